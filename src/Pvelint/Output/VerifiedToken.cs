using System.Text.Json;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Provisioning;

namespace Pvelint.Output;

/// <summary>What became of asking about a token.</summary>
internal enum TokenState
{
    /// <summary>It was not asked about: nothing is known of it.</summary>
    NotTried,

    /// <summary>The endpoint does not accept it.</summary>
    Refused,

    /// <summary>The endpoint accepts it.</summary>
    Live,
}

/// <summary>What an endpoint says of a token that was found.</summary>
/// <param name="State">Whether it is live.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Reason">Why it, or what it may do, is not known; null where it is.</param>
/// <param name="Reach">What it may do; null where that is not known.</param>
internal sealed record VerifiedToken(TokenState State, string Endpoint, string? Reason, TokenReach? Reach)
{
    /// <summary>How bad the leak is: the state, then where it leads, the worst risk, and the count of privileges.</summary>
    public (TokenState State, int Target, int Risk, int Privileges) Damage => (
        State,
        Reach?.Target is { } target ? EscalationTarget.Data - target + 1 : 0,
        Reach?.Risk is { } risk ? (int)risk + 1 : 0,
        Reach?.Privileges ?? 0);

    /// <summary>The same for people, each a line.</summary>
    public IEnumerable<string> Lines => State switch
    {
        TokenState.NotTried => ["not tried, so it may be live: " + Reason],
        TokenState.Refused => [$"refused by {Endpoint}: changed, gone, expired or disabled there, or of another cluster; Proxmox VE does not tell which"],
        _ => Live(),
    };

    /// <summary>The same as the member <c>verified</c>.</summary>
    public void Write(Utf8JsonWriter json, Mask mask)
    {
        json.WriteStartObject("verified");
        json.WriteString("state", State switch { TokenState.Live => "live", TokenState.Refused => "refused", _ => "not-tried" });
        json.WriteString("endpoint", Endpoint);
        json.WriteString("reason", Reason is null ? null : mask.Shapes(Reason));
        if (Reach is null)
        {
            json.WriteNull("privileges");
        }
        else
        {
            json.WriteNumber("privileges", Reach.Privileges);
        }

        json.WriteString("risk", Reach?.Risk?.ToString().ToLowerInvariant());
        json.WriteString("target", Reach?.Target?.ToString().ToLowerInvariant());
        json.WriteStartArray("leadsTo");
        foreach (var way in Reach?.Leads ?? [])
        {
            json.WriteStringValue(mask.Shapes(way));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private IEnumerable<string> Live()
    {
        yield return $"live at {Endpoint}: " + Reach switch
        {
            null => "what it may do is not known: " + Reason,
            { Privileges: 0 } => "accepted, and it may do nothing there",
            var reach => $"{Host.Count(reach.Privileges, "privilege")} on {Host.Count(reach.Paths, "path")}, worst risk {reach.Risk?.ToString().ToLowerInvariant() ?? "none"}",
        };
        foreach (var way in Reach?.Leads ?? [])
        {
            yield return way;
        }
    }
}
