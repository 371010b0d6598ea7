using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>Says in words for the user what went wrong with calls of one endpoint.</summary>
/// <param name="settings">The endpoint.</param>
/// <param name="certificate">What was seen of its certificate.</param>
internal sealed class PveFaults(EndpointSettings settings, ServerCertificate certificate)
{
    // A message of Proxmox VE is a line or two; what is longer was written to fill a terminal.
    private const int LongestReason = 400;

    /// <summary>
    /// What messages of status 500 mean: Proxmox VE has no status for them. Source: pve-access-control src/PVE/API2/*.pm; pve-cluster
    /// src/PVE/Cluster.pm check_cfs_quorum, cfs_lock; what PUT /access/acl refuses stands on line 2 of its message.
    /// </summary>
    private static readonly (string Text, PveFaultKind Kind)[] Meanings =
    [
        ("no quorum", PveFaultKind.NoQuorum),
        ("lock request timeout", PveFaultKind.Busy),
        ("got timeout", PveFaultKind.Busy),
        ("requires 'Permissions.Modify'", PveFaultKind.NotAllowed),
        ("already exists", PveFaultKind.Exists),
        ("does not exist", PveFaultKind.NotFound),
        ("no such ", PveFaultKind.NotFound),
        ("Parameter verification failed", PveFaultKind.Invalid),
    ];

    private string Name => settings.Name;

    /// <summary>What the framework's exception means. Its own text is not used: it may quote what was sent.</summary>
    public PveFault Of(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => settings.Via is not null ? Unreachable(SocketError.HostNotFound) : new(PveFaultKind.Unreachable, $"{settings.Endpoint.Host} is no name that this machine can find: check --endpoint, and the DNS"),
        HttpRequestError.ProxyTunnelError => new(PveFaultKind.Unreachable, $"the proxy does not let us through to {Name}: check --proxy and the HTTPS_PROXY of the environment; '--proxy none' goes there directly"),
        HttpRequestError.SecureConnectionError => Tls(),
        HttpRequestError.ResponseEnded => Cut(),
        HttpRequestError.InvalidResponse => new(PveFaultKind.NotPve, $"{Name} does not answer as a web server does: is it the port of Proxmox VE ({EndpointSettings.DefaultPort})?"),
        HttpRequestError.ConfigurationLimitExceeded => new(PveFaultKind.TooLarge, $"{Name} answers with more headers than any Proxmox VE: it is none, or it means harm"),
        _ => certificate.Problem is not null || exception.InnerException is AuthenticationException ? Tls()
            : exception.InnerException is SocketException socket ? Unreachable(socket.SocketErrorCode)
            : exception.InnerException is IOException ? Cut()
            : new(PveFaultKind.Unreachable, $"{Name} cannot be reached"),
    };

    public PveFault Cut() => new(PveFaultKind.Cut, $"the connection to {Name} broke off before the answer was whole: try again");

    public PveFault TimedOut(bool whileConnecting) => whileConnecting
        ? new(PveFaultKind.Unreachable, $"{Name} does not take a connection within {settings.ConnectTimeout.TotalSeconds:0} seconds: check the address, and that no firewall is in between")
        : new(PveFaultKind.TimedOut, $"{Name} does not answer within {settings.Timeout.TotalSeconds:0} seconds: it is overloaded or hangs; see the log of pveproxy and pvedaemon on the node");

    public PveFault TooLarge(int most) => new(PveFaultKind.TooLarge, $"{Name} answers with more than {most / (1024 * 1024)} MiB: that is no answer of Proxmox VE");

    public PveFault NotPve(string answer) => new(PveFaultKind.NotPve, $"{Name} answers with {answer}, not as the API of Proxmox VE does: is it the right port ({EndpointSettings.DefaultPort}), and does a proxy in between pass /api2/json on?");

    public PveFault NotUnderstood(string path) => new(PveFaultKind.NotPve, $"the answer of {Name} to {path} is not what Proxmox VE gives");

    /// <summary>The refusal to follow.</summary>
    /// <param name="location">Where the endpoint sends us; null where it does not say.</param>
    public PveFault Redirected(Uri? location)
    {
        var target = location is null ? "elsewhere" : location.IsAbsoluteUri ? "to " + Shown(location.GetLeftPart(UriPartial.Authority), []) : "to another path";
        return new(PveFaultKind.Redirected, $"{Name} sends us on {target}: a credential is not carried there; if that is the right address, give it with --endpoint");
    }

