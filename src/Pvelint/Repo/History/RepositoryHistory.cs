using System.Text;
using Pvelint.Commands;
using Pvelint.Output;
using Pvelint.Repo.Objects;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Repo.History;

/// <summary>
/// The history of a repository: its commits and trees are read first, which tells the names of contents, then each content
/// once, and only for those that may hold a secret it is asked where they stand.
/// </summary>
internal sealed class RepositoryHistory(GitRepository repository, ObjectStore store, Revisions revisions, ScanOptions options, Host host)
{
    private readonly List<SkippedFile> _skipped = [];
    private readonly SieveLines _lines = new();
    private readonly List<Suspect> _messages = [];
    private string? _file;
    private byte[] _state = [];
    private HistoryCache? _cache;
    private Dictionary<ObjectId, CleanContent>? _clean;
    private HashSet<(ObjectId, string)> _knownClean = [];

    /// <summary>Count of contents that were read, now or by an earlier scan.</summary>
    public int Files { get; private set; }

    /// <summary>Count of their bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether any content is about Proxmox.</summary>
    public bool MentionsProxmox { get; private set; }

    /// <summary>What could not be read, or is not there.</summary>
    public IEnumerable<SkippedFile> Skipped =>
        _skipped.Concat(store.Failures.Select(failure => new SkippedFile(failure.What, failure.Reason))).DistinctBy(skipped => skipped.Path).OrderBy(skipped => skipped.Path, StringComparer.Ordinal);

    /// <summary>The configuration in the first of the tips.</summary>
    public Configuration Configuration(Host to)
    {
        var buffer = new ObjectBuffer();
        if (revisions.Tips.Count == 0 || !store.TryRead(revisions.Tips[0], buffer, out var kind) || kind is not ObjectKind.Commit
            || CommitText.Parse(buffer.Content) is not { } commit || !store.TryRead(commit.Tree, buffer, out _))
        {
            return Rules.Configuration.Default;
        }

        var entries = new TreeEntries(buffer.Content.ToArray(), repository.HashLength);
        while (entries.Next())
        {
            if (entries.Kind is TreeEntryKind.File && entries.Name.SequenceEqual(".pvelint.hcl"u8) && store.TryRead(entries.Id, buffer, out _) && buffer.Length <= ConfigurationSearch.LargestFile)
            {
                return ConfigurationSearch.Parse(new SourceFile(Rules.Configuration.FileName, TextDecoder.Decode(buffer.Content)), Rules.Configuration.FileName, to);
            }
        }

        return Rules.Configuration.Default;
    }

    /// <summary>Reads it: the versions that may hold a secret, the oldest first.</summary>
    public IReadOnlyList<FileVersion> Read()
    {
        _file = options.UsesCache ? HistoryCache.FileOf(repository, host) : null;
        _state = HistoryState.Of(repository, revisions, options);
        _cache = _file is null ? null : HistoryCache.Read(_file, repository.HashLength);
        if (_cache is not null)
        {
            (Files, Bytes, MentionsProxmox) = (_cache.Files, _cache.Bytes, _cache.MentionsProxmox);
            if (_cache.State.AsSpan().SequenceEqual(_state))
            {
                return [.. _cache.Versions.Select(OfCache)];
            }
        }

        _knownClean = [.. (_cache?.Versions ?? []).Where(version => version.IsClean).Select(version => (version.Id, version.Path))];
        using var progress = Progress.Start(host, "objects");
        var table = new ObjectTable(store.AllIds);
        var graph = HistoryGraph.Read(store, table, repository.HashLength, options.Jobs, LookAtMessage);
        var matter = Suspects(table, graph, progress);
        if (_cache?.MentionsProxmox != MentionsProxmox)
        {
            // A private key concerns us only where the repository is about Proxmox: what was harmless before may not be now.
            _knownClean = [];
        }

        if (matter.Count > 0)
        {
            graph.KeepFiles(store, options.Jobs, matter.ContainsKey);
        }

        foreach (var damaged in graph.Damaged)
        {
            _skipped.Add(new SkippedFile(table[damaged].ToString(), "it is no commit, folder or tag that git would write; run 'git fsck'"));
        }

        return Place(table, graph, matter);
    }

