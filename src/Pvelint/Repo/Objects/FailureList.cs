namespace Pvelint.Repo.Objects;

/// <summary>What could not be read, gathered by several threads.</summary>
internal sealed class FailureList
{
    // A pack cut in half would give a line for each of its objects.
    private const int Most = 200;

    private readonly Lock _gate = new();
    private readonly List<(string What, string Reason)> _failures = [];
    private int _more;

    /// <summary>Whether all was read.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _failures.Count == 0;
            }
        }
    }

    public void Add(ObjectId id, string reason) => Add("object " + id, reason);

    public void Add(string what, string reason)
    {
        lock (_gate)
        {
            if (_failures.Count >= Most)
            {
                _more++;
            }
            else if (!_failures.Contains((what, reason)))
            {
                _failures.Add((what, reason));
            }
        }
    }

    /// <summary>What there is by now.</summary>
    public IReadOnlyList<(string What, string Reason)> Snapshot()
    {
        lock (_gate)
        {
            return _more == 0 ? [.. _failures] : [.. _failures, ($"{_more} more objects", "as above")];
        }
    }
}
