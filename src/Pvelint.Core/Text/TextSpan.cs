namespace Pvelint.Text;

/// <summary>A run of UTF-16 units in a text.</summary>
/// <param name="Start">Offset of the first unit, zero-based.</param>
/// <param name="Length">Count of units; zero marks a place between two units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just after the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>Whether the two spans share a unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether <paramref name="other"/> lies wholly in this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
