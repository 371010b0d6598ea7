using System.Collections.Concurrent;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>The API of one release: its endpoints and what they need, read from <c>rules/pve/</c> when first asked for.</summary>
public sealed class ApiFacts
{
    private static readonly Lazy<IReadOnlyList<HclBody>> Files = new(() => [.. FactFile.Names("rules/pve/").Select(FactFile.Read)]);
    private static readonly ConcurrentDictionary<PveVersion, ApiFacts> Releases = new();

    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NeedRule> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Name), string> _classes = [];
    private readonly PathTree _root = new();

    private ApiFacts(PveVersion version)
    {
        Version = version;
        foreach (var body in Files.Value)
        {
            foreach (var block in body.Blocks.Where(block => VersionsOf(block.Body).Contains(version)))
            {
                Read(block);
            }
        }
    }

    /// <summary>The release.</summary>
    public PveVersion Version { get; }

    /// <summary>The endpoints by their labels: <c>POST /nodes/{node}/qemu</c>.</summary>
    public IReadOnlyDictionary<string, Endpoint> Endpoints => _endpoints;

    /// <summary>The releases whose API is known, the oldest first.</summary>
    public static IReadOnlyList<PveVersion> Known { get; } = [new(8, 4), new(9, 1), new(9, 2)];

    /// <summary>Whether the API of a release is known: that of older ones was not read, and would be answered wrongly.</summary>
    public static bool Covers(PveVersion version) => version >= Known[0] && AccessFacts.Releases.Contains(version);

    /// <summary>The facts of a release; one between those that are known has the facts of its own version range.</summary>
    public static ApiFacts Of(PveVersion version) => Releases.GetOrAdd(version, key => new ApiFacts(key));

    /// <summary>The endpoint of a path as it is called, without <c>/api2/json</c>, and what its variables are; null where the API has none.</summary>
    public (Endpoint Endpoint, IReadOnlyDictionary<string, string> Variables)? Match(string method, string path)
    {
        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var values = new List<string>();
        return _root.Find(method, segments, 0, values) is { } endpoint
            ? (endpoint, endpoint.Variables.Zip(values, (name, value) => (name, value)).ToDictionary(pair => pair.name, pair => pair.value, StringComparer.Ordinal))
            : null;
    }

    internal NeedRule? Rule(string name) => _rules.TryGetValue(name, out var rule) ? rule : null;

    /// <summary>The class of an option in a table; null where the table does not have it. <c>net0</c> is of the class of <c>net[n]</c>.</summary>
    internal string? ClassOf(string table, string name)
    {
        if (_classes.TryGetValue((table, name), out var found))
        {
            return found;
        }

        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return stem.Length < name.Length && _classes.TryGetValue((table, stem + "[n]"), out found) ? found : null;
    }

    private void Read(HclBlock block)
    {
        var body = block.Body;
        switch (block.Type)
        {
            case "endpoint":
                var label = block.Labels[0].Text;
                var space = label.IndexOf(' ');
                var endpoint = new Endpoint(
                    label.Substring(0, space), label.Substring(space + 1), VersionsOf(body), [.. body.Strings("params").Select(Parameter).OfType<string>()],
                    body.Attribute("token")?.Expression is not HclLiteral { IsTrue: false }, body.String("source"), body.String("note"))
                {
                    Creates = body.String("creates"),
                    Require = body.Attribute("require")?.Expression,
                    Sees = body.Attribute("sees")?.Expression,
                };
                _endpoints.Add(label, endpoint);
                _root.Add(endpoint);
                break;
            case "rule":
                var rest = body.String("rest");
                _rules.Add(block.Labels[0].Text, new NeedRule(
                    block.Labels[0].Text, body.Strings("takes"), rest.Length == 0 ? null : rest, VersionsOf(body),
                    body.Attribute("require")?.Expression ?? throw new FormatException($"rule {block.Labels[0].Text} requires nothing")));
                break;
            case "class":
                foreach (var name in body.Strings("names"))
                {
                    _classes.Add((block.Labels[0].Text, name), block.Labels[1].Text);
                }

                break;
            default:
                throw new FormatException($"rules/pve: nothing is called {block.Type}");
        }
    }

    // `x >= 9.1` came with 9.1, `x < 9.2` went with 9.2.
    private string? Parameter(string text)
    {
        var words = text.Split(' ');
        if (words.Length == 1)
        {
            return text;
        }

        var bound = PveVersion.Parse(words[2]) ?? default;
        return words[1] == ">=" ? (Version >= bound ? words[0] : null) : Version < bound ? words[0] : null;
    }

    private static PveVersions VersionsOf(HclBody body) => new(PveVersion.Parse(body.String("since")), PveVersion.Parse(body.String("until")));

    // Literal segments come before variables; the last variable of a path may hold slashes, as the ids of volumes do.
    private sealed class PathTree
    {
        private readonly Dictionary<string, PathTree> _literals = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Endpoint> _methods = new(StringComparer.Ordinal);
        private PathTree? _variable;

        public void Add(Endpoint endpoint)
        {
            var node = this;
            foreach (var segment in endpoint.Segments)
            {
                if (Endpoint.IsVariable(segment))
                {
                    node = node._variable ??= new PathTree();
                }
                else if (node._literals.TryGetValue(segment, out var next))
                {
                    node = next;
                }
                else
                {
                    node._literals.Add(segment, next = new PathTree());
                    node = next;
                }
            }

            node._methods[endpoint.Method] = endpoint;
        }

        public Endpoint? Find(string method, string[] segments, int index, List<string> values)
        {
            if (index == segments.Length)
            {
                return _methods.TryGetValue(method, out var endpoint) ? endpoint : null;
            }

            if (_literals.TryGetValue(segments[index], out var literal) && literal.Find(method, segments, index + 1, values) is { } found)
            {
                return found;
            }

            if (_variable is null)
            {
                return null;
            }

            var count = values.Count;
            values.Add(segments[index]);
            if (_variable.Find(method, segments, index + 1, values) is { } below)
            {
                return below;
            }

            values.RemoveRange(count, values.Count - count);
            if (_variable._methods.TryGetValue(method, out var last) && last.Path.EndsWith("/{volume}", StringComparison.Ordinal))
            {
                values.Add(string.Join("/", segments.Skip(index)));
                return last;
            }

            return null;
        }
    }
}
