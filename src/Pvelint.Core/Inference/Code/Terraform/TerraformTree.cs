using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The modules of a tree of folders: which call which, and which nobody calls.</summary>
internal sealed class TerraformTree
{
    // Each level takes a stretch of the stack; real code has three or four.
    private const int MaxDepth = 32;

    private readonly Dictionary<string, TerraformFolder> _folders;

    private TerraformTree(Dictionary<string, TerraformFolder> folders, CodeContents contents, HclInputs inputs, CodeCollector collector)
    {
        _folders = folders;
        Contents = contents;
        Inputs = inputs;
        Assumed = new HclInputs { Assumed = inputs.Assumed };
        Collector = collector;
    }

    /// <summary>Knows the modules.</summary>
    public static TerraformTree Of(IEnumerable<TerraformFolder> folders, CodeContents contents, HclInputs inputs, CodeCollector collector) =>
        new(folders.ToDictionary(folder => folder.Path, StringComparer.Ordinal), contents, inputs, collector);

    /// <summary>The same modules for one root.</summary>
    public TerraformTree For(CodeCollector collector) => new(_folders, Contents, Inputs, collector);

    /// <summary>The files that expressions may read.</summary>
    public CodeContents Contents { get; }

    /// <summary>What root modules are given from outside.</summary>
    public HclInputs Inputs { get; }

    /// <summary>What of it holds in modules that others call, too.</summary>
    public HclInputs Assumed { get; }

    /// <summary>Takes what is found.</summary>
    public CodeCollector Collector { get; }

    /// <summary>
    /// The folders to start from, in the order of their paths: those that no other module calls, and one of each circle of modules
    /// that is reached from none of these.
    /// </summary>
    public IReadOnlyList<TerraformFolder> Roots()
    {
        var calls = _folders.Values.ToDictionary(folder => folder, folder => folder.Calls.Select(call => Local(folder, call)).OfType<TerraformFolder>().Where(called => called != folder).ToList());
        var called = new HashSet<TerraformFolder>(calls.Values.SelectMany(found => found));
        var ordered = _folders.Values.OrderBy(folder => folder.Path, StringComparer.Ordinal).ToList();
        var roots = ordered.FindAll(folder => !called.Contains(folder));
        var reached = new HashSet<TerraformFolder>();
        roots.ForEach(root => Reach(root, calls, reached));
        foreach (var folder in ordered.Where(folder => !reached.Contains(folder)))
        {
            if (!reached.Contains(folder))
            {
                roots.Add(folder);
                Reach(folder, calls, reached);
            }
        }

        return [.. roots.OrderBy(folder => folder.Path, StringComparer.Ordinal)];
    }

    /// <summary>The module that a block calls; null where it cannot be read, which is told.</summary>
    public TerraformFolder? FolderOf(TerraformInstance caller, CodeBlock call)
    {
        var name = caller.Prefix + "module." + call.Name;
        if (SourceOf(call) is not { } source)
        {
            Collector.Note(name, $"{name} has no source that can be known: not read", call.Place);
            return null;
        }

        if (!IsLocal(source))
        {
            Collector.Note(name, $"{name} comes from {WithoutUser(source)}: not read", call.Place);
            return null;
        }

        if (Local(caller.Folder, call) is not { } folder)
        {
            Collector.Note(name, $"{name} comes from {source}, which is not among the files: not read", call.Place);
            return null;
        }

        var depth = 0;
        for (var above = caller; above is not null; above = above.Caller, depth++)
        {
            if (depth == MaxDepth)
            {
                Collector.Note(name, $"{call.Name} is called by modules more than {MaxDepth} deep: not followed", call.Place);
                return null;
            }

            if (above.Folder == folder)
            {
                Collector.Note(name, $"{name} calls a module that it is part of: not followed", call.Place);
                return null;
            }
        }

        return folder;
    }

    private TerraformFolder? Local(TerraformFolder folder, CodeBlock call) =>
        SourceOf(call) is { } source && IsLocal(source) && CodePath.Join(folder.Path, source) is { } path && _folders.TryGetValue(path, out var found) ? found : null;

    private static string? SourceOf(CodeBlock call) => call.Attribute("source")?.Attribute.Expression.AsText()?.Value;

    private static bool IsLocal(string source) => source is "." or ".." || source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal);

    // https://user:password@host/…: what stands before the @ may be a secret.
    private static string WithoutUser(string source)
    {
        var at = source.LastIndexOf('@');
        var slashes = source.IndexOf("//", StringComparison.Ordinal);
        return at > slashes && slashes >= 0 ? source.Substring(0, slashes + 2) + source.Substring(at + 1) : source;
    }

    private static void Reach(TerraformFolder root, Dictionary<TerraformFolder, List<TerraformFolder>> calls, HashSet<TerraformFolder> reached)
    {
        var open = new Stack<TerraformFolder>([root]);
        while (open.Count > 0)
        {
            var folder = open.Pop();
            if (reached.Add(folder))
            {
                calls[folder].ForEach(open.Push);
            }
        }
    }
}
