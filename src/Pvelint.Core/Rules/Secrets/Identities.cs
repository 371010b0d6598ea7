using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>Finds whose a secret is: the other half of a split pair, beside it, in a block around it, or alone in the file.</summary>
internal static class Identities
{
    // A pair stands close together; in a scope of thousands only the neighbourhood is looked at.
    private const int Reach = 40;

    /// <summary>The identity that belongs to a setting's secret, and the setting that says it.</summary>
    /// <param name="secret">The setting.</param>
    /// <param name="only">The only token's id that the file names; null where it names none or several.</param>
    public static (Identity Identity, Setting? Place) Of(Setting secret, Setting? only)
    {
        foreach (var scope in secret.Scope.SelfAndAncestors())
        {
            if (In(scope.Settings, secret) is { Identity: var identity } found && identity != Identity.Unknown)
            {
                return found;
            }
        }

        // The id may stand in another block of the file.
        return only is null ? (Identity.Unknown, null) : (Parse(only.Value.Text), only);
    }

    /// <summary>The setting of the only token's id that a file names; null where it names none, or different ones.</summary>
    public static Setting? OnlyTokenId(Document document)
    {
        var ids = document.Settings.Where(setting => ProxmoxContext.IsTokenId(setting.Value.Text)).ToList();
        return ids.Count > 0 && ids.TrueForAll(id => id.Value.Text == ids[0].Value.Text) ? ids[0] : null;
    }

    /// <summary><c>user@realm!name</c> or <c>user@realm</c> as an identity; unknown where it is neither.</summary>
    public static Identity Parse(string text) =>
        SecretForms.TrySplitIdentity(text, out var user, out var realm, out var token) ? new Identity(user + "@" + realm, token) : Identity.Unknown;

    private static (Identity Identity, Setting? Place) In(IReadOnlyList<Setting> siblings, Setting secret)
    {
        var candidates = Around(siblings, secret)
            .Where(sibling => !ReferenceEquals(sibling, secret) && sibling.Value.Kind is ValueKind.Literal or ValueKind.Template)
            .OrderByDescending(sibling => CommonPrefix(sibling.Key, secret.Key))
            .ToList();
        if (candidates.Find(sibling => ProxmoxContext.IsTokenId(sibling.Value.Text)) is { } whole)
        {
            return (Parse(whole.Value.Text), whole);
        }

        var user = candidates.Find(sibling => ProxmoxContext.IsUser(sibling.Value.Text));
        var name = candidates.Find(IsTokenName);
        return user is not null ? (Parse(user.Value.Text) with { TokenName = name?.Value.Text ?? "" }, user)
            : name is not null ? (new Identity("", name.Value.Text), name)
            : (Identity.Unknown, null);
    }

    private static IEnumerable<Setting> Around(IReadOnlyList<Setting> siblings, Setting secret)
    {
        if (siblings.Count <= 2 * Reach)
        {
            return siblings;
        }

        // Settings stand in the order of the file, so the place is found by halving.
        int low = 0, high = siblings.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = siblings[middle].KeySpan.Start < secret.KeySpan.Start ? (middle + 1, high) : (low, middle);
        }

        return siblings.Skip(Math.Max(0, low - Reach)).Take(2 * Reach);
    }

    private static bool IsTokenName(Setting setting)
    {
        var words = Words.Of(setting.Key);
        return words.Any(word => word is "token" or "tokens" or "tokenid" or "tokenname")
            && words.Any(word => word is "id" or "name" or "tokenid" or "tokenname")
            && setting.Value.Text.Length is > 1 and <= 64
            && setting.Value.Text.All(unit => char.IsLetterOrDigit(unit) || unit is '.' or '-' or '_');
    }

    private static int CommonPrefix(string left, string right)
    {
        var i = 0;
        while (i < left.Length && i < right.Length && char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[i]))
        {
            i++;
        }

        return i;
    }
}
