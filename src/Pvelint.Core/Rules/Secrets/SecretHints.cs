using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>
/// What can be said of a name or a text without its surroundings. A host that reads millions of files asks here first;
/// whatever the rules report passes both tests.
/// </summary>
public static class SecretHints
{
    /// <summary>Whether a key of this name may hold a password: its words say so, or a tool's schema.</summary>
    public static bool MayNamePassword(string name) =>
        KeyNames.Of(name).Role is KeyRole.Password || KnownPlaces.MayHoldPassword(name);

    /// <summary>Whether a text is the very name under which some tool takes a password.</summary>
    public static bool IsPasswordKey(string text) => KnownPlaces.MayHoldPassword(text);

    /// <summary>Whether a text may be a password: no placeholder, no reference, no ciphertext.</summary>
    public static bool MayBePassword(string text)
    {
        var value = text.Trim();
        return value.Length > 0 && CredentialFinder.LooksLikePassword(value) && Placeholders.Classify(value) is SecretText.Plausible;
    }

    /// <summary>Whether a text that is a UUID may be a token's secret: none that a hand typed or documentation publishes.</summary>
    public static bool MayBeTokenSecret(string uuid) => Placeholders.Classify(uuid) is SecretText.Plausible;
}
