using System.Text;
using Pvelint.Formats;
using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>Where a content stands first in a history.</summary>
/// <param name="Order">The place of its commit among all, the oldest first.</param>
/// <param name="Commit">The first commit that has it; null where no commit does.</param>
/// <param name="Path">Its path there.</param>
internal sealed record FirstPlace(int Order, CommitNode? Commit, string Path);

/// <summary>
/// Walks a history from its oldest commit to its newest, through the trees of each, and into every tree once: where a
/// content turns up first is where it came in.
/// </summary>
internal sealed class HistoryWalk
{
    private readonly HistoryGraph _graph;
    private readonly ObjectTable _table;
    private readonly Predicate<int> _matters;
    private readonly HashSet<ObjectId> _shallow;
    private readonly bool[] _seen;
    private readonly Dictionary<int, List<FirstPlace>> _places = [];
    private int _order;
    private readonly List<(string What, string Reason)> _gaps = [];
    private readonly HashSet<int> _reached = [];

    /// <param name="graph">The commits and trees.</param>
    /// <param name="table">The numbers of the objects.</param>
    /// <param name="shallow">The commits at which a shallow clone ends.</param>
    /// <param name="matters">Which contents are asked about.</param>
    public HistoryWalk(HistoryGraph graph, ObjectTable table, HashSet<ObjectId> shallow, Predicate<int> matters)
    {
        _graph = graph;
        _table = table;
        _shallow = shallow;
        _matters = matters;
        _seen = new bool[table.Count];
    }

    /// <summary>Where the contents stand first that were met by now; where they stand in files of several kinds, once for each.</summary>
    public IEnumerable<(int Number, FirstPlace Place)> Places => _places.SelectMany(entry => entry.Value.Select(place => (entry.Key, place)));

    /// <summary>What the history names and the repository does not have.</summary>
    public IReadOnlyList<(string What, string Reason)> Gaps => _gaps;

    /// <summary>Whether an object was met: it belongs to the history.</summary>
    public bool HasMet(int number) => _seen[number] || _reached.Contains(number);

    /// <summary>Walks all that these commits reach.</summary>
    public void Walk(IEnumerable<ObjectId> tips)
    {
        foreach (var commit in Ordered(Reach(tips)))
        {
            _seen[commit.Number] = true;
            WalkTree(commit.Tree, commit.Text.Tree, commit, new StringBuilder());
        }
    }

    /// <summary>Which contents that matter stand in the trees of these commits.</summary>
    public HashSet<int> InTrees(IEnumerable<ObjectId> tips)
    {
        var found = new HashSet<int>();
        var seen = new bool[_table.Count];
        var open = new Stack<int>(tips.Select(Peel).OfType<CommitNode>().Select(commit => commit.Tree));
        while (open.TryPop(out var tree))
        {
            if (!_graph.IsTree(tree) || seen[tree])
            {
                continue;
            }

            seen[tree] = true;

            foreach (var folder in _graph.Folders(tree))
            {
                open.Push(folder.Child);
            }

            foreach (var file in _graph.Files(tree))
            {
                if (_matters(file.Child))
                {
                    found.Add(file.Child);
                }
            }
        }

        return found;
    }

    // A tag leads to what it was set on.
    private CommitNode? Peel(ObjectId id)
    {
        for (var depth = 0; depth < 16; depth++)
        {
            if (_table.Find(id) is var number && number >= 0 && _graph.Commits.TryGetValue(number, out var commit))
            {
                return commit;
            }

            if (number < 0 || !_graph.Tags.TryGetValue(number, out id))
            {
                return null;
            }

            _reached.Add(number);
        }

        return null;
    }