    /// <summary>A refusal of Proxmox VE, or of what stands before it.</summary>
    /// <param name="status">The status.</param>
    /// <param name="phrase">The reason phrase.</param>
    /// <param name="body">The body, where it is JSON.</param>
    /// <param name="call">Method and path, for the message.</param>
    /// <param name="caller">Who called; null for nobody.</param>
    /// <param name="secrets">What the texts of the endpoint must not give back to us.</param>
    public PveFault Refusal(int status, string phrase, JsonElement? body, string call, string? caller, IReadOnlyList<Secret> secrets)
    {
        var whole = body?.Text("message")?.Trim() ?? "";
        var errors = body?.Member("errors") is { ValueKind: JsonValueKind.Object } fields
            ? string.Join(", ", fields.EnumerateObject().Take(8).Select(field => $"{field.Name}: {PveJson.Text(field.Value)?.Trim()}"))
            : "";
        var text = whole.Length == 0 ? phrase : whole;

        // "Parameter verification failed." alone helps nobody, and "ACL update failed" even less.
        var reason = Shown(string.Join("; ", new[] { text.ReplaceLineEndings(" "), errors }.Where(part => part.Length > 0)), secrets);
        if (status == 404 && body is null)
        {
            // Proxmox VE itself answers 500 for what is not there, so that nothing is proved to be gone by this.
            return NotPve("404");
        }

        var kind = KindOf(status, text + "\n" + errors);
        var says = reason.Length == 0 ? "" : $" ({reason})";
        var message = kind switch
        {
            PveFaultKind.NotAuthenticated when caller is null => $"{Name} does not accept the login{says}: user (with its realm), password or second factor is wrong, or the user is disabled or has expired; Proxmox VE does not tell which",
            PveFaultKind.NotAuthenticated when caller.Contains('!') => $"{Name} does not accept the token {caller}{says}: its secret is wrong, it is not there, or it or its user is disabled or has expired; Proxmox VE does not tell which, so see 'pveum user token list {caller[..caller.LastIndexOf('!')]}' and the clock of the node",
            PveFaultKind.NotAuthenticated => $"{Name} no longer accepts the login of {caller}{says}: log in again",
            PveFaultKind.NotAllowed => $"{caller ?? "nobody"} may not {call} on {Name}{says}",
            PveFaultKind.NoQuorum => $"the cluster of {Name} has no quorum and takes no change{says}: bring its nodes back ('pvecm status'), then try again",
            PveFaultKind.Busy => $"another change is under way on {Name}{says}: try again in a moment",
            PveFaultKind.Unavailable => $"{Name} or the node behind it does not answer: {status}{says}: see 'systemctl status pveproxy pvedaemon' on the node, then try again",
            _ => $"{Name} refuses {call}: {status}{says}",
        };
        return new PveFault(kind, message) { Status = status, Reason = reason };
    }

    /// <summary>A text of the endpoint on one line, bounded, harmless, and without what we sent.</summary>
    public static string Shown(string text, IReadOnlyList<Secret> secrets)
    {
        foreach (var secret in secrets.Select(secret => secret.Reveal()).Where(value => value.Length > 2))
        {
            text = text.Replace(secret, Mask.Stars, StringComparison.OrdinalIgnoreCase).Replace(Uri.EscapeDataString(secret), Mask.Stars, StringComparison.OrdinalIgnoreCase);
        }

        text = Mask.Shape(text.Trim());
        return Neutral.Line(text.Length > LongestReason ? text[..LongestReason] + "…" : text);
    }

    private static PveFaultKind KindOf(int status, string text) => status switch
    {
        401 => PveFaultKind.NotAuthenticated,
        403 => PveFaultKind.NotAllowed,
        404 => PveFaultKind.NotFound,
        502 or 503 or 504 or (>= 595 and <= 599) => PveFaultKind.Unavailable,
        _ => Meanings.FirstOrDefault(meaning => text.Contains(meaning.Text, StringComparison.Ordinal)) is { Text: not null } known ? known.Kind
            : status == 400 ? PveFaultKind.Invalid : PveFaultKind.Failed,
    };

    private PveFault Tls() => new(
        PveFaultKind.NotTrusted,
        certificate.Problem ?? $"no TLS connection to {Name} could be made: is it the right port (Proxmox VE: {EndpointSettings.DefaultPort})?");

    // Behind a proxy it is the proxy that was not reached.
    private PveFault Unreachable(SocketError error) => settings.Via is { } proxy
        ? new(PveFaultKind.Unreachable, $"the proxy {proxy} on the way to {Name} cannot be reached: {error}; check --proxy and the HTTPS_PROXY of the environment; '--proxy none' goes there directly")
        : Direct(error);

    private PveFault Direct(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new(PveFaultKind.Unreachable, $"{Name} refuses the connection: nobody listens there; check the port (Proxmox VE: {EndpointSettings.DefaultPort}), and that pveproxy runs"),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => new(PveFaultKind.Unreachable, $"{settings.Endpoint.Host} is no name that this machine can find: check --endpoint, and the DNS"),
        SocketError.ConnectionReset or SocketError.ConnectionAborted => Cut(),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => new(PveFaultKind.Unreachable, $"there is no way from this machine to {Name}: check the network, and whether a VPN is needed"),
        _ => new(PveFaultKind.Unreachable, $"{Name} cannot be reached: {error}"),
    };
}
