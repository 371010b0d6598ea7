namespace Pvelint.Repo.Changes;

/// <summary>How much is read beside the files of a change: a hook must answer at once.</summary>
/// <param name="changed">The objects that are read whatever they cost.</param>
internal sealed class ContextBudget(HashSet<string> changed)
{
    private const int MostBytes = 4 << 20;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _left = MostBytes;

    /// <summary>Whether there is nothing left for an object that was not read yet.</summary>
    public bool IsSpentFor(string blob) => _left <= 0 && !changed.Contains(blob) && !_taken.Contains(blob);

    /// <summary>Pays for an object, once. The first that costs too much is the end.</summary>
    public bool Takes(string blob, int length)
    {
        if (changed.Contains(blob) || _taken.Contains(blob))
        {
            return true;
        }

        _left -= length;
        return _left >= 0 && _taken.Add(blob);
    }
}
