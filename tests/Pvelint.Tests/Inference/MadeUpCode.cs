using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>
/// Resources made up from a map: what its expressions read are the attributes that it may be given. A value need make no sense to the tool;
/// what is computed must be enough and no more, whatever the code says.
/// </summary>
internal sealed class MadeUpCode
{
    private static readonly Place Nowhere = new(new SourceFile("made-up", ""), new TextSpan(0, 0), SourceContext.Code);

    private readonly ToolMap _map;
    private readonly CodeTool _tool;
    private readonly string? _provider;
    private readonly Attribute _root = new();
    private readonly Dictionary<string, string[]?> _locals = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    // What the map compares an attribute with.
    private readonly Dictionary<string, List<string>> _likely = new(StringComparer.Ordinal);

    private MadeUpCode(ToolMap map, CodeTool tool, string? provider)
    {
        (_map, _tool, _provider) = (map, tool, provider);
        foreach (var local in map.Locals)
        {
            Read(local.Expression, []);

            // It may have the name of the attribute that it is made of.
            _locals[local.Name] = Path(local.Expression, []);
        }

        foreach (var call in map.Calls)
        {
            var each = call.Body.Attribute("for_each")?.Expression;
            var names = each is null ? new Dictionary<string, string[]?>() : new() { ["each"] = Path(each, []) };
            foreach (var expression in call.Body.Attributes.Where(attribute => attribute.Name is "for_each" or "when" or "path" or "send" or "sees").Select(attribute => attribute.Expression))
            {
                Read(expression, names);
            }
        }

        foreach (var note in map.Notes.Select(note => note.Body.Attribute("when")).OfType<HclAttribute>())
        {
            Read(note.Expression, []);
        }
    }

    /// <summary>One for each map below <c>rules/</c>.</summary>
    public static IReadOnlyList<MadeUpCode> All { get; } =
    [
        .. Of("rules/terraform/bpg/", CodeTool.Terraform, "bpg"), .. Of("rules/terraform/telmate/", CodeTool.Terraform, "telmate"),
        .. Of("rules/packer/", CodeTool.Packer, null), .. Of("rules/ansible/", CodeTool.Ansible, null),
    ];

    /// <summary>The map.</summary>
    public ToolMap Map => _map;

    public string Name => $"{_provider ?? _tool.ToString()} {_map.Kind} {_map.Type}";

    /// <summary>The places of its attributes: <c>disk.size</c>.</summary>
    public IReadOnlyList<string> Places => [.. _root.Below("").Where(place => place.Length > 0)];

    /// <summary>A resource that is given some attributes, the words of each place by a function; null for one that is not given.</summary>
    public CodeResource With(Func<string, HclValue?> value, int number = 0) =>
        new(_tool, _map.Kind, _map.Type, $"{_map.Type}.made_up{number}", Object(_root, "", value) ?? HclValue.Object(), Nowhere)
        {
            Provider = _provider is null ? null : new CodeProvider(_provider, null, "proxmox", null, null),
        };

    /// <summary>A value for a place that is of use most often.</summary>
    public HclValue Usual(string place)
    {
        var name = place[(place.LastIndexOf('.') + 1)..];
        return name switch
        {
            "vm_id" or "vmid" => HclValue.Of(place.Contains('.') ? 9000 : 120),
            "newid" => HclValue.Of(121),
            _ when name.EndsWith("_id", StringComparison.Ordinal) && name.StartsWith("clone", StringComparison.Ordinal) => HclValue.Of(9000),
            _ when name.Contains("node", StringComparison.Ordinal) => HclValue.Of("pve"),
            _ when name.Contains("pool", StringComparison.Ordinal) && !name.Contains("storage", StringComparison.Ordinal) => HclValue.Of("lab"),
            _ when name.Contains("storage", StringComparison.Ordinal) || name.Contains("datastore", StringComparison.Ordinal) => HclValue.Of("local-lvm"),
            "bridge" => HclValue.Of("vmbr0"),
            _ when name.Contains("vlan", StringComparison.Ordinal) || name is "tag" or "size" or "cores" or "memory" or "dedicated" or "sockets" => HclValue.Of(8),
            "file_id" or "iso_file" or "iso" => HclValue.Of("local:iso/debian.iso"),
            _ => HclValue.True,
        };
    }

