namespace Pvelint.Repo.Objects;

/// <summary>What an object is, by the number that packs give it.</summary>
internal enum ObjectKind : byte
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
}

/// <summary>A set of kinds.</summary>
[Flags]
internal enum ObjectKinds : byte
{
    None = 0,
    Commits = 1 << ObjectKind.Commit,
    Trees = 1 << ObjectKind.Tree,
    Blobs = 1 << ObjectKind.Blob,
    Tags = 1 << ObjectKind.Tag,
    All = Commits | Trees | Blobs | Tags,
}

/// <summary>Kinds by the names that git gives them.</summary>
internal static class ObjectKindNames
{
    /// <summary>Whether a set holds a kind.</summary>
    public static bool Has(this ObjectKinds kinds, ObjectKind kind) => ((int)kinds >> (int)kind & 1) != 0;

    /// <summary>The name of a kind: commit, tree, blob or tag.</summary>
    public static ReadOnlySpan<byte> Name(this ObjectKind kind) => kind switch
    {
        ObjectKind.Commit => "commit"u8,
        ObjectKind.Tree => "tree"u8,
        ObjectKind.Blob => "blob"u8,
        _ => "tag"u8,
    };

    /// <summary>The kind of a name.</summary>
    public static bool TryParse(ReadOnlySpan<byte> name, out ObjectKind kind)
    {
        for (kind = ObjectKind.Commit; kind <= ObjectKind.Tag; kind++)
        {
            if (name.SequenceEqual(kind.Name()))
            {
                return true;
            }
        }

        kind = default;
        return false;
    }
}
