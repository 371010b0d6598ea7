using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>What an entry of a tree is.</summary>
internal enum TreeEntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, whose text is a path, or a submodule, whose objects are another repository's.</summary>
    Other,
}

/// <summary>Goes through the entries of a tree object: <c>MODE NAME\0ID</c>, one after another.</summary>
internal ref struct TreeEntries(ReadOnlySpan<byte> content, int idLength)
{
    private ReadOnlySpan<byte> _rest = content;

    /// <summary>What the entry is.</summary>
    public TreeEntryKind Kind { get; private set; }

    /// <summary>Its name in the folder.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The object.</summary>
    public ObjectId Id { get; private set; }

    /// <summary>Whether the rest is no entry: the object is damaged.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Goes to the next entry.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var blank = _rest[..Math.Min(_rest.Length, 8)].IndexOf((byte)' ');
        var end = blank < 0 ? -1 : _rest.IndexOf((byte)0);
        if (blank < 5 || end <= blank || _rest.Length - end - 1 < idLength)
        {
            IsDamaged = true;
            return false;
        }

        // 100644, 100755, 100664 of old; 40000, 040000 of tools that are not git.
        Kind = _rest[blank - 5] == '0' && _rest[0] == '1' ? TreeEntryKind.File : _rest[..blank].EndsWith("40000"u8) ? TreeEntryKind.Folder : TreeEntryKind.Other;
        Name = _rest[(blank + 1)..end];
        Id = ObjectId.From(_rest.Slice(end + 1, idLength));
        _rest = _rest[(end + 1 + idLength)..];
        return true;
    }
}