    /// <summary>Keeps for the next scan what this one has seen.</summary>
    /// <param name="versions">What <see cref="Read"/> gave.</param>
    /// <param name="isClean">Whether the rules found nothing in a version.</param>
    public void Remember(IReadOnlyList<FileVersion> versions, Func<FileVersion, bool> isClean)
    {
        // What could not be read must be read again, and what is the same need not be written again.
        if (_file is null || Skipped.Any() || _clean is null || versions.Any(version => version.Pieces is not null))
        {
            return;
        }

        new HistoryCache
        {
            State = _state,
            Files = Files,
            Bytes = Bytes,
            MentionsProxmox = MentionsProxmox,
            Clean = _clean,
            Versions = [.. versions.Select(version => new KnownVersion(version.Id, version.Path, version.Version, version.Order, isClean(version)))],
        }.Write(_file, repository.HashLength);
    }

    private FileVersion OfCache(KnownVersion known) =>
        new(known.Id, known.Path, known.Version, known.Order, () => Again(known.Id), null) { IsKnownClean = known.IsClean };

    // Contents that an earlier scan has seen are not read again, unless they may hold a secret.
    private Dictionary<int, Suspect> Suspects(ObjectTable table, HistoryGraph graph, Progress progress)
    {
        var known = _cache?.Clean ?? new Dictionary<ObjectId, CleanContent>();
        var reader = new HistoryReader(store, table, graph, _lines);
        var suspects = reader.Read(options.Jobs, id => IsOurs(id) && !IsKnown(id), progress);
        MentionsProxmox |= reader.MentionsProxmox;
        (Files, Bytes) = (suspects.Count, reader.SuspectBytes);
        _clean = _file is null ? null : new Dictionary<ObjectId, CleanContent>(table.Count);
        for (var number = 0; number < table.Count; number++)
        {
            // What is gone, as after a 'git gc', need not be remembered.
            var size = reader.CleanSize(number) is var read and >= 0 ? read
                : known.Count > 0 && IsOurs(table[number]) && IsKnown(table[number]) ? known[table[number]].Size : -1;
            if (size >= 0)
            {
                Files++;
                Bytes += size;
                _clean?.Add(table[number], new CleanContent(graph.Traits(number), size));
            }
        }

        var matter = new Dictionary<int, Suspect>();
        foreach (var suspect in suspects)
        {
            matter[suspect.Number] = suspect;
        }

        return matter;

        // Under a name of another kind it is looked at in another way.
        bool IsKnown(ObjectId id) => known.TryGetValue(id, out var content) && content.Traits == graph.Traits(table.Find(id));
    }

    private IReadOnlyList<FileVersion> Place(ObjectTable table, HistoryGraph graph, Dictionary<int, Suspect> matter)
    {
        var walk = new HistoryWalk(graph, table, Shallow(), matter.ContainsKey);
        walk.Walk(revisions.Without);
        var before = walk.Places.ToHashSet();
        walk.Walk(revisions.Tips);
        var inTip = walk.InTrees(revisions.Tips);
        var versions = walk.Places.Where(place => !before.Contains(place))
            .Select(place => Version(place.Place, matter[place.Number], inTip.Contains(place.Number), isReachable: true, table))
            .Concat(_messages.Where(message => walk.HasMet(message.Number)).Select(message => Message(message, graph, isReachable: true, table)))
            .ToList();
        foreach (var (what, reason) in walk.Gaps)
        {
            _skipped.Add(new SkippedFile(what, reason + "; fetch it, or run 'git fsck'"));
        }

        return options.Unreachable ? [.. versions, .. Unreachable(table, graph, matter, walk)] : versions;
    }

