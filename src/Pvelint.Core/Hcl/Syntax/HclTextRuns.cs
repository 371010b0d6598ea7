using System.Text;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// Literal text of a template while it is put together: runs that stand in the source as they are, and runs that an escape
/// stands for. Trimming and the indentation of heredocs take units off either end.
/// </summary>
internal sealed class HclTextRuns(HclCursor cursor)
{
    private readonly List<Run> _runs = [];

    /// <summary>Units that stand at <paramref name="Source"/>; decoded they are <paramref name="Decoded"/>, or the same where that is null.</summary>
    private readonly record struct Run(int Source, int Length, string? Decoded)
    {
        public int End => Source + Length;
    }

    /// <summary>Whether no text is left.</summary>
    public bool IsEmpty => _runs.Count == 0;

    /// <summary>The source from the first run to the last, or nothing at <paramref name="place"/>.</summary>
    public (int Start, int End) Bounds(int place) => IsEmpty ? (place, place) : (_runs[0].Source, _runs[_runs.Count - 1].End);

    public void Verbatim(int start, int end)
    {
        if (end <= start)
        {
            return;
        }

        var last = _runs.Count - 1;
        if (last >= 0 && _runs[last] is { Decoded: null } run && run.End == start)
        {
            _runs[last] = run with { Length = end - run.Source };
            return;
        }

        _runs.Add(new Run(start, end - start, null));
    }

    public void Escape(int start, int end, string decoded) => _runs.Add(new Run(start, end - start, decoded));

    /// <summary>Takes the runs of a text that follows.</summary>
    public void Append(HclTextRuns next)
    {
        foreach (var run in next._runs)
        {
            if (run.Decoded is null)
            {
                Verbatim(run.Source, run.End);
            }
            else
            {
                _runs.Add(run);
            }
        }
    }

    /// <summary>Count of white space at the start.</summary>
    public int LeadingSpaces()
    {
        var count = 0;
        foreach (var run in _runs)
        {
            for (var i = 0; i < LengthOf(run); i++)
            {
                if (!char.IsWhiteSpace(UnitOf(run, i)))
                {
                    return count;
                }

                count++;
            }
        }

        return count;
    }

    /// <summary>Whether all is white space and the last a line feed.</summary>
    public bool IsBlankLine() => EndsLine() && LeadingSpaces() == _runs.Sum(LengthOf);

    /// <summary>Whether the last unit is a line feed.</summary>
    public bool EndsLine() => !IsEmpty && UnitOf(_runs[_runs.Count - 1], LengthOf(_runs[_runs.Count - 1]) - 1) == '\n';

    /// <summary>Takes units off the start.</summary>
    public void TrimStart(int count)
    {
        while (count > 0 && _runs.Count > 0)
        {
            var run = _runs[0];
            if (LengthOf(run) <= count)
            {
                count -= LengthOf(run);
                _runs.RemoveAt(0);
                continue;
            }

            _runs[0] = run.Decoded is null
                ? new Run(run.Source + count, run.Length - count, null)
                : run with { Decoded = run.Decoded.Substring(count) };
            return;
        }
    }

    /// <summary>Takes white space off the end.</summary>
    public void TrimEnd()
    {
        while (_runs.Count > 0)
        {
            var run = _runs[_runs.Count - 1];
            var length = LengthOf(run);
            var keep = length;
            while (keep > 0 && char.IsWhiteSpace(UnitOf(run, keep - 1)))
            {
                keep--;
            }

            _runs.RemoveAt(_runs.Count - 1);
            if (keep > 0)
            {
                _runs.Add(run.Decoded is null ? new Run(run.Source, keep, null) : run with { Decoded = run.Decoded.Substring(0, keep) });
                return;
            }
        }
    }

    /// <summary>The text with its map. A text that stands as it is, as most do, gets its map when it is asked for.</summary>
    /// <param name="place">Where it stands, if no unit is left.</param>
    public HclText Build(int place)
    {
        var (start, end) = Bounds(place);
        var span = cursor.Place(start, end);
        if (_runs.Count <= 1 && (IsEmpty || _runs[0].Decoded is null) && span.Length == end - start)
        {
            return new HclText(cursor.Text.Substring(start, end - start), null, span);
        }

        var text = new StringBuilder();
        var map = new TextMap.Builder();
        foreach (var run in _runs)
        {
            map.Add(LengthOf(run), run.Source, run.Length);
            if (run.Decoded is null)
            {
                text.Append(cursor.Text, run.Source, run.Length);
            }
            else
            {
                text.Append(run.Decoded);
            }
        }

        return new HclText(text.ToString(), cursor.Place(map.Build()), span);
    }

    private static int LengthOf(Run run) => run.Decoded?.Length ?? run.Length;

    private char UnitOf(Run run, int index) => run.Decoded is null ? cursor.Text[run.Source + index] : run.Decoded[index];
}
