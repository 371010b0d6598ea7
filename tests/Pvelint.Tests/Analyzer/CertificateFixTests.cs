namespace Pvelint.Tests.Analyzer;

public sealed class CertificateFixTests
{
    private const string Pinned = "certificate != null && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), Environment.GetEnvironmentVariable(\"PROXMOX_VE_FINGERPRINT\")?.Replace(\":\", \"\"), StringComparison.OrdinalIgnoreCase)";

    [Theory]
    [InlineData("(message, certificate, chain, errors) => true")]
    [InlineData("(_, _, _, _) => { return true; }")]
    [InlineData("HttpClientHandler.DangerousAcceptAnyServerCertificateValidator")]
    [InlineData("delegate { return true; }")]
    public Task Pins_the_certificate(string callback) => Check("Fingerprint",
        $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = {{callback}} };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => {{Pinned}} };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """);

    [Fact]
    public Task Names_the_namespaces_that_are_not_imported() => Check("Fingerprint",
        """
        var handler = new System.Net.Http.SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        var answer = await new System.Net.Http.HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """,
        """
        var handler = new System.Net.Http.SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate != null && string.Equals(certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), System.Environment.GetEnvironmentVariable("PROXMOX_VE_FINGERPRINT")?.Replace(":", ""), System.StringComparison.OrdinalIgnoreCase);
        var answer = await new System.Net.Http.HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """);

    [Fact]
    public Task Takes_a_callback_out_with_its_line() => Check("Machine",
        """
        using System;
        using System.Net.Http;
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true, // lab
            UseCookies = false,
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """,
        """
        using System;
        using System.Net.Http;
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """);

    [Theory]
    [InlineData("{ ServerCertificateCustomValidationCallback = (_, _, _, _) => true, UseCookies = false }", "{ UseCookies = false }")]
    [InlineData("{ UseCookies = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true }", "{ UseCookies = false }")]
    [InlineData("{ ServerCertificateCustomValidationCallback = (_, _, _, _) => true, }", "{  }")]
    public Task Takes_a_callback_out_of_a_list(string before, string after) => Check("Machine",
        $$"""
        using System;
        using System.Net.Http;
        var handler = new HttpClientHandler {{before}};
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """,
        $$"""
        using System;
        using System.Net.Http;
        var handler = new HttpClientHandler {{after}};
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """);

    [Fact]
    public Task Takes_a_statement_out_with_its_line() => Check("Machine",
        """
        using System.Net.Http;
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """,
        """
        using System.Net.Http;
        var handler = new HttpClientHandler();
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """);

    [Fact]
    public Task Turns_a_switch_round() => FixVerifier.Check(Shipped.CertificateFix, "Machine",
        ("Program.cs",
            """
            using Corsinvest.ProxmoxVE.Api;
            var client = new PveClient("pve.example.org") { ValidateCertificate = false };
            """,
            """
            using Corsinvest.ProxmoxVE.Api;
            var client = new PveClient("pve.example.org") { ValidateCertificate = true };
            """),
        ("Api.cs", Stubs.Corsinvest, Stubs.Corsinvest));

    [Fact]
    public Task Has_no_fingerprint_for_a_switch() => FixVerifier.Check(Shipped.CertificateFix, "Fingerprint",
        ("Program.cs", Corsinvest, Corsinvest),
        ("Api.cs", Stubs.Corsinvest, Stubs.Corsinvest));

    [Fact]
    public Task Fixes_all_at_once() => FixVerifier.CheckAll(Shipped.CertificateFix, "Machine", "PVE301", ("Program.cs",
        """
        using System.Net.Http;
        var one = new HttpClientHandler();
        one.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
        var two = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        var answer = await new HttpClient(one).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        answer = await new HttpClient(two).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """,
        """
        using System.Net.Http;
        var one = new HttpClientHandler();
        var two = new HttpClientHandler {  };
        var answer = await new HttpClient(one).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        answer = await new HttpClient(two).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """));

    private const string Corsinvest = """
        using Corsinvest.ProxmoxVE.Api;
        var client = new PveClient("pve.example.org") { ValidateCertificate = false };
        """;

    private static Task Check(string key, string before, string after) => FixVerifier.Check(Shipped.CertificateFix, key, ("Program.cs", before, after));
}
