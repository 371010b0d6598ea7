using System.Security.Cryptography.X509Certificates;

namespace Pvelint.Api;

/// <summary>Where an endpoint is, how it proves who it is, and how long it may take.</summary>
internal sealed record EndpointSettings
{
    /// <summary>The port on which Proxmox VE listens.</summary>
    public const int DefaultPort = 8006;

    /// <summary>Scheme, name and port, nothing more.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The only authorities whose certificates count; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The SHA-256 of the only certificate that counts, whoever signed it; null where authorities tell.</summary>
    public byte[]? Fingerprint { get; init; }

    /// <summary>The proxy to go through; null for what the environment says.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether to go there directly, whatever the environment says.</summary>
    public bool IsDirect { get; init; }

    /// <summary>How long it may take to be connected.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take: Proxmox VE holds back a 401 for three seconds, and a write waits for a lock up to ten.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before a call that may be repeated is made again; doubled each time.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes a line a request (method, path, status, time); null for no such log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary><c>https://pve.example.org:8006</c>, for messages.</summary>
    public string Name => Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether a proxy may be on the way: none can reach this machine's own loopback for us, unless it is named.</summary>
    public bool MayUseProxy => !IsDirect && (Proxy is not null || !Endpoint.IsLoopback);

    /// <summary>The proxy on the way, without what may be secret in its address; null for none.</summary>
    public string? Via => !MayUseProxy ? null : (Proxy ?? HttpClient.DefaultProxy.GetProxy(Endpoint)) is { } proxy && proxy != Endpoint ? $"{proxy.Scheme}://{proxy.Authority}" : null;

    /// <summary>
    /// Reads an address: <c>https://pve:8006</c>, also with the path that Telmate's and Packer's settings have (<c>/api2/json</c>), or a name
    /// alone, which means https and the usual port.
    /// </summary>
    /// <param name="text">The address.</param>
    /// <param name="where">Where it stands, for the message.</param>
    /// <exception cref="Commands.StopException">It is none that a credential may be sent to; the message does not repeat it, since it may hold one.</exception>
    public static Uri ParseEndpoint(string text, string where)
    {
        var trimmed = text.Trim();
        var isBare = !trimmed.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(isBare ? "https://" + trimmed : trimmed, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || trimmed.Any(char.IsControl))
        {
            throw Wrong(where, "is no address: write https://NAME:8006");
        }

        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            throw Wrong(where, "must begin with https: nothing is ever sent unencrypted");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw Wrong(where, "holds a user or password: take it out of the address, where others see it");
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        if (path is not ("" or "/api2" or "/api2/json" or "/api2/extjs") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Wrong(where, "has a path that is none of the API's: write https://NAME:8006 alone");
        }

        return new UriBuilder(Uri.UriSchemeHttps, uri.IdnHost, isBare && uri.IsDefaultPort && !trimmed.Contains(":443", StringComparison.Ordinal) ? DefaultPort : uri.Port).Uri;
    }

    /// <summary>Reads a SHA-256 fingerprint: 64 hexadecimal digits, with colons or without, also as openssl prints it.</summary>
    /// <exception cref="Commands.StopException">It is none.</exception>
    public static byte[] ParseFingerprint(string text)
    {
        var digits = text[(text.LastIndexOf('=') + 1)..].Replace(":", "", StringComparison.Ordinal).Trim();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : throw Wrong("--fingerprint", "takes the SHA-256 of the endpoint's certificate, 64 hexadecimal digits: 'pvelint fingerprint URL' shows it" + (digits.Length == 40 ? " (this is a SHA-1)" : ""));
    }

    /// <summary>A fingerprint as Proxmox VE shows it: <c>AA:BB:…</c>.</summary>
    public static string Written(byte[] fingerprint) => string.Join(':', fingerprint.Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    private static Commands.StopException Wrong(string where, string what) => new(Commands.ExitCode.Usage, $"{where} {what}");
}
