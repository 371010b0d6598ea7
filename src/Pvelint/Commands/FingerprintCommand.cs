using System.CommandLine;
using System.Security.Cryptography;
using Pvelint.Api;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary><c>pvelint fingerprint URL</c>: the certificate that an endpoint shows, and how to check that it is the right one.</summary>
internal static class FingerprintCommand
{
    public static Command Create(Host host)
    {
        var address = new Argument<string>("URL") { Description = "The endpoint: https://NAME:8006" };
        var proxy = new EndpointOptions();
        var command = new Command("fingerprint", "Show the SHA-256 of an endpoint's certificate for --fingerprint, and how to check it on the node") { address };
        proxy.AddProxyTo(command);
        command.SetAction(parsed => (int)Run(proxy.Settings(parsed, host, parsed.GetRequiredValue(address)), host));
        return command;
    }

    private static ExitCode Run(EndpointSettings settings, Host host)
    {
        var certificate = ServerCertificate.LookAsync(settings).GetAwaiter().GetResult();
        var fingerprint = EndpointSettings.Written(SHA256.HashData(certificate.RawDataMemory.Span));
        using var output = host.OpenText();
        output.WriteLine(fingerprint);

        // Who listens in between would show its own: the way to check leads past this connection.
        host.Say($"{settings.Name} shows a certificate of {Neutral.Line(certificate.Subject)}, valid until {certificate.NotAfter:yyyy-MM-dd}");
        host.Say("nothing vouches for it yet: compare it on the node itself, at its console or over a connection that you trust already, with");
        host.Say("  pvenode cert info   (the one of pveproxy-ssl.pem where there is one, else of pve-ssl.pem)");
        host.Say("  openssl x509 -noout -fingerprint -sha256 -in /etc/pve/local/pve-ssl.pem");
        host.Say($"and where it is the same, give it: --endpoint {settings.Name} --fingerprint {fingerprint}");
        return ExitCode.Clean;
    }
}
