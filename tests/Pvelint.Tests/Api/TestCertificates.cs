using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pvelint.Tests.Api;

/// <summary>Certificates for servers on loopback, made for the run.</summary>
internal static class TestCertificates
{
    private static readonly Lazy<X509Certificate2> LazyAuthority = new(() => MakeAuthority("pvelint tests"));
    private static readonly Lazy<X509Certificate2> LazyServer = new(() => Server("localhost", Authority));

    /// <summary>An authority that no system knows.</summary>
    public static X509Certificate2 Authority => LazyAuthority.Value;

    /// <summary>A certificate of it for localhost and 127.0.0.1.</summary>
    public static X509Certificate2 ForLocalhost => LazyServer.Value;

    public static X509Certificate2 MakeAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(1));
    }

    public static X509Certificate2 Server(string name, X509Certificate2 authority, DateTimeOffset? end = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        var until = end ?? DateTimeOffset.UtcNow.AddDays(30);
        using var signed = request.Create(authority, until.AddDays(-60), until, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);

        // Read anew: a server needs a key that lies in a store of its own.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
