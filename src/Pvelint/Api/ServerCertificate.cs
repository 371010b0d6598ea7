using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pvelint.Output;

namespace Pvelint.Api;

/// <summary>Decides whether the endpoint is who it should be, and remembers what was wrong: the framework's exception says too little.</summary>
/// <param name="settings">How it proves itself.</param>
internal sealed class ServerCertificate(EndpointSettings settings)
{
    /// <summary>What was wrong with the last certificate, with the way out; null where nothing was, or none was seen.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last certificate; null where none was seen.</summary>
    public X509Certificate2? Seen { get; private set; }

    /// <summary>Options for connections. Nothing is fetched from where a certificate points to: a stranger wrote it.</summary>
    public SslClientAuthenticationOptions Options()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (settings.Authorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy, RemoteCertificateValidationCallback = Accept };
    }

    /// <summary>The certificate that an endpoint shows, whoever signed it. Nothing is sent there: the connection ends before any request.</summary>
    /// <exception cref="PveFault">Nobody was reached.</exception>
    public static async Task<X509Certificate2> LookAsync(EndpointSettings settings, CancellationToken cancel = default)
    {
        // No certificate has this fingerprint, so that none is taken.
        var unlike = settings with { Fingerprint = new byte[SHA256.HashSizeInBytes], Authorities = null };
        using var client = new PveClient(unlike);
        try
        {
            await client.GetAsync($"/version", null, cancel).ConfigureAwait(false);
        }
        catch (PveFault fault) when (fault.Kind == PveFaultKind.NotTrusted && client.SeenCertificate is { } seen)
        {
            return seen;
        }

        throw new InvalidOperationException("a certificate was taken that none can be");
    }

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Seen = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        Problem = Seen is null ? $"{settings.Name} shows no certificate"
            : settings.Fingerprint is { } pinned ? Pinned(Seen, pinned)
            : errors == SslPolicyErrors.None ? null : Untrusted(Seen, chain, errors);
        return Problem is null;
    }

    // Whoever gives a fingerprint trusts this very key: its name and its dates, which others vouch for, tell nothing more.
    private string? Pinned(X509Certificate2 certificate, byte[] pinned)
    {
        var seen = SHA256.HashData(certificate.RawDataMemory.Span);
        return CryptographicOperations.FixedTimeEquals(seen, pinned) ? null
            : $"{settings.Name} shows another certificate than --fingerprint says, {EndpointSettings.Written(seen)}: it was renewed, or somebody stands in between; compare with 'pvenode cert info' on the node before you take the new one";
    }

    private string Untrusted(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, one) => flags | one.Status) ?? X509ChainStatusFlags.NoError;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return DateTime.Now < certificate.NotBefore
                ? $"the certificate of {settings.Name} is valid from {Day(certificate.NotBefore)} on: is the clock of this machine right?"
                : DateTime.Now > certificate.NotAfter
                    ? $"the certificate of {settings.Name} expired on {Day(certificate.NotAfter)}: renew it on the node ('pvecm updatecerts --force'), and check the clock of this machine"
                    : $"an authority of the certificate of {settings.Name} has expired: renew it, or give the right one with --ca";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            return $"{settings.Name} shows a certificate that {(settings.Authorities is null ? "no authority that this system knows" : "no authority of --ca")} vouches for: give the cluster's own with --ca (a copy of /etc/pve/pve-root-ca.pem of a node) or what 'pvelint fingerprint {settings.Name}' shows with --fingerprint, once it is checked on the node";
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"the certificate of {settings.Name} is not for that name but for {Names(certificate)}: use one of these in --endpoint, or give the certificate's --fingerprint"
            : $"{settings.Name} shows no certificate that can be checked";
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The certificate is the stranger's text, too.
    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(6).ToList();
        var text = names.Count == 0 ? certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) : string.Join(", ", names);
        return Neutral.Line(text.Length > 200 ? text[..200] : text);
    }
}
