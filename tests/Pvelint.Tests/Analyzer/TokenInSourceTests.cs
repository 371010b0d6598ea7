namespace Pvelint.Tests.Analyzer;

public sealed class TokenInSourceTests
{
    [Fact]
    public Task Flags_a_whole_token_in_a_literal() => Verifier.Check("""
        var token = "root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
        """);

    [Fact]
    public Task Flags_a_token_in_a_header() => Verifier.Check("""
        using System.Net.Http;
        var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", "PVEAPIToken=root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "PVEAPIToken=ci@pve!a={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}");
        """);

    [Fact]
    public Task Flags_a_token_with_a_scheme_of_its_own() => Verifier.Check("""
        using System.Net.Http.Headers;
        var header = new AuthenticationHeaderValue("PVEAPIToken", "root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}");
        """);

    [Fact]
    public Task Flags_a_token_in_a_verbatim_string() => Verifier.Check("""
        var token = @"\""root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
        """);

    [Fact]
    public Task Flags_a_token_in_a_raw_string() => Verifier.Check(""""
        var request = """
            GET /api2/json/version
              Authorization: PVEAPIToken=root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}
            """;
        """");

    [Fact]
    public Task Flags_a_token_in_a_utf8_string() => Verifier.Check("""
        var token = "root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}"u8;
        """);

    [Fact]
    public Task Flags_a_token_behind_escapes() => Verifier.Check("""
        var json = "{\"proxmox\":\"root\u0040pam\u0021ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}\"}";
        """);

    [Fact]
    public Task Flags_a_concatenated_token() => Verifier.Check("""
        var token = "root@pam" + "!ci=" + "{|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
        """);

    [Fact]
    public Task Flags_a_secret_that_is_cut_in_two() => Verifier.Check("""
        var token = "PVEAPIToken=root@pam!ci=" + "{|PVE101:7c1e0a52-93b4-" + "4d6f-8e21-5fa0b3c49d17|}";
        """);

    [Fact]
    public Task Flags_a_token_put_together_from_constants() => Verifier.Check("""
        static class Proxmox
        {
            const string Id = "root@pam!ci";
            static readonly string Value = "{|PVE102:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
            static string Header => $"PVEAPIToken={Id}={Value}";
            static void Main() { }
        }
        """);

    [Fact]
    public Task Finds_its_place_in_interpolated_strings_of_every_kind() => Verifier.Check(""""
        const string id = "root@pam!ci";
        var plain = $"{{\"pve\":\"\t{id}={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}\"}}";
        var verbatim = $@"{{""pve"":""{id}={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}""}}";
        var raw = $$"""
            { "host": "{{args[0]}}",
              "pve": "{{id}}={|PVE101:e95a3c70-d8b1-4f26-a3c9-1274f0be6d85|}" }
            """;
        """");

    [Fact]
    public Task Flags_a_constant_of_another_file_where_it_is_used() => Verifier.Check(
        ("Program.cs", """
            var header = $"PVEAPIToken=root@pam!ci={{|PVE101:Keys.Value|}}";
            """),
        ("Keys.cs", """
            static class Keys { public const string Value = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"; }
            """));

    [Fact]
    public Task Flags_a_fallback() => Verifier.Check("""
        using System;
        var token = Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN") ?? "root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}";
        """);

    [Fact]
    public Task Flags_a_token_in_a_comment() => Verifier.Check("""
        // was: root@pam!ci={|PVE101:7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|}
        return;
        """);

    [Fact]
    public Task Flags_a_ticket() => Verifier.Check($$"""
        var cookie = "PVEAuthCookie={|PVE104:PVE:root@pam:6A1B2C3D::{{Convert.ToBase64String([.. Enumerable.Range(0, 258).Select(i => (byte)(i * 37))])}}|}";
        """);

    [Fact]
    public Task Ignores_interpolation_with_parameters() => Verifier.Check("""
        var header = Header("svc@pve", "ci", args[0]);
        static string Header(string user, string name, string secret) => $"PVEAPIToken={user}!{name}={secret}";
        """);

    [Fact]
    public Task Ignores_placeholders() => Verifier.Check("""
        var token = "svc@pve!ci=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
        var zero = "svc@pve!ci=00000000-0000-0000-0000-000000000000";
        var form = "PVEAPIToken=USER@REALM!TOKENID=UUID";
        """);

    [Fact]
    public Task Ignores_other_uuids() => Verifier.Check("""
        var proxmoxNode = new System.Guid("7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        """);

    [Fact]
    public Task Ignores_generated_code() => Verifier.Check(("Program.cs", "return;"), ("Client.g.cs", """
        // <auto-generated/>
        static class Client { const string Token = "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"; }
        """));

    [Fact]
    public async Task Says_nothing_of_the_secret()
    {
        var diagnostics = await Verifier.Diagnose(("Program.cs", """
            var token = "root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
            """));
        Assert.All(diagnostics, diagnostic => Assert.DoesNotContain("7c1e", diagnostic.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(diagnostics);
    }
}