    // What no reference leads to: first what commits without a name lead to, then what nothing does.
    private IEnumerable<FileVersion> Unreachable(ObjectTable table, HistoryGraph graph, Dictionary<int, Suspect> matter, HistoryWalk walk)
    {
        walk.Walk(Revisions.All(repository).Tips);
        var reached = walk.Places.ToHashSet();
        var named = _messages.Where(message => walk.HasMet(message.Number)).ToHashSet();
        walk.Walk(graph.Commits.Keys.Select(number => table[number]).ToList());
        foreach (var (number, place) in walk.Places.Where(place => !reached.Contains(place)).ToList())
        {
            yield return Version(place, matter[number], inTip: false, isReachable: false, table);
        }

        foreach (var message in _messages.Where(message => !named.Contains(message)))
        {
            yield return Message(message, graph, isReachable: false, table);
        }

        foreach (var suspect in matter.Values.Where(suspect => !walk.HasMet(suspect.Number)))
        {
            yield return Version(new FirstPlace(int.MaxValue, null, "object " + table[suspect.Number]), suspect, inTip: false, isReachable: false, table);
        }
    }

    private FileVersion Version(FirstPlace place, Suspect suspect, bool inTip, bool isReachable, ObjectTable table)
    {
        var commit = place.Commit;
        var version = new FoundVersion(
            commit is null ? "" : table[commit.Number].ToString(), commit is null ? "" : CommitText.Date(commit.Text.Authored, commit.Text.Zone), inTip, isReachable);
        return new FileVersion(table[suspect.Number], place.Path, version, place.Order, () => suspect.Content ?? Again(table[suspect.Number]), suspect.Pieces)
        {
            Lines = suspect.Lines,
            IsKnownClean = _knownClean.Contains((table[suspect.Number], place.Path)),
        };
    }

    private FileVersion Message(Suspect message, HistoryGraph graph, bool isReachable, ObjectTable table)
    {
        var commit = graph.Commits.GetValueOrDefault(message.Number);
        var version = new FoundVersion(
            table[message.Number].ToString(), commit is null ? "" : CommitText.Date(commit.Text.Authored, commit.Text.Zone), InTip: isReachable, isReachable);
        return new FileVersion(table[message.Number], commit is null ? "tag message" : "commit message", version, int.MaxValue, () => message.Content, null);
    }

    private byte[]? Again(ObjectId id)
    {
        // A buffer a call: versions are parsed on several threads.
        var buffer = new ObjectBuffer();
        lock (store)
        {
            if (store.TryRead(id, buffer, out _))
            {
                return buffer.Content.ToArray();
            }
        }

        lock (_skipped)
        {
            _skipped.Add(new SkippedFile(id.ToString(), "it could not be read a second time"));
        }

        return null;
    }

    private void LookAtMessage(int number, ReadOnlySpan<byte> text)
    {
        if (Prefilter.PassesByBytes(text) && new SecretSieve(_lines).Passes(isCode: false, text))
        {
            lock (_messages)
            {
                _messages.Add(new Suspect(number, text.ToArray(), null, null));
            }
        }
    }

    // By the id: the same whatever packs a clone has.
    private bool IsOurs(ObjectId id) =>
        options.Shard is not { } shard || (uint)id.GetHashCode() % (uint)shard.Count == (uint)shard.Index - 1;

    private HashSet<ObjectId> Shallow()
    {
        var shallow = new HashSet<ObjectId>();
        var path = Path.Combine(repository.CommonFolder, "shallow");
        if (!repository.IsShallow || !File.Exists(path))
        {
            return shallow;
        }

        foreach (var line in File.ReadLines(path, Encoding.ASCII))
        {
            if (ObjectId.TryParse(line.AsSpan().Trim(), out var id))
            {
                shallow.Add(id);
            }
        }

        return shallow;
    }
}