    /// <summary>Any value.</summary>
    public HclValue Any(string place, Random random) => _likely.TryGetValue(place, out var likely) && random.Next(2) == 0 ? HclValue.Of(likely[random.Next(likely.Count)]) : random.Next(10) switch
    {
        0 => HclValue.UnknownBy("var." + place),
        1 => HclValue.Of(random.Next(1, 5)),
        2 => HclValue.False,
        3 => HclValue.Of("other"),
        4 or 5 when _words.Count > 0 => HclValue.Of(_words[random.Next(_words.Count)]),
        6 => HclValue.Of([HclValue.Of("one"), HclValue.Of("two")]),
        _ => Usual(place),
    };

    private static IEnumerable<MadeUpCode> Of(string folder, CodeTool tool, string? provider) =>
        ToolMaps.Read(folder).Values.Distinct().OrderBy(map => map.Type, StringComparer.Ordinal).Select(map => new MadeUpCode(map, tool, provider));

    private static HclValue? Object(Attribute attribute, string place, Func<string, HclValue?> value)
    {
        var entries = new List<(string, HclValue)>();
        foreach (var (name, inner) in attribute.Inner)
        {
            var at = place.Length == 0 ? name : place + "." + name;
            if ((inner.Inner.Count == 0 ? value(at) : Object(inner, at, value) is { } block ? HclValue.Of([block]) : null) is { } given)
            {
                entries.Add((name, given));
            }
        }

        return entries.Count > 0 ? HclValue.Object(entries) : place.Length > 0 && value(place) is not null ? HclValue.Object() : null;
    }

    // Notes each attribute that an expression reads; `names` are those of loops with the attribute that they go over.
    private void Read(HclExpression expression, Dictionary<string, string[]?> names)
    {
        // What is no name is a message or a pattern.
        if (expression.AsText() is { Value: { Length: > 0 } word } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !_words.Contains(word))
        {
            _words.Add(word);
        }

        if (expression is HclBinary { Operator: HclOperator.Equal or HclOperator.NotEqual } comparison && comparison.Right.AsText() is { Value: { Length: > 0 } text } && Path(comparison.Left, names) is { Length: > 0 } compared)
        {
            var place = string.Join('.', compared);
            (_likely.TryGetValue(place, out var likely) ? likely : _likely[place] = []).Add(text);
        }

        if (expression is HclTraversal && Path(expression, names) is { Length: > 0 } path)
        {
            _root.Add(path);
        }

        var inner = names;
        if (expression is HclFor loop)
        {
            inner = new(names) { [loop.ValueName] = Path(loop.Collection, names) };
            if (loop.KeyName is { } key)
            {
                inner[key] = null;
            }
        }

        foreach (var child in expression is HclObject value ? value.Items.Select(item => item.Value) : expression.Children)
        {
            Read(child, inner);
        }
    }

    // The attribute that an expression goes over or stands for; null where it is none.
    private string[]? Path(HclExpression expression, Dictionary<string, string[]?> names)
    {
        switch (expression)
        {
            case HclTraversal { RootName: { } root } traversal:
                var steps = traversal.Steps.OfType<HclAttributeStep>().Select(step => step.Name).Where(step => root != "each" || step is not ("value" or "key"));
                var start = names.TryGetValue(root, out var known) ? known : root == "each" ? null : _locals.TryGetValue(root, out var local) ? local : [root];
                return start is null ? null : [.. start, .. steps];
            case HclTraversal { Source: { } source } traversal:
                return Path(source, names) is { } of ? [.. of, .. traversal.Steps.OfType<HclAttributeStep>().Select(step => step.Name)] : null;
            case HclParentheses parentheses:
                return Path(parentheses.Inner, names);
            case HclCall { Name: "default" or "flatten" or "concat" or "compact", Arguments.Count: > 0 } call:
                return Path(call.Arguments[0], names);
            case HclTuple { Items.Count: > 0 } tuple:
                return Path(tuple.Items[0], names);
            case HclFor loop:
                return Path(loop.Value, new(names) { [loop.ValueName] = Path(loop.Collection, names) });
            default:
                return null;
        }
    }

    /// <summary>An attribute, a block where there are others in it.</summary>
    private sealed class Attribute
    {
        public SortedDictionary<string, Attribute> Inner { get; } = new(StringComparer.Ordinal);

        public void Add(IEnumerable<string> path)
        {
            var at = this;
            foreach (var name in path)
            {
                at.Inner.TryAdd(name, new Attribute());
                at = at.Inner[name];
            }
        }

        public IEnumerable<string> Below(string place) => Inner.SelectMany(inner => inner.Value.Below(place.Length == 0 ? inner.Key : place + "." + inner.Key)).Prepend(place);
    }
}
