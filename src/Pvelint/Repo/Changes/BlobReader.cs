using Pvelint.Repo.Objects;

namespace Pvelint.Repo.Changes;

/// <summary>Reads files from a repository's objects.</summary>
/// <param name="store">The objects.</param>
/// <param name="budget">What may be read beside the files of the change; null for all.</param>
internal sealed class BlobReader(ObjectStore store, ContextBudget? budget = null) : ContentReader
{
    private readonly ObjectBuffer _buffer = new();

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => _buffer.Content;

    /// <inheritdoc/>
    public override ReadOutcome Read(ListedFile file)
    {
        if (budget?.IsSpentFor(file.Blob!) == true)
        {
            return ReadOutcome.Absent;
        }

        var isLarge = false;
        if (!TryRead(file.Blob!, (_, _) => isLarge = true))
        {
            return ReadOutcome.Failed;
        }

        return isLarge ? ReadOutcome.TooLarge
            : budget?.Takes(file.Blob!, _buffer.Length) != false ? ReadOutcome.Read
            : ReadOutcome.Absent;
    }

    /// <inheritdoc/>
    public override void ReadLarge(ListedFile file, Action<Stream> take)
    {
        if (!TryRead(file.Blob!, (_, stream) => take(stream)))
        {
            throw new IOException(Reason);
        }
    }

    /// <summary>Reads an object that must be a file's content.</summary>
    /// <param name="blob">Its id in hexadecimal digits.</param>
    /// <param name="visitLarge">Takes it where it does not fit in memory.</param>
    /// <returns>Whether it was read; if not, the reason says why.</returns>
    public bool TryRead(string blob, Action<long, Stream>? visitLarge)
    {
        if (!ObjectId.TryParse(blob, out var id))
        {
            Fail("git gave no id of an object");
            return false;
        }

        if (store.TryRead(id, _buffer, out var kind, visitLarge))
        {
            if (kind is ObjectKind.Blob)
            {
                return true;
            }

            Fail($"its object is a {System.Text.Encoding.ASCII.GetString(kind.Name())}: the repository is damaged");
            return false;
        }

        var failure = store.Failures.FirstOrDefault(failure => failure.What.EndsWith(blob, StringComparison.Ordinal)).Reason;
        Fail(failure ?? "its object is not in the repository; if the clone is partial, fetch the rest first (git fetch --refetch --no-filter), else see 'git fsck'");
        return false;
    }
}
