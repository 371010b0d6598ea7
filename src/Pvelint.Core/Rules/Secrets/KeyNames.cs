using System.Collections.Concurrent;
using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Rules.Secrets;

/// <summary>What a key's name says where no tool's schema does: <c>pve_pass</c>, <c>TF_VAR_proxmoxTokenSecret</c>.</summary>
internal static class KeyNames
{
    private const int MostKnown = 20_000;
    private const int LongestKnown = 64;

    private static readonly ConcurrentDictionary<string, NameMeaning> Known = new(StringComparer.Ordinal);

    private static readonly Lazy<Lists> Facts = new(Lists.Read);

    /// <summary>What the name is about.</summary>
    /// <param name="Role">What the key holds; null where it is no credential's name.</param>
    /// <param name="HasProduct">Whether a word of the name is a Proxmox product's.</param>
    /// <param name="IsGuest">Whether a word says it is a guest's.</param>
    /// <param name="IsOther">Whether a word says it is another product's.</param>
    internal readonly record struct NameMeaning(KeyRole? Role, bool HasProduct, bool IsGuest, bool IsOther);

    /// <summary>What a key's name says.</summary>
    public static NameMeaning Of(string key)
    {
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        // The same few names stand in all files of a repository; a hostile one must not fill the memory with others.
        if (key.Length > LongestKnown)
        {
            return Judge(key);
        }

        if (Known.Count > MostKnown)
        {
            Known.Clear();
        }

        return Known[key] = Judge(key);
    }

    private static NameMeaning Judge(string key)
    {
        var facts = Facts.Value;
        var words = Words.Of(KnownPlaces.WithoutPrefix(key));
        return new NameMeaning(RoleOf(words, facts), HasProduct(words, facts), words.Any(facts.Guest.Contains), words.Any(facts.Other.Contains));
    }

    /// <summary>Whether a name, of a block or a key, has a word of a Proxmox product.</summary>
    public static bool HasProduct(string name) => HasProduct(Words.Of(name), Facts.Value);

    /// <summary>Whether a name has a word of another product.</summary>
    public static bool IsOther(string name) => Words.Of(name).Any(Facts.Value.Other.Contains);

    /// <summary>Whether a name has a word of a guest.</summary>
    public static bool IsGuest(string name) => Words.Of(name).Any(Facts.Value.Guest.Contains);

    /// <summary>Whether a name may be that of the secret when a token's id stands beside it.</summary>
    public static bool FitsBesideId(string name)
    {
        var words = Words.Of(name);
        if (words.Count == 1 && words[0] == "uuid")
        {
            return true;
        }

        return words.Any(Facts.Value.BesideId.Contains) && !words.Any(word => word is "id" or "name" or "user" or "file" or "path");
    }

    private static bool HasProduct(IReadOnlyList<string> words, Lists facts) =>
        words.Any(word => facts.Product.Contains(word) || facts.Product.Any(product => product.Length >= 7 && word.IndexOf(product, StringComparison.Ordinal) >= 0))
        || facts.ProductTwo.Any(two => string.Join(" ", words).IndexOf(two, StringComparison.Ordinal) >= 0);

    private static KeyRole? RoleOf(IReadOnlyList<string> words, Lists facts)
    {
        var last = words.Count == 0 ? "" : words[words.Count - 1];
        if (words.Count == 0 || (words.Any(facts.None.Contains) && !facts.Secret.Contains(last) && !facts.Password.Contains(last)))
        {
            return null;
        }

        var isToken = words.Any(facts.Token.Contains) || (words.Contains("api") && words.Contains("key"));
        var isSecret = words.Any(facts.Secret.Contains);
        return words.Any(facts.Password.Contains) ? KeyRole.Password
            : words.Any(facts.Ticket.Contains) ? KeyRole.Ticket
            : words.Contains("csrf") || words.Contains("csrfpreventiontoken") ? KeyRole.CsrfToken
            : isToken && isSecret ? KeyRole.TokenSecret
            : isToken ? KeyRole.Token
            : words.Contains("secret") ? KeyRole.TokenSecret
            : null;
    }

    private sealed record Lists(
        HashSet<string> Product, IReadOnlyList<string> ProductTwo, HashSet<string> Secret, HashSet<string> Token, HashSet<string> Password,
        HashSet<string> Ticket, HashSet<string> None, HashSet<string> Guest, HashSet<string> Other, HashSet<string> BesideId)
    {
        public static Lists Read()
        {
            var names = FactFile.Read("rules/credentials.hcl").Block("names")!.Body;
            HashSet<string> Set(string key) => [.. names.Strings(key)];
            return new Lists(
                Set("product"), names.Strings("product_two"), Set("secret"), Set("token"), Set("password"), Set("ticket"), Set("none"), Set("guest"), Set("other"), Set("beside_id"));
        }
    }
}
