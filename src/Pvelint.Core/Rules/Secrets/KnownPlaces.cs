using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Rules.Secrets;

/// <summary>What a key holds.</summary>
public enum KeyRole
{
    /// <summary>A whole token, or its UUID alone.</summary>
    Token,

    /// <summary>The UUID of a token.</summary>
    TokenSecret,

    /// <summary>A password of a Proxmox user; in some tools a token's UUID.</summary>
    Password,

    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A CSRF prevention token.</summary>
    CsrfToken,

    /// <summary>A password of a guest or of a node's SSH.</summary>
    GuestPassword,

    /// <summary>Who: a user, a token's id or name.</summary>
    Identity,

    /// <summary>Where: the address of an API.</summary>
    Endpoint,
}

/// <summary>What a setting's key means, and how we know.</summary>
/// <param name="Role">What the key holds.</param>
/// <param name="Tool">The tool that reads it; empty where only the name tells.</param>
/// <param name="Confidence">High where a tool's schema says so, medium where the name does, low where only the neighbours do.</param>
public readonly record struct KeyMeaning(KeyRole Role, string Tool, Confidence Confidence);

/// <summary>The places of <c>rules/credentials.hcl</c>: which keys of which tool hold what, in which block.</summary>
public static class KnownPlaces
{
    private static readonly Lazy<ILookup<string, Entry>> Entries = new(Read);

    private static readonly (string Attribute, KeyRole Role)[] Roles =
    [
        ("token", KeyRole.Token), ("token_secret", KeyRole.TokenSecret), ("password", KeyRole.Password), ("ticket", KeyRole.Ticket),
        ("csrf", KeyRole.CsrfToken), ("guest", KeyRole.GuestPassword), ("identity", KeyRole.Identity), ("endpoint", KeyRole.Endpoint),
    ];

    private sealed record Place(
        string Tool, IReadOnlyList<string[]> Within, IReadOnlyList<(string Key, string Value)> Beside, bool Ambiguous);

    private readonly record struct Entry(string Key, Place Place, KeyRole Role);

    /// <summary>What a tool's schema says of a setting; null where no place fits.</summary>
    public static KeyMeaning? MeaningOf(Setting setting)
    {
        // A place that names its block, or what stands beside, knows more than one that goes by the key alone.
        var best = default(Entry);
        foreach (var entry in Entries.Value[Words.Normalise(WithoutPrefix(setting.Key))])
        {
            if ((best.Place is null || Detail(entry.Place) > Detail(best.Place)) && Fits(entry.Place, setting))
            {
                best = entry;
            }
        }

        return best.Place is null ? null : new KeyMeaning(best.Role, best.Place.Tool, Confidence.High);
    }

    /// <summary>Whether some tool takes a password under this key.</summary>
    internal static bool MayHoldPassword(string key) =>
        Entries.Value[Words.Normalise(WithoutPrefix(key))].Any(entry => entry.Role is KeyRole.Password or KeyRole.GuestPassword);

    /// <summary>Every key under which some tool takes a password.</summary>
    internal static IEnumerable<string> PasswordKeys =>
        Entries.Value.SelectMany(group => group).Where(entry => entry.Role is KeyRole.Password or KeyRole.GuestPassword).Select(entry => entry.Key);

    /// <summary>A variable's name as its tool sees it: <c>TF_VAR_x</c> and <c>PKR_VAR_x</c> set <c>x</c>.</summary>
    internal static string WithoutPrefix(string key) =>
        key.StartsWith("TF_VAR_", StringComparison.Ordinal) ? key.Substring(7)
        : key.StartsWith("PKR_VAR_", StringComparison.Ordinal) ? key.Substring(8)
        : key;

    private static int Detail(Place place) => (place.Within.Count > 0 ? 2 : 0) + (place.Beside.Count > 0 ? 1 : 0);

    private static bool Fits(Place place, Setting setting) =>
        (!place.Ambiguous || ProxmoxContext.Surrounds(setting))
        && (place.Within.Count == 0 || place.Within.Any(pattern => EndsWith(setting.Scope, pattern)))
        && place.Beside.All(expected => setting.Scope.Find(expected.Key) is { } sibling && Glob.Matches(expected.Value, sibling.Value.Text));

    private static bool EndsWith(SettingScope scope, string[] pattern)
    {
        var path = scope.Path.Split('.');
        if (path.Length < pattern.Length)
        {
            return false;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (!Glob.Matches(pattern[i], path[path.Length - pattern.Length + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static ILookup<string, Entry> Read() => FactFile.Read("rules/credentials.hcl").BlocksOf("place").Select(block => block.Body)
        .SelectMany(block =>
        {
            var place = new Place(
                block.String("tool"),
                [.. block.Strings("within").Select(pattern => pattern.Split('.'))],
                [.. block.Pairs("beside")],
                block.Flag("ambiguous"));
            return Roles.SelectMany(role => block.Strings(role.Attribute).Select(key => new Entry(Words.Normalise(key), place, role.Role)));
        })
        .ToLookup(entry => entry.Key);
}
