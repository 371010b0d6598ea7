using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>Finds whose a secret is: the other half of a split pair, beside it, in a block around it, or alone in the file.</summary>
internal static class Identities
{
    /// <summary>The identity that belongs to a setting's secret, and the setting that says it.</summary>
    public static (Identity Identity, Setting? Place) Of(Setting secret, Document document)
    {
        foreach (var scope in secret.Scope.SelfAndAncestors())
        {
            if (In(scope.Settings, secret) is { Identity: var identity } found && identity != Identity.Unknown)
            {
                return found;
            }
        }

        // The id may stand in another block of the file; two different ids leave it open.
        var ids = document.Settings.Where(setting => ProxmoxContext.IsTokenId(setting.Value.Text)).ToList();
        return ids.Select(id => id.Value.Text).Distinct().Count() == 1 ? (Parse(ids[0].Value.Text), ids[0]) : (Identity.Unknown, null);
    }

    /// <summary><c>user@realm!name</c> or <c>user@realm</c> as an identity; unknown where it is neither.</summary>
    public static Identity Parse(string text) =>
        SecretForms.TrySplitIdentity(text, out var user, out var realm, out var token) ? new Identity(user + "@" + realm, token) : Identity.Unknown;

    private static (Identity Identity, Setting? Place) In(IReadOnlyList<Setting> siblings, Setting secret)
    {
        var candidates = siblings
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
