using System.Text;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;

namespace Pvelint.Lsp.Linting;

/// <summary>What tells whether a file is still the same: the number of its text in the editor, else size and time on the disk.</summary>
/// <param name="Revision">The number of the text; 0 for what lies on the disk.</param>
/// <param name="Length">The size on the disk, -1 where there is no such file.</param>
/// <param name="Ticks">When it was last written.</param>
internal readonly record struct FileStamp(long Revision, long Length, long Ticks)
{
    /// <summary>The stamp of a file.</summary>
    public static FileStamp Of(string path, TextBuffer? buffer)
    {
        if (buffer is not null)
        {
            return new FileStamp(buffer.Revision, 0, 0);
        }

        try
        {
            var info = new FileInfo(path);
            return info.Exists ? new FileStamp(0, info.Length, info.LastWriteTimeUtc.Ticks) : new FileStamp(0, -1, 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FileStamp(0, -1, 0);
        }
    }
}

/// <summary>What a look at one file told.</summary>
/// <param name="File">The file.</param>
/// <param name="Stamp">Which text of it was looked at.</param>
internal sealed record FileLook(ListedFile File, FileStamp Stamp)
{
    /// <summary>What it holds, where it concerns us by itself; the pieces of a large file.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>Whether it may concern us through others.</summary>
    public bool IsCandidate { get; init; }

    /// <summary>Why it could not be read; null where it could.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether only pieces of it were looked at.</summary>
    public bool IsLarge { get; init; }

    /// <summary>A look at what stands in the editor, as <see cref="TreeReader"/> looks at what lies on the disk.</summary>
    public static FileLook Of(ListedFile file, TextBuffer buffer)
    {
        var look = new FileLook(file, new FileStamp(buffer.Revision, 0, 0));
        try
        {
            var bytes = Encoding.UTF8.GetBytes(buffer.FileText);
            return Prefilter.Passes(file.Name, bytes) ? look with { Documents = [TreeReader.Parse(file, bytes)] } : look with { IsCandidate = Companions.MayBe(file.Path) };
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            return look with { Failure = SkippedFile.Bug(bug) };
        }
    }
}
