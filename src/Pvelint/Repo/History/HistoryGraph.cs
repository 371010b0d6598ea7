using System.Runtime.InteropServices;
using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>A commit in the graph; objects by their numbers.</summary>
/// <param name="Number">The commit object.</param>
/// <param name="Tree">Its tree; negative where that is missing.</param>
/// <param name="Text">What it says.</param>
internal sealed record CommitNode(int Number, int Tree, CommitText Text);

/// <summary>An entry of a tree.</summary>
/// <param name="Child">The number of the object.</param>
/// <param name="Name">The number of its name in the part's table.</param>
internal readonly record struct TreeEdge(int Child, int Name);

/// <summary>
/// All commits and trees of a repository, read in one pass and in no order: who is whose parent, which folder holds which.
/// Of a repository with very many objects only folders are kept; the files that matter are asked for afterwards.
/// </summary>
internal sealed class HistoryGraph
{
    // Eight bytes an entry are too much where there are hundreds of thousands of versions of large folders.
    private const int MostObjectsWithFiles = 200_000;

    private readonly ObjectTable _table;
    private readonly int _idLength;
    private readonly bool _keepsFiles;
    private readonly List<Part> _parts = [];
    private readonly int[] _traits;
    private readonly (int Part, int At)[] _trees;
    private readonly Dictionary<int, List<TreeEdge>> _files = [];
    private readonly Dictionary<int, CommitNode> _commits = [];
    private readonly Dictionary<int, ObjectId> _tags = [];

    private HistoryGraph(ObjectTable table, int idLength)
    {
        _table = table;
        _idLength = idLength;
        _keepsFiles = table.Count <= MostObjectsWithFiles;
        _traits = new int[table.Count];
        _trees = new (int, int)[table.Count];
    }

    /// <summary>The commits by their numbers.</summary>
    public IReadOnlyDictionary<int, CommitNode> Commits => _commits;

    /// <summary>What annotated tags point to.</summary>
    public IReadOnlyDictionary<int, ObjectId> Tags => _tags;

    /// <summary>Reads the commits, trees and tags of a repository.</summary>
    /// <param name="store">Its objects.</param>
    /// <param name="table">Their numbers.</param>
    /// <param name="idLength">Bytes of an id.</param>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="visitText">Takes the text of each commit and tag: a message may hold a secret.</param>
    public static HistoryGraph Read(ObjectStore store, ObjectTable table, int idLength, int jobs, Action<int, ReadOnlySpan<byte>> visitText)
    {
        var graph = new HistoryGraph(table, idLength);
        store.ReadAll(
            ObjectKinds.Commits | ObjectKinds.Trees | ObjectKinds.Tags,
            jobs,
            (_, _) => true,
            graph.NewPart,
            (id, kind, content, part) => graph.Add(table.Find(id), kind, content, part, visitText),
            (id, _, _, part) => part.Damaged.Add(table.Find(id)));
        graph.Join();
        return graph;
    }

    /// <summary>What the names of a content say of it.</summary>
    public NameTraits Traits(int blob) => (NameTraits)_traits[blob];

    /// <summary>The folders in a tree.</summary>
    public ReadOnlySpan<TreeEdge> Folders(int tree) => CollectionsMarshal.AsSpan(PartOf(tree).Folders)[PartOf(tree).Trees[_trees[tree].At].Folders];

    /// <summary>The files in a tree: all, or those that matter once <see cref="KeepFiles"/> was asked.</summary>
    public ReadOnlySpan<TreeEdge> Files(int tree) => _keepsFiles
        ? CollectionsMarshal.AsSpan(PartOf(tree).Files)[PartOf(tree).Trees[_trees[tree].At].Files]
        : _files.TryGetValue(tree, out var files) ? CollectionsMarshal.AsSpan(files) : [];

    /// <summary>The name of an entry of a tree.</summary>
    public byte[] NameOf(int tree, TreeEdge edge) => PartOf(tree).Names.Name(edge.Name);

    /// <summary>Whether a tree was read.</summary>
    public bool IsTree(int number) => number >= 0 && _trees[number].Part > 0;

    /// <summary>The objects that a tree names and the repository does not have; null where it has all.</summary>
    public IReadOnlyList<ObjectId>? Missing(int tree) => PartOf(tree).Missing.GetValueOrDefault(tree);

