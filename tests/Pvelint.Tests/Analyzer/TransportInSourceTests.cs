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

    [Fact]
    public Task Flags_a_field_of_a_delegate_that_accepts_everything() => Verifier.Check("""
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|PVE301:Api.Anything|} };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        static class Api { public static readonly Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> Anything = (_, _, _, _) => true; }
        """);

    [Fact]
    public Task Flags_blocks_and_delegates_that_return_true() => Verifier.Check("""
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { {|PVE301:RemoteCertificateValidationCallback = delegate { return true|}; } },
        };
        var other = new HttpClientHandler();
        other.{|PVE301:ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
        {
            return true|};
        };
        ServicePointManager.{|PVE301:ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true|};
        var answer = await new HttpClient(handler).GetStringAsync("https://pve.example.org:8006/api2/json/version");
        """);

    [Fact]
    public Task Flags_restsharps_options() => Verifier.Check(
        ("Program.cs", """
            using RestSharp;
            var client = new RestClient(new RestClientOptions("https://pve.example.org:8006/api2/json")
            {
                {|PVE301:RemoteCertificateValidationCallback = (sender, certificate, chain, sslPolicyErrors) => true|},
            });
            var request = new RestRequest("nodes").AddHeader("Authorization", "PVEAPIToken=ci@pve!a=" + args[0]);
            """),
        ("RestSharp.cs", Stubs.RestSharp));

    [Fact]
    public Task Flags_a_delegate_made_of_a_method() => Verifier.Check("""
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = {|PVE301:new RemoteCertificateValidationCallback(Proxmox.Accept)|};
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        static class Proxmox
        {
            public static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
            {
                // A lab.
                return true;
            }
        }
        """);

    [Fact]
    public Task Ignores_methods_that_look() => Verifier.Check("""
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = Proxmox.Pinned;
        var other = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
            {
                if (errors == SslPolicyErrors.None)
                {
                    return true;
                }

                return certificate?.GetCertHashString() == "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B";
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve.example.org:8006/api2/json/") };
        static class Proxmox
        {
            public static bool Pinned(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
                certificate?.GetCertHashString() == "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B";
        }
        """);
}
