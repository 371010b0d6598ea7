namespace Pvelint.Rules.Transport;

/// <summary>Whether running text is about the API of a Proxmox product.</summary>
internal static class ProxmoxMentions
{
    // The API's ports, paths, header and cookie; the names of products and clients.
    private static readonly string[] Marks =
    [
        ":8006", ":8007", "api2/json", "api2/extjs", "PVEAPIToken", "PVEAuthCookie", "PBSAPIToken", "PVEClient", "PVE_", "PVE.", "pve_", "$PVE", "PM_API",
    ];

    private static readonly string[] Reserved = ["example.com", "example.org", "example.net", ".example", ".invalid", ".test"];

    /// <summary>Whether the text names a product, its API or a client of it.</summary>
    public static bool In(string text) =>
        text.IndexOf("proxmox", StringComparison.OrdinalIgnoreCase) >= 0 || InAddress(text);

    /// <summary>Whether the text holds a mark of the API itself: a port, a path, a header, a variable named after it.</summary>
    public static bool InAddress(string text) => Array.Exists(Marks, mark => text.IndexOf(mark, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a URL is that of the API: by the API's port or its path.</summary>
    public static bool IsApi(string url) => IsOwnPort(url) || url.Contains("/api2/json") || url.Contains("/api2/extjs");

    /// <summary>Whether a URL names the port that the API itself listens on: 8006, for a backup server 8007.</summary>
    public static bool IsOwnPort(string url) => url.Contains(":8006") || url.Contains(":8007");

    /// <summary>Whether the host is this machine: nobody sits on the way.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host is "::1" or "[::1]" or "0.0.0.0"
        || (host.StartsWith("127.", StringComparison.Ordinal) && host.All(unit => unit == '.' || char.IsDigit(unit)));

    /// <summary>Whether the host's name is reserved for examples and tests (RFC 2606, RFC 6761): nothing answers there.</summary>
    public static bool IsReserved(string host) => Array.Exists(
        Reserved,
        name => host.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (host.Length == name.Length || name[0] == '.' || host[host.Length - name.Length - 1] == '.'));

    /// <summary>The host of a URL, or of <c>host:port</c>; empty where it is computed or there is none.</summary>
    public static string HostOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var end = url.IndexOfAny(['/', '?', '#', '"', '\'', ' '], start);
        var authority = url.Substring(start, (end < 0 ? url.Length : end) - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        if (authority.StartsWith("[", StringComparison.Ordinal))
        {
            return authority.Substring(0, authority.IndexOf(']') + 1);
        }

        var colon = authority.IndexOf(':');
        return colon < 0 ? authority : authority.Substring(0, colon);
    }
}
