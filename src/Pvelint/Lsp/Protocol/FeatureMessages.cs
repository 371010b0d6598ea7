namespace Pvelint.Lsp.Protocol;

// The shapes of hover, completion and code lenses in the language server protocol 3.17; only what is read or sent of them.

/// <summary>After which characters names are asked for unasked.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);

/// <summary>That what a lens says is asked for when it is looked at.</summary>
internal sealed record CodeLensOptions(bool ResolveProvider);

/// <summary>A text: <c>markdown</c> or <c>plaintext</c>.</summary>
internal sealed record MarkupContent(string Kind, string Value);

/// <summary>What is told of a place.</summary>
internal sealed record LspHover(MarkupContent Contents, LspRange Range);

/// <summary>Names that fit; all of them, so that the client filters by itself.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>A name that fits.</summary>
internal sealed record CompletionItem(string Label, int Kind, string Detail, string SortText, string FilterText, TextEdit TextEdit)
{
    /// <summary>2 where the text has places to fill in.</summary>
    public int? InsertTextFormat { get; init; }
}

/// <summary>A text in the place of a range.</summary>
internal sealed record TextEdit(LspRange Range, string NewText);

/// <summary>A line above a range; without a command it is yet to be asked for.</summary>
internal sealed record LspCodeLens(LspRange Range)
{
    /// <summary>What it says, and what a click does.</summary>
    public LspCommand? Command { get; init; }

    /// <summary>What comes back with the question for it.</summary>
    public LensData? Data { get; init; }
}

/// <summary>Of which document a lens is.</summary>
internal sealed record LensData(string Uri);

/// <summary>A command of the client; an empty one does nothing.</summary>
internal sealed record LspCommand(string Title, string Command)
{
    /// <summary>What it is given.</summary>
    public object[]? Arguments { get; init; }
}

/// <summary>What <c>pvelint/scan</c> answers, once every folder was looked at anew.</summary>
/// <param name="Findings">Count of findings that nothing silences.</param>
/// <param name="Files">Count of files in which they are.</param>
internal sealed record ScanAnswer(int Findings, int Files);
