using System.Text;

namespace Pvelint.Tests.Analyzer;

/// <summary>A text whose findings are marked: <c>{|PVE101:secret|}</c>. Marks may nest.</summary>
internal sealed record Markup(string Text, IReadOnlyList<Mark> Marks)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|PVE", 0, 5) == 0)
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                var (id, start) = open.Pop();
                marks.Add(new Mark(id, start, text.Length - start));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return new Markup(text.ToString(), marks);
    }
}

/// <summary>A finding that is expected or was seen.</summary>
internal readonly record struct Mark(string Id, int Start, int Length) : IComparable<Mark>
{
    public int CompareTo(Mark other) =>
        (Start, Length, Id).CompareTo((other.Start, other.Length, other.Id));
}
