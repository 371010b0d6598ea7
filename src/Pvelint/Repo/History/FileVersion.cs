using Pvelint.Formats;
using Pvelint.Repo.Objects;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Repo.History;

/// <summary>A version of a file that may hold a secret.</summary>
/// <param name="Id">The object.</param>
/// <param name="Path">Its path in the commit that brought it.</param>
/// <param name="Version">Which commit that is.</param>
/// <param name="Order">Its place among all versions, the oldest first.</param>
/// <param name="Content">Reads its bytes; null where they can no longer be read.</param>
/// <param name="Pieces">The pieces of a content above 64 MiB; null of others.</param>
internal sealed record FileVersion(ObjectId Id, string Path, FoundVersion Version, int Order, Func<byte[]?> Content, IReadOnlyList<SourceFile>? Pieces)
{
    /// <summary>The lines that a verdict goes by; null where that cannot be told.</summary>
    public RelevantLines? Lines { get; init; }

    /// <summary>Whether an earlier scan found nothing in it.</summary>
    public bool IsKnownClean { get; init; }

    private static readonly DocumentReader Reader = new(YamlReader.Read);

    /// <summary>Stands for the rest of a repository that is about Proxmox.</summary>
    public static Document Mention { get; } = Reader.Read(new SourceFile("proxmox", ""), FileFormat.Text, SourceContext.Code);

    /// <summary>The version as the rules see it; none where its content cannot be read.</summary>
    public IReadOnlyList<Document> Documents()
    {
        var context = FileContexts.Of(Path);
        if (Pieces is not null)
        {
            return [.. Pieces.Select(piece => Reader.Read(piece.At(Path), FileFormat.Text, context))];
        }

        if (Content() is not { } bytes)
        {
            return [];
        }

        var source = new SourceFile(Path, TextDecoder.Decode(bytes));
        return [Reader.Read(source, TextDecoder.LooksBinary(bytes) ? FileFormat.Text : FileFormats.Of(Path, source.Text), context)];
    }
}
