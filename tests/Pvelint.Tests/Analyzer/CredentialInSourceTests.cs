namespace Pvelint.Tests.Analyzer;

public sealed class CredentialInSourceTests
{
    [Fact]
    public Task Flags_the_secret_of_a_split_token() => Verifier.Check("""
        static class Settings
        {
            public const string ProxmoxTokenId = "terraform@pve!ci";
            public const string ProxmoxTokenSecret = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
            static void Main() { }
        }
        """);

    [Fact]
    public Task Flags_an_environment_variable_that_is_set() => Verifier.Check("""
        using System;
        Environment.SetEnvironmentVariable("PM_API_TOKEN_ID", "terraform@pve!ci");
        Environment.SetEnvironmentVariable("PM_API_TOKEN_SECRET", "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}");
        """);

    [Fact]
    public Task Flags_entries_of_a_dictionary() => Verifier.Check("""
        using System.Collections.Generic;
        var first = new Dictionary<string, string> { { "PM_PASS", "{|PVE103:Tr0ub4dor-pve-9|}" } };
        var second = new Dictionary<string, string> { ["PM_API_TOKEN_SECRET"] = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}" };
        second["PROXMOX_PASSWORD"] = "{|PVE103:kestrel-Mauve-42|}";
        """);

    [Fact]
    public Task Flags_a_login_form() => Verifier.Check("""
        using System.Collections.Generic;
        var uri = "https://pve.example.org:8006/api2/json/access/ticket";
        var form = new KeyValuePair<string, string>[] { new("username", "svc@pve"), new("password", "{|PVE103:Tr0ub4dor-pve-9|}") };
        var body = new { username = "svc@pve", password = args.Length > 0 ? args[0] : "{|PVE103:kestrel-Mauve-42|}" };
        """);

    [Fact]
    public Task Flags_json_in_a_string() => Verifier.Check("""
        var body = "{ \"username\": \"svc@pve\", \"password\": \"{|PVE103:Tr0ub4dor-pve-9|}\" }";
        """);

    [Fact]
    public Task Flags_what_is_given_to_the_client_of_corsinvest() => Verifier.Check(
        ("Program.cs", """
            using Corsinvest.ProxmoxVE.Api;
            var client = new PveClient("pve.example.org") { ApiToken = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}" };
            client.ApiToken = "{|PVE102:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}";
            await client.LoginAsync("svc", "{|PVE103:Tr0ub4dor-pve-9|}");
            client.Login("root", "{|PVE103:kestrel-Mauve-42|}", "pam");
            PveClientBase other = new("pve.example.org");
            """),
        ("Api.cs", Stubs.Corsinvest));

    [Fact]
    public Task Flags_what_is_given_to_pulumis_provider() => Verifier.Check(
        ("Program.cs", """
            using Pulumi;
            using Pulumi.ProxmoxVE;
            using Pulumi.ProxmoxVE.Inputs;
            const string password = "{|PVE103:Tr0ub4dor-pve-9|}";
            var provider = new Provider("proxmox", new ProviderArgs
            {
                Endpoint = "https://pve.example.org:8006/",
                Username = "terraform@pve",
                Password = password,
                Ssh = new ProviderSshArgs { Username = "root", Password = Output.CreateSecret("{|PVE103:kestrel-Mauve-42|}") },
            });
            var late = new ProviderArgs();
            late.ApiToken = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
            """),
        ("Provider.cs", Stubs.Pulumi));

    [Fact]
    public Task Ignores_what_is_read_elsewhere() => Verifier.Check(
        ("Program.cs", """
            using System;
            using Corsinvest.ProxmoxVE.Api;
            var client = new PveClient("pve.example.org") { ApiToken = Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")! };
            await client.LoginAsync(args[0], args[1]);
            var password = Environment.GetEnvironmentVariable("PROXMOX_VE_PASSWORD");
            await client.LoginAsync("svc", password ?? "");
            """),
        ("Api.cs", Stubs.Corsinvest));

    [Fact]
    public Task Ignores_passwords_of_others() => Verifier.Check("""
        static class Database
        {
            const string Note = "not the password of proxmox";
            const string Password = "Tr0ub4dor-pve-9";
            static void Main() { }
        }
        """);
}
