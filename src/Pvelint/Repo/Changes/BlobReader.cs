namespace Pvelint.Repo.Changes;

/// <summary>Reads files from a repository's objects.</summary>
internal sealed class BlobReader(Blobs blobs) : ContentReader
{
    private ReadOnlyMemory<byte> _content;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => _content.Span;

    /// <inheritdoc/>
    public override ReadOutcome Read(ListedFile file)
    {
        if (!blobs.TryRead(file.Blob!, out _content, out var failure))
        {
            return Fail(failure);
        }

        return _content.Length > LargestInMemory ? ReadOutcome.TooLarge : ReadOutcome.Read;
    }

    /// <inheritdoc/>
    public override Stream Open(ListedFile file) => new MemoryStream(_content.ToArray());
}
