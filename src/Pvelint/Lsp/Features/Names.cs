using Pvelint.Access;

namespace Pvelint.Lsp.Features;

/// <summary>How names of Proxmox VE look.</summary>
internal static class Names
{
    private static readonly Lazy<string[]> Families = new(() => [.. AccessFacts.Privileges.Keys.Select(name => name[..(name.IndexOf('.', StringComparison.Ordinal) + 1)]).Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether a word begins as privileges do: <c>VM.</c>, <c>Datastore.Au</c>.</summary>
    public static bool IsPrivilegeLike(ReadOnlySpan<char> word)
    {
        foreach (var family in Families.Value)
        {
            if (word.StartsWith(family, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
