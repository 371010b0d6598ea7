using Pvelint.Lsp.Linting;
using Pvelint.Lsp.Protocol;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Answers;

/// <summary>The fixes of what was found, as code actions: one by one where somebody looks, and the safe ones of a document together.</summary>
internal static class CodeActions
{
    /// <summary>A fix of one finding.</summary>
    public const string Quick = "quickfix";

    /// <summary>The safe fixes of a whole document, which editors make when it is saved.</summary>
    public const string All = "source.fixAll.pvelint";

    /// <summary>What there is to do about a range.</summary>
    /// <param name="view">The document.</param>
    /// <param name="parameters">The range, and what is wanted.</param>
    /// <param name="client">What the client can do.</param>
    /// <param name="cancellation">Ends it.</param>
    public static CodeAction[] Of(DocumentView view, CodeActionParams parameters, ClientFeatures client, CancellationToken cancellation)
    {
        if (!client.CodeActionLiterals || view.Answer is not { Document: { } document } answer)
        {
            return [];
        }

        var maker = view.Maker(client);
        var edits = new EditMaker(view, client);
        var actions = new List<CodeAction>();
        if (IsWanted(parameters.Context.Only, Quick))
        {
            foreach (var finding in answer.Findings.Where(finding => finding.File == document.File && Touches(maker.Of(finding).Range, parameters.Range)))
            {
                cancellation.ThrowIfCancellationRequested();
                var isFirst = true;
                foreach (var fix in Fixes.Of(finding, answer.Project))
                {
                    if (edits.Of(fix.Edits) is { } edit)
                    {
                        actions.Add(new CodeAction(fix.Title, Quick, edit) { Diagnostics = [maker.Of(finding)], IsPreferred = isFirst && fix.Safety is FixSafety.Safe ? true : null });
                        isFirst = false;
                    }
                }
            }
        }

        if (IsWanted(parameters.Context.Only, All) && Together(answer, document.File, cancellation) is { Count: > 0 } together && edits.Of(together) is { } all)
        {
            actions.Add(new CodeAction("make all safe fixes of this file (pvelint)", All, all));
        }

        return [.. actions];
    }

    // A kind stands for all below it: 'source' and 'source.fixAll' for 'source.fixAll.pvelint'.
    private static bool IsWanted(string[]? only, string kind) =>
        only is null or [] || only.Any(wanted => wanted.Length == 0 || kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));

    // Of a finding the first fix is meant; what it does in other files nobody sees who saves this one.
    private static IReadOnlyList<FixEdit> Together(FileAnswer answer, SourceFile file, CancellationToken cancellation)
    {
        var fixes = new List<Fix>();
        foreach (var finding in answer.Findings.Where(finding => finding.File == file))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Fixes.Of(finding, answer.Project).FirstOrDefault(fix => fix.Safety is FixSafety.Safe) is { } fix && fix.Edits.All(edit => edit.File == file))
            {
                fixes.Add(fix);
            }
        }

        return FixSet.Of(fixes).EditsOf(file);
    }

    private static bool Touches(LspRange left, LspRange right) => IsBefore(left.Start, right.End) && IsBefore(right.Start, left.End);

    private static bool IsBefore(LspPosition left, LspPosition right) => left.Line < right.Line || (left.Line == right.Line && left.Character <= right.Character);
}
