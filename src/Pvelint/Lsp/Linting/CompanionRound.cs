using System.Text;
using Pvelint.Formats;
using Pvelint.Repo;

namespace Pvelint.Lsp.Linting;

/// <summary>One round of looking for files that matter through others, and what it found: it is asked again only of files that changed.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Found">The files that were asked, by absolute path, each with what it holds; null for one that does not matter.</param>
internal sealed record CompanionRound(Companions Query, IReadOnlyDictionary<string, (ListedFile File, Document Document)?> Found)
{
    private IReadOnlyDictionary<string, FileStamp> Stamps { get; init; } = new Dictionary<string, FileStamp>();

    /// <summary>Asks the files.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="candidates">The files that may matter, by absolute path.</param>
    /// <param name="same">An earlier round that looked for the same; null where none did.</param>
    /// <param name="earlier">All earlier rounds: what they parsed is not parsed again.</param>
    /// <param name="input">What is open in the editor.</param>
    /// <param name="work">What may end it.</param>
    public static CompanionRound Of(
        Companions query, IReadOnlyDictionary<string, FileLook> candidates, CompanionRound? same, IReadOnlyList<CompanionRound> earlier, FolderInput input, LintWork work)
    {
        var reader = new FileReader();
        var found = new Dictionary<string, (ListedFile File, Document Document)?>(StringComparer.Ordinal);
        foreach (var (path, look) in candidates)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            found[path] = same is not null && same.Stamps.TryGetValue(path, out var stamp) && stamp == look.Stamp ? Same(same.Found[path], look.File)
                : Matters(query, path, look, reader, input, out var bytes) ? (look.File, input.Buffers.TryGetValue(path, out var buffer) ? buffer.ReadAs(look.File) : Parsed(path, look, earlier) ?? TreeReader.Parse(look.File, bytes))
                : null;
        }

        return new CompanionRound(query, found) { Stamps = candidates.ToDictionary(entry => entry.Key, entry => entry.Value.Stamp, StringComparer.Ordinal) };
    }

    private static (ListedFile File, Document Document)? Same((ListedFile File, Document Document)? found, ListedFile file) => found is { } one ? (file, one.Document) : null;

    private static bool Matters(Companions query, string path, FileLook look, FileReader reader, FolderInput input, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!query.MayInclude(look.File.Path))
        {
            return false;
        }

        if (input.Buffers.TryGetValue(path, out var buffer))
        {
            bytes = Encoding.UTF8.GetBytes(buffer.FileText);
        }
        else if (reader.Read(look.File) is ReadOutcome.Read)
        {
            bytes = reader.Bytes;
        }
        else
        {
            return false;
        }

        return query.Includes(look.File.Path, bytes);
    }

    private static Document? Parsed(string path, FileLook look, IReadOnlyList<CompanionRound> earlier) =>
        earlier.Where(round => round.Stamps.TryGetValue(path, out var stamp) && stamp == look.Stamp).Select(round => round.Found[path]?.Document).FirstOrDefault(document => document is not null);
}
