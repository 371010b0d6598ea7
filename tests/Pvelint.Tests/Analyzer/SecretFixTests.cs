namespace Pvelint.Tests.Analyzer;

public sealed class SecretFixTests
{
    [Fact]
    public Task Reads_a_token_from_the_environment() => Check(
        """
        using System;
        string token = "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
        """,
        """
        using System;
        string token = Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")!;
        """);

    [Fact]
    public Task Names_the_namespace_where_it_is_not_imported() => Check(
        """
        string token = "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
        """,
        """
        string token = System.Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")!;
        """);

    [Fact]
    public Task Keeps_what_stands_before_the_token() => Check(
        """
        using System;
        Console.WriteLine("PVEAPIToken=root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        Console.WriteLine("PVEAPIToken=root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\r\n".Length);
        """,
        """
        using System;
        Console.WriteLine("PVEAPIToken=" + Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN"));
        Console.WriteLine(("PVEAPIToken=" + Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN") + "\r\n").Length);
        """);

    [Fact]
    public Task Puts_a_hole_into_an_interpolated_string() => Check(
        """
        using System;
        Console.WriteLine($"{args.Length} PVEAPIToken=root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        """,
        """
        using System;
        Console.WriteLine($"{args.Length} PVEAPIToken={Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")}");
        """);

    [Fact]
    public Task Replaces_the_secret_alone_where_the_id_stands_apart() => Check(
        """
        using System;
        Console.WriteLine("PVEAPIToken=root@pam!ci=" + "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        """,
        """
        using System;
        Console.WriteLine("PVEAPIToken=root@pam!ci=" + Environment.GetEnvironmentVariable("PM_API_TOKEN_SECRET"));
        """);

    [Fact]
    public Task Turns_a_constant_into_a_field() => Check(
        """
        using System;
        static class Proxmox
        {
            internal const string Password = "Tr0ub4dor-pve-9";

            static void Main()
            {
                const string pveToken = "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
                Console.WriteLine(pveToken);
            }
        }
        """,
        """
        using System;
        static class Proxmox
        {
            internal static readonly string Password = Environment.GetEnvironmentVariable("PROXMOX_VE_PASSWORD")!;

            static void Main()
            {
                string pveToken = Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")!;
                Console.WriteLine(pveToken);
            }
        }
        """);

    [Theory]
    [InlineData("static class A { [System.Obsolete(Proxmox)] static void Main() { } const string Proxmox = \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"; }")]
    [InlineData("static class A { static void Main() { } static void B(string pve = \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\") { } }")]
    [InlineData("var token = \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"u8;")]
    public Task Leaves_what_has_to_be_a_constant(string source) => Check(source, source);

    [Fact]
    public Task Fixes_all_at_once() => FixVerifier.CheckAll(Shipped.SecretFix, "Environment", "PVE101", ("Program.cs",
        """
        using System;
        Console.WriteLine("root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        Console.WriteLine("ci@pve!a=b2f86d03-41ce-4a97-9d58-e06c7b1fa294");
        """,
        """
        using System;
        Console.WriteLine(Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")!);
        Console.WriteLine(Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")!);
        """));

    [Theory]
    [InlineData("static string Read(IConfiguration settings) => \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\";", "settings")]
    [InlineData("private readonly IConfigurationRoot _root = null!; string Read() => \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\";", "_root")]
    [InlineData("static string Read(Builder builder) => \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\";", "builder.Configuration")]
    public Task Reads_it_from_the_configuration_at_hand(string member, string configuration) => FixVerifier.Check(Shipped.SecretFix, "Configuration",
        ("Program.cs", Around(member), Around(member.Replace("\"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"", configuration + "[\"Proxmox:ApiToken\"]!", StringComparison.Ordinal))),
        ("Configuration.cs", Configuration, Configuration));

    [Theory]
    [InlineData("private readonly IConfiguration _root = null!; static string Read() => \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\";")]
    [InlineData("private readonly IConfiguration _root = null!; private readonly string _token = \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\";")]
    [InlineData("static string Read() { var token = \"root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"; IConfiguration late = null!; return token + late[\"a\"]; }")]
    public Task Uses_no_configuration_that_is_out_of_reach(string member) => FixVerifier.Check(Shipped.SecretFix, "Configuration",
        ("Program.cs", Around(member), Around(member)),
        ("Configuration.cs", Configuration, Configuration));

    private const string Configuration = """
        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration { string? this[string key] { get; set; } }
            public interface IConfigurationRoot : IConfiguration { }
        }

        public class Builder { public Microsoft.Extensions.Configuration.IConfiguration Configuration => throw new System.NotSupportedException(); }
        """;

    private static string Around(string member) => $$"""
        using Microsoft.Extensions.Configuration;
        class Proxmox
        {
            static void Main() { }
            {{member}}
        }
        """;

    private static Task Check(string before, string after) => FixVerifier.Check(Shipped.SecretFix, "Environment", ("Program.cs", before, after));
}