    /// <summary>Whether a tree, commit or tag could not be understood to its end.</summary>
    public IEnumerable<int> Damaged => _parts.SelectMany(part => part.Damaged);

    /// <summary>Sees to it that <see cref="Files"/> has these contents: reads the trees again where files were not kept.</summary>
    public void KeepFiles(ObjectStore store, int jobs, Predicate<int> matters)
    {
        if (_keepsFiles)
        {
            return;
        }

        store.ReadAll(ObjectKinds.Trees, jobs, (_, _) => true, () => 0, (id, _, content, _) => AddFiles(_table.Find(id), content, matters), (_, _, _, _) => { });
    }

    private void AddFiles(int tree, ReadOnlySpan<byte> content, Predicate<int> matters)
    {
        var entries = new TreeEntries(content, _idLength);
        while (entries.Next())
        {
            if (entries.Kind is TreeEntryKind.File && _table.Find(entries.Id) is var child and >= 0 && matters(child))
            {
                lock (_files)
                {
                    (_files.TryGetValue(tree, out var files) ? files : _files[tree] = []).Add(new TreeEdge(child, PartOf(tree).Names.Number(entries.Name, out _)));
                }
            }
        }
    }

    private Part PartOf(int tree) => _parts[_trees[tree].Part - 1];

    private Part NewPart()
    {
        lock (_parts)
        {
            _parts.Add(new Part { Number = _parts.Count + 1 });
            return _parts[^1];
        }
    }

    private void Add(int number, ObjectKind kind, ReadOnlySpan<byte> content, Part part, Action<int, ReadOnlySpan<byte>> visitText)
    {
        switch (kind)
        {
            case ObjectKind.Tree:
                AddTree(number, content, part);
                break;
            case ObjectKind.Commit when CommitText.Parse(content) is { } text:
                part.Commits.Add(new CommitNode(number, _table.Find(text.Tree), text));
                visitText(number, content);
                break;
            case ObjectKind.Tag when content.StartsWith("object "u8) && content.IndexOf((byte)'\n') is var end and > 0 && ObjectId.TryParse(content[7..end], out var target):
                part.Tags.Add((number, target));
                visitText(number, content);
                break;
            default:
                part.Damaged.Add(number);
                break;
        }
    }

    private void AddTree(int tree, ReadOnlySpan<byte> content, Part part)
    {
        var (folders, files) = (part.Folders.Count, part.Files.Count);
        var entries = new TreeEntries(content, _idLength);
        while (entries.Next())
        {
            if (entries.Kind is TreeEntryKind.Other)
            {
                continue;
            }

            var child = _table.Find(entries.Id);
            if (child < 0)
            {
                (part.Missing.TryGetValue(tree, out var missing) ? missing : part.Missing[tree] = []).Add(entries.Id);
                continue;
            }

            var name = part.Names.Number(entries.Name, out var traits);
            if (entries.Kind is TreeEntryKind.Folder)
            {
                part.Folders.Add(new TreeEdge(child, name));
                continue;
            }

            if ((_traits[child] & (int)traits) != (int)traits)
            {
                Interlocked.Or(ref _traits[child], (int)traits);
            }

            if (_keepsFiles)
            {
                part.Files.Add(new TreeEdge(child, name));
            }
        }

        if (entries.IsDamaged)
        {
            part.Damaged.Add(tree);
        }

        _trees[tree] = (part.Number, part.Trees.Count);
        part.Trees.Add((folders..part.Folders.Count, files..part.Files.Count));
    }

    private void Join()
    {
        foreach (var part in _parts)
        {
            foreach (var commit in part.Commits)
            {
                _commits[commit.Number] = commit;
            }

            foreach (var (tag, target) in part.Tags)
            {
                _tags[tag] = target;
            }

            part.Commits.Clear();
        }
    }

    /// <summary>What one thread has read.</summary>
    private sealed class Part
    {
        public int Number { get; init; }

        public NameTable Names { get; } = new();

        public List<CommitNode> Commits { get; } = [];

        public List<(int Tag, ObjectId Target)> Tags { get; } = [];

        public List<(Range Folders, Range Files)> Trees { get; } = [];

        public List<TreeEdge> Folders { get; } = [];

        public List<TreeEdge> Files { get; } = [];

        public Dictionary<int, List<ObjectId>> Missing { get; } = [];

        public List<int> Damaged { get; } = [];
    }
}
