namespace Pvelint.Tests.Analyzer;

public sealed class TransportInSourceTests
{
    [Fact]
    public Task Flags_a_callback_that_accepts_everything() => Verifier.Check("""
        using System;
        using System.Net.Http;
        var handler = new HttpClientHandler
        {
            {|PVE301:ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true|},
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        """);

    [Fact]
    public Task Flags_the_validator_that_names_its_danger() => Verifier.Check("""
        using System.Net.Http;
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.{|PVE301:DangerousAcceptAnyServerCertificateValidator|};
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """);

    [Fact]
    public Task Flags_a_method_that_accepts_everything() => Verifier.Check("""
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = {|PVE301:Accept|};
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
        """);

    [Fact]
    public Task Flags_corsinvests_switch() => Verifier.Check(
        ("Program.cs", """
            using Corsinvest.ProxmoxVE.Api;
            var client = new PveClient("pve.example.org") { {|PVE301:ValidateCertificate = false|} };
            """),
        ("Api.cs", Stubs.Corsinvest));

    [Fact]
    public Task Flags_pulumis_switch() => Verifier.Check(
        ("Program.cs", """
            using Pulumi.ProxmoxVE;
            var provider = new Provider("proxmox", new() { Endpoint = "https://pve.example.org:8006/", Insecure = {|PVE301:true|} });
            """),
        ("Provider.cs", Stubs.Pulumi));

    [Fact]
    public Task Flags_plain_http() => Verifier.Check("""
        var endpoint = "{|PVE302:http://pve.example.org:8006/api2/json|}";
        """);

    [Fact]
    public Task Ignores_other_hosts() => Verifier.Check("""
        using System.Net.Http;
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        var answer = await new HttpClient(handler).GetStringAsync("https://nas.example.org/status");
        """);

    [Fact]
    public Task Ignores_a_callback_that_looks() => Verifier.Check("""
        using System.Net.Http;
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=pve.example.org",
        };
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """);
}
