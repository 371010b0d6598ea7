using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pvelint.Sandbox;

/// <summary>The certificate of a sandbox, signed by an authority of its own as that of a real node is.</summary>
internal sealed class SandboxCertificate : IDisposable
{
    // Made once a process: tests start a sandbox each.
    private static readonly Lazy<SandboxCertificate> LazyShared = new(() => Make(TimeProvider.System.GetUtcNow()));

    private SandboxCertificate(X509Certificate2 server, string authority)
    {
        Server = server;
        Authority = authority;
        var hash = Convert.ToHexString(SHA256.HashData(server.RawData));
        Fingerprint = string.Join(':', Enumerable.Range(0, hash.Length / 2).Select(i => hash.Substring(2 * i, 2)));
    }

    /// <summary>One that all sandboxes of this process may have.</summary>
    public static SandboxCertificate Shared => LazyShared.Value;

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The certificate of the authority, in PEM: what <c>/etc/pve/pve-root-ca.pem</c> is.</summary>
    public string Authority { get; }

    /// <summary>SHA-256 of the certificate: <c>AA:BB:…</c>, as the web interface shows it.</summary>
    public string Fingerprint { get; }

    /// <summary>A new one, for the loopback address, for two years.</summary>
    public static SandboxCertificate Make(DateTimeOffset now)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=pvelint sandbox CA", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var root = rootRequest.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=pve.sandbox.internal", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(root, now.AddDays(-1), now.AddYears(2), RandomNumberGenerator.GetBytes(12));
        using var withKey = signed.CopyWithPrivateKey(key);
        // Windows takes no key that was only ever in memory.
        var server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        return new SandboxCertificate(server, root.ExportCertificatePem());
    }

    /// <summary>The one that a folder keeps; a new one where there is none.</summary>
    public static SandboxCertificate Of(StateFolder folder, DateTimeOffset now)
    {
        const string Certificate = "local/pve-ssl.pem";
        const string Key = "local/pve-ssl.key";
        const string Root = "pve-root-ca.pem";
        if (folder.Read(Certificate) is { } certificate && folder.Read(Key) is { } key && folder.Read(Root) is { } root)
        {
            using var both = X509Certificate2.CreateFromPem(certificate, key);
            return new SandboxCertificate(X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pkcs12), null), root);
        }

        var made = Make(now);
        folder.Write(Certificate, made.Server.ExportCertificatePem());
        folder.Write(Key, made.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        folder.Write(Root, made.Authority);
        return made;
    }

    public void Dispose() => Server.Dispose();
}
