using System.Text;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>
/// Fixes that can be made together. A fix whose edits cross those of an earlier one waits: it is asked for again when these are
/// made. What several fixes put into the same place stands there once where it is the same, else one after the other.
/// </summary>
public sealed class FixSet
{
    private readonly Dictionary<SourceFile, List<FixEdit>> _edits = [];

    private FixSet()
    {
    }

    /// <summary>The fixes that are made, in the order in which they were given.</summary>
    public IReadOnlyList<Fix> Taken { get; private init; } = [];

    /// <summary>The fixes that wait for another round.</summary>
    public IReadOnlyList<Fix> Waiting { get; private init; } = [];

    /// <summary>The files that change.</summary>
    public IReadOnlyCollection<SourceFile> Files => _edits.Keys;

    /// <summary>Takes of the fixes, in their order, what fits together.</summary>
    public static FixSet Of(IEnumerable<Fix> fixes)
    {
        var taken = new List<Fix>();
        var waiting = new List<Fix>();
        var set = new FixSet { Taken = taken, Waiting = waiting };
        foreach (var fix in fixes)
        {
            (set.TryTake(fix) ? taken : waiting).Add(fix);
        }

        return set;
    }

    /// <summary>What changes in a file, first to last; nothing overlaps.</summary>
    public IReadOnlyList<FixEdit> EditsOf(SourceFile file) => _edits.TryGetValue(file, out var edits) ? [.. edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.Length)] : [];

    /// <summary>The text of a file with the fixes made.</summary>
    public string Apply(SourceFile file)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in EditsOf(file))
        {
            text.Append(file.Text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return text.Append(file.Text, at, file.Text.Length - at).ToString();
    }

    private bool TryTake(Fix fix)
    {
        if (fix.Edits.Any(edit => _edits.TryGetValue(edit.File, out var known) && known.Exists(other => Collide(edit, other))))
        {
            return false;
        }

        foreach (var edit in fix.Edits)
        {
            if (!_edits.TryGetValue(edit.File, out var known))
            {
                _edits[edit.File] = known = [];
            }

            if (!known.Contains(edit))
            {
                known.Add(edit);
            }
        }

        return true;
    }

    // The same edit twice is one edit. What is put in at the edge of a piece that is replaced would be before or after it by chance.
    private static bool Collide(FixEdit edit, FixEdit other) => edit != other && (edit.Span.Length, other.Span.Length) switch
    {
        (0, 0) => false,
        (0, _) => Touches(other.Span, edit.Span.Start),
        (_, 0) => Touches(edit.Span, other.Span.Start),
        _ => edit.Span.Overlaps(other.Span),
    };

    private static bool Touches(TextSpan span, int place) => span.Start <= place && place <= span.End;
}
