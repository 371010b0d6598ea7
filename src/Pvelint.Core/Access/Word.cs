using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>A place in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The exact words.</param>
/// <param name="Context">What the text there is for.</param>
public sealed record Place(SourceFile File, TextSpan Span, SourceContext Context);

/// <summary>A name or value of an access plan and where it is written.</summary>
/// <param name="Text">The text; null where it is known only when the code runs.</param>
/// <param name="Place">The place.</param>
public sealed record Word(string? Text, Place Place);

/// <summary>Several words, as a list writes them.</summary>
/// <param name="Items">The words in order.</param>
/// <param name="IsComplete">Whether these are all: no part of the list is known only when the code runs.</param>
public sealed record WordList(IReadOnlyList<Word> Items, bool IsComplete)
{
    /// <summary>No words, and that is all.</summary>
    public static WordList Empty { get; } = new([], true);

    /// <summary>The texts that are known.</summary>
    public IEnumerable<string> Texts => Items.Where(word => word.Text is not null).Select(word => word.Text!);
}