    private Dictionary<int, CommitNode> Reach(IEnumerable<ObjectId> tips)
    {
        var reach = new Dictionary<int, CommitNode>();
        var open = new Stack<CommitNode>();
        foreach (var tip in tips)
        {
            if (Peel(tip) is { } commit)
            {
                open.Push(commit);
            }
            else if (_table.Find(tip) < 0)
            {
                _gaps.Add((tip.ToString(), "a reference leads to it, and the repository does not have it"));
            }
        }

        while (open.TryPop(out var commit))
        {
            if (_seen[commit.Number] || !reach.TryAdd(commit.Number, commit) || _shallow.Contains(_table[commit.Number]))
            {
                continue;
            }

            foreach (var parent in commit.Text.Parents)
            {
                if (_table.Find(parent) is var number && number >= 0 && _graph.Commits.TryGetValue(number, out var before))
                {
                    open.Push(before);
                }
                else
                {
                    _gaps.Add((parent.ToString(), "a commit names it as the one before, and the repository does not have it"));
                }
            }
        }

        return reach;
    }

    // Parents before children; of those that may come next, the oldest.
    private IEnumerable<CommitNode> Ordered(Dictionary<int, CommitNode> reach)
    {
        var children = new Dictionary<int, List<CommitNode>>();
        var waits = new Dictionary<int, int>();
        var ready = new PriorityQueue<CommitNode, (long Committed, int Number)>();
        foreach (var commit in reach.Values)
        {
            var parents = commit.Text.Parents.Select(_table.Find).Distinct().Where(reach.ContainsKey).ToList();
            waits[commit.Number] = parents.Count;
            if (parents.Count == 0)
            {
                ready.Enqueue(commit, (commit.Text.Committed, commit.Number));
            }

            foreach (var parent in parents)
            {
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(commit);
            }
        }

        while (ready.TryDequeue(out var commit, out _))
        {
            yield return commit;
            foreach (var child in children.GetValueOrDefault(commit.Number) ?? [])
            {
                if (--waits[child.Number] == 0)
                {
                    ready.Enqueue(child, (child.Text.Committed, child.Number));
                }
            }
        }
    }

    private void WalkTree(int tree, ObjectId id, CommitNode commit, StringBuilder path)
    {
        if (!_graph.IsTree(tree))
        {
            _gaps.Add((id.ToString(), "a commit or a folder names it as a folder, and the repository does not have it"));
            return;
        }

        // Paths of a hostile repository may be deep: a stack of our own.
        var open = new Stack<(int Tree, int Next, int Length)>();
        if (Enter(tree, commit, path))
        {
            open.Push((tree, 0, path.Length));
        }

        while (open.TryPop(out var at))
        {
            path.Length = at.Length;
            var folders = _graph.Folders(at.Tree);
            if (at.Next == folders.Length)
            {
                continue;
            }

            open.Push((at.Tree, at.Next + 1, at.Length));
            var child = folders[at.Next];
            if (!_graph.IsTree(child.Child))
            {
                _gaps.Add((_table[child.Child].ToString(), "a folder names it as a folder, and it is none"));
                continue;
            }

            if (_seen[child.Child])
            {
                continue;
            }

            path.Append(Encoding.UTF8.GetString(_graph.NameOf(at.Tree, child))).Append('/');
            Enter(child.Child, commit, path);
            open.Push((child.Child, 0, path.Length));
        }
    }

    private bool Enter(int tree, CommitNode commit, StringBuilder path)
    {
        if (_seen[tree])
        {
            return false;
        }

        _seen[tree] = true;
        foreach (var missing in _graph.Missing(tree) ?? [])
        {
            _gaps.Add((missing.ToString(), "a folder of the history names it, and the repository does not have it"));
        }

        foreach (var file in _graph.Files(tree))
        {
            _seen[file.Child] = true;
            if (_matters(file.Child))
            {
                Place(file.Child, commit, path, Encoding.UTF8.GetString(_graph.NameOf(tree, file)));
            }
        }

        return true;
    }

    // The same text is read in another way in another kind of file.
    private void Place(int number, CommitNode commit, StringBuilder path, string name)
    {
        var places = _places.TryGetValue(number, out var known) ? known : _places[number] = [];
        var format = FileFormats.Of(name, "");
        if (places.TrueForAll(place => FileFormats.Of(place.Path, "") != format))
        {
            places.Add(new FirstPlace(_order++, commit, path + name));
        }
    }
}
