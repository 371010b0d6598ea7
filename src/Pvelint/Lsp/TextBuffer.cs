using System.Collections.Concurrent;
using System.Text;
using Pvelint.Formats;
using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Repo;
using Pvelint.Text;

namespace Pvelint.Lsp;

/// <summary>An edit of a text: what stood from <paramref name="Start"/> on for <paramref name="Removed"/> units is now <paramref name="Added"/> units long.</summary>
internal readonly record struct TextChange(int Start, int Removed, int Added)
{
    /// <summary>Where a span is after the edit; null where the edit took a part of it.</summary>
    public TextSpan? Move(TextSpan span) =>
        span.End <= Start ? span
        : span.Start >= Start + Removed ? new TextSpan(span.Start + Added - Removed, span.Length)
        : null;
}

/// <summary>A document that is open in the editor, as it stands there. Every change makes another one.</summary>
/// <param name="Uri">Its address as the client writes it.</param>
/// <param name="Language">What the client calls its language.</param>
/// <param name="Version">The client's number of this text.</param>
/// <param name="Text">The text, a byte order mark and halves of surrogate pairs included.</param>
internal sealed record TextBuffer(string Uri, string Language, int Version, string Text)
{
    private const int MostChanges = 512;

    // By the folder that looks at it, and its path there: a folder may lie in another one.
    private readonly ConcurrentDictionary<(string Folder, string Path), FileLook> _looks = new();
    private readonly ConcurrentDictionary<(string Folder, string Path), Document> _companions = new();
    private LineTable? _lines;

    /// <summary>The number of this text among all texts of all buffers: what is kept of one is found again by it.</summary>
    public long Revision { get; init; }

    /// <summary>The edits that led to this text, each with the revision that it made, the oldest first.</summary>
    public IReadOnlyList<(long Revision, TextChange Change)> Changes { get; init; } = [];

    /// <summary>The revision from which on all edits are known.</summary>
    public long Since { get; init; }

    /// <summary>The lines of the text.</summary>
    public LineTable Lines => _lines ??= new LineTable(Text);

    /// <summary>The text as it would be read from the disk: without its mark, with a replacement for what no file can hold.</summary>
    public string FileText => WellFormed(Text.StartsWith('\uFEFF') ? Text[1..] : Text);

    /// <summary>Whether the client counts a byte order mark that a scan does not.</summary>
    public bool HasMark => Text.StartsWith('\uFEFF');

    /// <summary>The text as a file of a folder; parsed once.</summary>
    public FileLook LookAs(ListedFile file) => _looks.GetOrAdd((file.Root.Folder, file.Path), _ => FileLook.Of(file, this)) is var look && look.File.Git == file.Git ? look : look with { File = file };

    /// <summary>The document of a file that matters through others alone; parsed once.</summary>
    public Document ReadAs(ListedFile file) => _companions.GetOrAdd((file.Root.Folder, file.Path), _ => TreeReader.Parse(file, Encoding.UTF8.GetBytes(FileText)));

    /// <summary>The text after edits, each told in terms of the text that the one before has left.</summary>
    /// <param name="changes">The edits.</param>
    /// <param name="version">The client's number of the text.</param>
    /// <param name="revision">Our number of it.</param>
    /// <param name="encoding">How the client counts.</param>
    public TextBuffer Change(IReadOnlyList<TextDocumentContentChangeEvent> changes, int version, long revision, PositionEncoding encoding)
    {
        var text = Text;
        var lines = _lines;
        var added = new List<(long, TextChange)>();
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                added.Add((revision, Between(text, change.Text)));
                text = change.Text;
                lines = null;
                continue;
            }

            lines ??= new LineTable(text);
            var (from, to) = (lines.Offset(range.Start, encoding), lines.Offset(range.End, encoding));
            (from, to) = from <= to ? (from, to) : (to, from);
            added.Add((revision, new TextChange(from, to - from, change.Text.Length)));
            text = string.Concat(text.AsSpan(0, from), change.Text, text.AsSpan(to));
            lines = null;
        }

        List<(long Revision, TextChange Change)> all = [.. Changes, .. added];
        return all.Count <= MostChanges
            ? new TextBuffer(Uri, Language, version, text) { Revision = revision, Changes = all, Since = Since }
            : new TextBuffer(Uri, Language, version, text) { Revision = revision, Changes = added, Since = Revision };
    }

    /// <summary>Where a place of an older text is now; null where it was edited, or nothing is known of it.</summary>
    /// <param name="span">The place.</param>
    /// <param name="revision">The number of the text that it is of; one of this buffer's.</param>
    public TextSpan? Move(TextSpan span, long revision)
    {
        if (revision < Since)
        {
            return null;
        }

        var mark = HasMark ? 1 : 0;
        span = span with { Start = span.Start + mark };
        foreach (var (made, change) in Changes.Where(entry => entry.Revision > revision))
        {
            if (change.Move(span) is not { } moved)
            {
                return null;
            }

            span = moved;
        }

        return span with { Start = Math.Max(0, span.Start - mark) };
    }

    // What a client that sends whole texts has edited: all but what both start and end with.
    private static TextChange Between(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return new TextChange(start, before.Length - start - end, after.Length - start - end);
    }

    /// <inheritdoc/>
    public override string ToString() => "a document";

    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) is var clean && clean.Length == text.Length ? clean : Replaced(text);
            }
        }

        return text;
    }

    private static string Replaced(string text) => string.Create(text.Length, text, (units, source) =>
    {
        for (var i = 0; i < units.Length; i++)
        {
            var isPair = char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]);
            units[i] = char.IsSurrogate(source[i]) && !isPair ? '\uFFFD' : source[i];
            if (isPair)
            {
                units[++i] = source[i];
            }
        }
    });
}
