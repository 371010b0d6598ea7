namespace Pvelint.Output;

/// <summary>Lines that stand in the place of others.</summary>
/// <param name="Before">Index of the first line that is gone, or where lines come in.</param>
/// <param name="Removed">Count of the lines that are gone.</param>
/// <param name="After">Index of the first line that is new.</param>
/// <param name="Added">Count of the lines that are new.</param>
internal readonly record struct LineChange(int Before, int Removed, int After, int Added)
{
    // Above this count of differing lines the middle is shown as replaced: nobody reads such a diff line by line.
    private const int MostDifferences = 2000;

    /// <summary>
    /// The changes that lead from some lines to others, as few lines as can be. Source: E. W. Myers, "An O(ND) Difference
    /// Algorithm and Its Variations", 1986, the greedy one.
    /// </summary>
    public static IReadOnlyList<LineChange> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[before.Count - 1 - tail] == after[after.Count - 1 - tail])
        {
            tail++;
        }

        var (rows, columns) = (before.Count - head - tail, after.Count - head - tail);
        if (rows == 0 || columns == 0)
        {
            return rows + columns == 0 ? [] : [new LineChange(head, rows, head, columns)];
        }

        var kept = Kept(rows, columns, (row, column) => before[head + row] == after[head + column]);
        var changes = new List<LineChange>();
        var (from, to) = (0, 0);
        foreach (var (row, column) in kept.Append((rows, columns)))
        {
            if (row > from || column > to)
            {
                changes.Add(new LineChange(head + from, row - from, head + to, column - to));
            }

            (from, to) = (row + 1, column + 1);
        }

        return changes;
    }

    // The pairs of lines that stay, in order; none where there is too much to compare.
    private static List<(int Row, int Column)> Kept(int rows, int columns, Func<int, int, bool> same)
    {
        var most = Math.Min(rows + columns, MostDifferences);
        var furthest = new int[2 * most + 3];
        var trace = new List<int[]>();
        for (var differences = 0; differences <= most; differences++)
        {
            trace.Add([.. furthest]);
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var row = Step(furthest, diagonal, differences, most);
                while (row < rows && row - diagonal < columns && row - diagonal >= 0 && same(row, row - diagonal))
                {
                    row++;
                }

                furthest[diagonal + most + 1] = row;
                if (row >= rows && row - diagonal >= columns)
                {
                    return Back(trace, rows, columns, most);
                }
            }
        }

        return [];
    }

    // From the diagonal below by a line that is gone, or from that above by one that is new.
    private static int Step(int[] furthest, int diagonal, int differences, int most) =>
        diagonal == -differences || (diagonal != differences && furthest[diagonal + most] < furthest[diagonal + most + 2])
            ? furthest[diagonal + most + 2]
            : furthest[diagonal + most] + 1;

    private static List<(int Row, int Column)> Back(List<int[]> trace, int rows, int columns, int most)
    {
        var kept = new List<(int, int)>();
        var (row, column) = (rows, columns);
        for (var differences = trace.Count - 1; differences >= 0; differences--)
        {
            var furthest = trace[differences];
            var diagonal = row - column;
            var isNew = diagonal == -differences || (diagonal != differences && furthest[diagonal + most] < furthest[diagonal + most + 2]);
            var previous = differences == 0 ? 0 : isNew ? furthest[diagonal + most + 2] : furthest[diagonal + most];
            var start = differences == 0 ? 0 : isNew ? previous : previous + 1;
            while (row > start)
            {
                kept.Add((--row, --column));
            }

            (row, column) = differences == 0 ? (0, 0) : isNew ? (row, column - 1) : (row - 1, column);
        }

        kept.Reverse();
        return kept;
    }
}
