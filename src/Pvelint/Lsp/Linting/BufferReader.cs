using System.Text;
using Pvelint.Repo;

namespace Pvelint.Lsp.Linting;

/// <summary>Reads files as they stand in the editor, and those that are not open there from the disk.</summary>
/// <param name="buffers">What is open, by absolute path.</param>
internal sealed class BufferReader(IReadOnlyDictionary<string, TextBuffer> buffers) : ContentReader
{
    private readonly FileReader _disk = new();
    private byte[]? _open;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => _open ?? _disk.Bytes;

    /// <inheritdoc/>
    public override ReadOutcome Read(ListedFile file)
    {
        _open = buffers.TryGetValue(file.FullPath, out var buffer) ? Encoding.UTF8.GetBytes(buffer.FileText) : null;
        if (_open is null)
        {
            var outcome = _disk.Read(file);
            Reason = _disk.Reason;
            return outcome;
        }

        return _open.Length > LargestInMemory ? ReadOutcome.TooLarge : ReadOutcome.Read;
    }

    /// <inheritdoc/>
    public override void ReadLarge(ListedFile file, Action<Stream> take)
    {
        if (_open is null)
        {
            _disk.ReadLarge(file, take);
            return;
        }

        using var stream = new MemoryStream(_open, writable: false);
        take(stream);
    }
}
