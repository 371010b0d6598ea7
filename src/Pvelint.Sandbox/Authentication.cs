using System.Text.RegularExpressions;
using Pvelint.Access;

namespace Pvelint.Sandbox;

/// <summary>Who a request comes from, or why that is not known.</summary>
/// <param name="Caller">The user or token; null for nobody.</param>
/// <param name="IsToken">Whether a token was sent.</param>
/// <param name="Refusal">The cause of a 401; null where the request goes on.</param>
internal sealed record Authentication(string? Caller, bool IsToken, string? Refusal)
{
    /// <summary>
    /// Finds out who calls. A ticket in the cookie comes before everything, be it bad; whatever is wrong with a token, the answer is the
    /// same. Source: pve-http-server src/PVE/APIServer/AnyEvent.pm authenticate_and_handle_request, pve-manager PVE/HTTPServer.pm auth_handler.
    /// </summary>
    public static Authentication Of(SandboxState state, Tickets tickets, DateTimeOffset now, string method, string path, string? cookie, string? authorization, string? csrf)
    {
        var ticket = Value(cookie, "PVEAuthCookie") ?? Value(authorization, "PVEAuthCookie");
        var token = ticket is null ? Value(authorization, "PVEAPIToken") : null;
        if (state.Facts.Match(method, path) is { } match && MethodSchema.Of(match.Endpoint)?.NeedsLogin == false && path == match.Endpoint.Path)
        {
            return new Authentication(null, token is not null, null);
        }

        if (token is not null)
        {
            return TokenOf(state, token, now) is { } id ? new Authentication(id, true, null) : new Authentication(null, true, "Authentication failed!");
        }

        if (ticket is null)
        {
            return new Authentication(null, false, "No ticket");
        }

        if (tickets.Read(ticket) is not { } user || !IsActive(state, user, now))
        {
            return new Authentication(null, false, "Authentication failed!");
        }

        return method != "GET" && !IsUpload(method, path) && !tickets.IsCsrf(user, csrf ?? "")
            ? new Authentication(null, false, "Permission denied - invalid csrf token")
            : new Authentication(user, false, null);
    }

    /// <summary>Whether a file comes in: forms of the web interface send no token along, and their body is of another type.</summary>
    public static bool IsUpload(string method, string path) => method == "POST" && path.Split('/') is ["", "nodes", _, "storage", _, "upload"];

    /// <summary>Whether a user is there, enabled and not expired.</summary>
    public static bool IsActive(SandboxState state, string user, DateTimeOffset now) =>
        state.Config.Users.TryGetValue(user, out var entry) && entry.IsEnabled && !IsOver(entry.Expire, now);

    private static string? TokenOf(SandboxState state, string token, DateTimeOffset now)
    {
        var mark = token.LastIndexOf('=');
        return mark > 0 && TokenId.Parse(token[..mark]) is { } id && IsActive(state, id.User, now)
            && state.Config.Users[id.User].Tokens.TryGetValue(id.Name, out var entry) && !IsOver(entry.Expire, now)
            && state.IsSecret(id.ToString(), token[(mark + 1)..])
            ? id.ToString()
            : null;
    }

    private static bool IsOver(long? expire, DateTimeOffset now) => expire is not (null or 0) && expire < now.ToUnixTimeSeconds();

    // Source: pve-http-server src/PVE/APIServer/Formatter.pm extract_auth_value. What Perl takes for false is none.
    private static string? Value(string? header, string name)
    {
        var match = Regex.Match(header ?? "", $"(?:^|\\s){name}(?:=| )([^;]*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success && match.Groups[1].Value is not ("" or "0") ? ApiRequest.Unescape(match.Groups[1].Value) : null;
    }
}
