namespace Pvelint.Repo;

/// <summary>What came of reading a file.</summary>
internal enum ReadOutcome
{
    /// <summary>Its bytes are there.</summary>
    Read,

    /// <summary>It is larger than what is held in memory; nothing was read yet.</summary>
    TooLarge,

    /// <summary>It is a folder: a submodule or a nested repository.</summary>
    Folder,

    /// <summary>Nothing to read: a link, or a tracked file that is not in the work tree.</summary>
    Absent,

    /// <summary>It could not be read; the reason says why.</summary>
    Failed,
}

/// <summary>Reads files one after another, from the disk or from a repository's objects. Each thread has its own.</summary>
internal abstract class ContentReader
{
    /// <summary>The largest file that is held in memory; larger ones are streamed.</summary>
    public const long LargestInMemory = 64 << 20;

    /// <summary>The bytes of the last file that was read; good until the next is.</summary>
    public abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Why the last file could not be read.</summary>
    public string Reason { get; protected set; } = "";

    /// <summary>Reads a file.</summary>
    public abstract ReadOutcome Read(ListedFile file);

    /// <summary>Reads a file that is too large to be held.</summary>
    /// <param name="file">The file.</param>
    /// <param name="take">Takes what it holds, from its start.</param>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    public abstract void ReadLarge(ListedFile file, Action<Stream> take);

    /// <summary>Says why a file could not be read.</summary>
    protected ReadOutcome Fail(string reason)
    {
        Reason = reason;
        return ReadOutcome.Failed;
    }
}
