using Pvelint.Inference;

namespace Pvelint.AccessLog;

/// <summary>
/// Counts calls by who made them, endpoint and object. What is kept is bounded: an endpoint that is called for more different objects than
/// that (every task has an id of its own) keeps those of its variables that take fewer values.
/// </summary>
/// <param name="facts">The API.</param>
/// <param name="mostObjects">How many objects of one endpoint are kept for one caller.</param>
/// <param name="most">How many are kept in all, besides a tenth of that of unknown paths.</param>
internal sealed class CallTally(ApiFacts facts, int mostObjects = 20_000, int most = 100_000)
{
    // The names of real objects are shorter; whoever calls longer paths wants to fill our memory.
    private const int LongestPath = 512;

    private readonly Dictionary<(string AuthId, string Endpoint), Group> _groups = [];
    private readonly Dictionary<(string AuthId, string Method, string Path), TalliedCall> _unknown = [];
    private int _count;

    /// <summary>Counts up with every time that calls were joined: what was found before may be joined with others since.</summary>
    public int Joins { get; private set; }

    /// <summary>Variables that are no longer kept.</summary>
    public IEnumerable<(string Endpoint, string Variable)> Joined => _groups.Values.SelectMany(group => group.Endpoint.Variables.Where((_, i) => group.IsDropped[i]).Select(name => (group.Endpoint.Label, name))).Distinct();

    /// <summary>The calls of known endpoints.</summary>
    public IEnumerable<TalliedCall> Known => _groups.Values.SelectMany(group => group.Calls.Values);

    /// <summary>The calls of others.</summary>
    public IEnumerable<TalliedCall> Unknown => _unknown.Values;

    /// <summary>Where a call is counted; null where no more are kept.</summary>
    /// <param name="authId">Who calls.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below <c>/api2/json</c>, decoded.</param>
    public TalliedCall? Find(string authId, string method, string path)
    {
        if (path.Length > LongestPath || facts.Match(method, path) is not var (endpoint, values))
        {
            return FindUnknown(authId, method, path.Length > LongestPath ? path[..LongestPath] + "…" : path);
        }

        var key = (authId, endpoint.Label);
        if (!_groups.TryGetValue(key, out var group))
        {
            // What cannot be joined with anything has no place any more.
            if (_count >= most && !JoinLargest())
            {
                return null;
            }

            _groups[key] = group = new Group(endpoint);
        }

        var call = Of(group, authId, [.. endpoint.Variables.Select((name, i) => group.IsDropped[i] ? null : values[name])]);
        if (group.Calls.Count > mostObjects)
        {
            Join(group);
            return Find(authId, method, path);
        }

        if (_count <= most)
        {
            return call;
        }

        return JoinLargest() ? Find(authId, method, path) : call;
    }

    private TalliedCall Of(Group group, string authId, string?[] values)
    {
        var objects = string.Join('\n', values);
        if (!group.Calls.TryGetValue(objects, out var call))
        {
            group.Calls[objects] = call = new TalliedCall(authId, group.Endpoint.Method, group.Endpoint.Path, [.. group.Endpoint.Variables.Zip(values, (name, value) => (name, value))]);
            _count++;
        }

        return call;
    }

    private TalliedCall? FindUnknown(string authId, string method, string path)
    {
        if (!_unknown.TryGetValue((authId, method, path), out var call) && _unknown.Count < most / 10)
        {
            _unknown[(authId, method, path)] = call = new TalliedCall(authId, method, path, []);
        }

        return call;
    }

    private bool JoinLargest()
    {
        var largest = _groups.Values.MaxBy(group => group.Calls.Count);
        if (largest is null || largest.Calls.Count < 2)
        {
            return false;
        }

        Join(largest);
        return true;
    }

    // The variable of most values goes: the id of a task, not its node.
    private void Join(Group group)
    {
        Joins++;
        var calls = group.Calls.Values.ToList();
        var varied = Enumerable.Range(0, group.IsDropped.Length).Where(i => !group.IsDropped[i]).MaxBy(i => calls.Select(call => call.Variables[i].Value).Distinct(StringComparer.Ordinal).Count());
        group.IsDropped[varied] = true;
        group.Calls.Clear();
        _count -= calls.Count;
        foreach (var call in calls)
        {
            Of(group, call.AuthId, [.. call.Variables.Select((variable, i) => group.IsDropped[i] ? null : variable.Value)]).Add(call);
        }
    }

    private sealed class Group(Endpoint endpoint)
    {
        public Endpoint Endpoint { get; } = endpoint;

        public bool[] IsDropped { get; } = new bool[endpoint.Variables.Count()];

        public Dictionary<string, TalliedCall> Calls { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A call while it is counted.</summary>
internal sealed class TalliedCall(string authId, string method, string endpoint, (string Name, string? Value)[] variables)
{
    private Tally _done;
    private Tally _refused;
    private Tally _failed;
    private Tally _unproven;

    public string AuthId => authId;

    public (string Name, string? Value)[] Variables => variables;

    /// <summary>Whether it was counted at all.</summary>
    public bool IsCounted => _done.Count + _refused.Count + _failed.Count + _unproven.Count > 0;

    /// <summary>Counts a call.</summary>
    /// <param name="status">The status of its answer.</param>
    /// <param name="isUnproven">Whether the format of the answer tells the status in the body alone.</param>
    /// <param name="time">When.</param>
    public void Add(int status, bool isUnproven, DateTimeOffset time)
    {
        if (status == 403)
        {
            _refused.Add(time);
        }
        else if (status >= 400)
        {
            _failed.Add(time);
        }
        else if (isUnproven)
        {
            _unproven.Add(time);
        }
        else
        {
            _done.Add(time);
        }
    }

    /// <summary>Counts what another one counted.</summary>
    public void Add(TalliedCall other)
    {
        _done.Add(other._done);
        _refused.Add(other._refused);
        _failed.Add(other._failed);
        _unproven.Add(other._unproven);
    }

    /// <summary>What was counted.</summary>
    /// <param name="shown">How a word from the log is shown.</param>
    public ObservedCall Observed(Func<string, string> shown)
    {
        var times = new[] { _done, _refused, _unproven, _failed }.First(tally => tally.Count > 0);
        var known = variables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Name, variable => shown(variable.Value!), StringComparer.Ordinal);
        return new ObservedCall(authId, method, shown(endpoint), known, _done.Count, _refused.Count, times.First, times.Last) { Failed = _failed.Count, Unproven = _unproven.Count };
    }

    private struct Tally
    {
        public long Count { get; private set; }

        public DateTimeOffset First { get; private set; }

        public DateTimeOffset Last { get; private set; }

        public void Add(DateTimeOffset time)
        {
            First = Count == 0 || time < First ? time : First;
            Last = Count == 0 || time > Last ? time : Last;
            Count++;
        }

        public void Add(Tally other)
        {
            if (other.Count == 0)
            {
                return;
            }

            First = Count == 0 || other.First < First ? other.First : First;
            Last = Count == 0 || other.Last > Last ? other.Last : Last;
            Count += other.Count;
        }
    }
}
