using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>A module as one call, or nobody, makes it: its variables have values, its resources instances.</summary>
internal sealed class TerraformInstance
{
    private static readonly HashSet<string> Meta = new(StringComparer.Ordinal)
    {
        "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection",
    };

    private readonly TerraformTree _tree;
    private readonly Dictionary<CodeBlock, IReadOnlyList<TerraformRepeat>> _repeats = [];
    private readonly Dictionary<(CodeBlock, TerraformRepeat), IReadOnlyList<KeyValuePair<string, HclValue>>> _values = [];
    private readonly Dictionary<(CodeBlock, TerraformRepeat), HclValue> _objects = [];
    private readonly Dictionary<CodeBlock, HclValue> _outputs = [];
    private readonly Dictionary<CodeBlock, IReadOnlyList<TerraformInstance>> _calls = [];

    private TerraformInstance(TerraformTree tree, TerraformFolder folder, TerraformInstance? caller, CodeBlock? call, TerraformRepeat repeat)
    {
        _tree = tree;
        Folder = folder;
        Caller = caller;
        Call = call;
        Repeat = repeat;
        Prefix = caller is null ? "" : caller.Prefix + "module." + call!.Name + repeat.Index + ".";
        Exists = caller?.Exists == null && caller is not null ? null : repeat.Exists;
        Decides = caller?.Decides ?? repeat.Decides;
        Evaluator = new HclEvaluator(folder.Module, caller is null ? tree.Inputs : tree.Assumed, new HclSurroundings
        {
            Prefix = Prefix,
            Argument = caller is null ? null : Argument,
            Find = new TerraformNames(this).Find,
            Call = (name, arguments) => tree.Contents.Call(name, arguments, RootPath),
            Budget = tree.Collector.Budget,
        });
    }

    private string RootPath => Caller?.RootPath ?? Folder.Path;

    /// <summary>Its files.</summary>
    public TerraformFolder Folder { get; }

    /// <summary>The module that calls it; null for a root module.</summary>
    public TerraformInstance? Caller { get; }

    /// <summary>The block that calls it; null for a root module.</summary>
    public CodeBlock? Call { get; }

    /// <summary>Which instance of the call it is.</summary>
    public TerraformRepeat Repeat { get; }

    /// <summary>What stands before the addresses in it: <c>module.web["a"].</c>; empty for a root module.</summary>
    public string Prefix { get; }

    /// <summary>Whether it exists; null where that is not known.</summary>
    public bool? Exists { get; }

    /// <summary>What decides that.</summary>
    public string? Decides { get; }

    /// <summary>Evaluates its expressions.</summary>
    public HclEvaluator Evaluator { get; }

    /// <summary>A module that nobody calls.</summary>
    public static TerraformInstance Root(TerraformTree tree, TerraformFolder folder) => new(tree, folder, null, null, new TerraformRepeat("", []));

    /// <summary>The instances of a resource, data source or call.</summary>
    public IReadOnlyList<TerraformRepeat> Repeats(CodeBlock block)
    {
        if (_repeats.TryGetValue(block, out var known))
        {
            return known;
        }

        // Whoever names itself in its own count is unknown there.
        _repeats[block] = [];
        return _repeats[block] = TerraformRepeat.Of(block, Evaluator, count => _tree.Collector.Note(
            Prefix + block.Name, $"{count}: the first {CodeCollector.MaxInstances} are read one by one, the others as one", block.Place));
    }

    /// <summary>What an instance of a resource or data source is given.</summary>
    public IReadOnlyList<KeyValuePair<string, HclValue>> ValuesOf(CodeBlock block, TerraformRepeat repeat)
    {
        if (_values.TryGetValue((block, repeat), out var known))
        {
            return known;
        }

        _values[(block, repeat)] = [];
        return _values[(block, repeat)] = CodeBody.Evaluate(block.Items, Evaluator, repeat.Scope(block.File.Path), Meta);
    }

    /// <summary>An instance as others may name it: what it is not given has a name and no value.</summary>
    public HclValue ObjectOf(CodeBlock block, TerraformRepeat repeat)
    {
        if (_objects.TryGetValue((block, repeat), out var known))
        {
            return known;
        }

        var name = AddressOf(block, repeat);

        // Whoever asks for itself gets a part, which must not stay.
        var isBeingMade = _values.TryGetValue((block, repeat), out var values) && values.Count == 0;
        var given = HclValue.Of(ValuesOf(block, repeat));
        var id = block.Block.Type is "resource" or "data" ? ToolMaps.IdOf(block.Block.Type, block.Block.Labels[0].Text, given, name) : null;
        var made = HclValue.Open(name, (id is null ? given.Entries : given.Entries.Append(new KeyValuePair<string, HclValue>("id", id))).Select(entry => new KeyValuePair<string, HclValue>(entry.Key, Opened(entry.Value, name + "." + entry.Key))));
        if (!isBeingMade)
        {
            _objects[(block, repeat)] = made;
        }

        return made;
    }

    // The provider fills in what nested blocks leave out, too.
    private static HclValue Opened(HclValue value, string name) => value switch
    {
        { Kind: HclValueKind.Object, IsOpen: false } => HclValue.Open(name, value.Entries.Select(entry => new KeyValuePair<string, HclValue>(entry.Key, Opened(entry.Value, name + "." + entry.Key)))),
        { Kind: HclValueKind.List, IsSet: false } when value.Items.Any(item => item.Kind == HclValueKind.Object) =>
            HclValue.Of([.. value.Items.Select((item, index) => Opened(item, name + HclSteps.Written(HclValue.Of((decimal)index))))]),
        _ => value,
    };

    /// <summary>The address of an instance.</summary>
    public string AddressOf(CodeBlock block, TerraformRepeat repeat) =>
        Prefix + (block.Block.Type is "data" or "ephemeral" or "module" ? block.Block.Type + "." : "") + block.Name + repeat.Index;

    /// <summary>What an output of this module is; null where it has none of that name.</summary>
    public HclValue? Output(string name)
    {
        if (Folder.Find("output", name) is not { } output)
        {
            return null;
        }

        if (_outputs.TryGetValue(output, out var known))
        {
            return known;
        }

        _outputs[output] = HclValue.UnknownNamed(Prefix + name);
        return _outputs[output] = output.Attribute("value") is var (file, value) ? Evaluator.Evaluate(value.Expression, file.Path) : HclValue.Unknown;
    }

    /// <summary>The modules that a call makes; none where its source cannot be read, which is told.</summary>
    public IReadOnlyList<TerraformInstance> Called(CodeBlock call)
    {
        if (_calls.TryGetValue(call, out var known))
        {
            return known;
        }

        _calls[call] = [];
        if (_tree.FolderOf(this, call) is not { } folder)
        {
            return [];
        }

        var made = new List<TerraformInstance>();
        foreach (var repeat in Repeats(call))
        {
            if (!_tree.Collector.MayAddModule())
            {
                _tree.Collector.Note(AddressOf(call, repeat), "too many calls of modules: this one was not read", call.Place);
                break;
            }

            made.Add(new TerraformInstance(_tree, folder, this, call, repeat));
        }

        return _calls[call] = made;
    }

    // Only when it is asked for: two modules may name outputs of each other.
    private HclValue? Argument(string name) =>
        Call!.Attribute(name) is var (file, argument) ? Caller!.Evaluator.Evaluate(argument.Expression, Repeat.Scope(file.Path)) : null;
}
