using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// A block, mapping, section or list item that holds settings, in the tree of its file. Siblings matter: whose password
/// this is, is often told only by the block or by the setting beside it.
/// </summary>
public sealed class SettingScope
{
    private const int FewSettings = 16;

    private readonly List<Setting> _settings = [];
    private readonly List<SettingScope> _children = [];
    private SettingIndex? _index;

    private SettingScope(SettingScope? parent, string kind, IReadOnlyList<string> labels, TextSpan span)
    {
        Parent = parent;
        Kind = kind;
        Labels = labels;
        Span = span;
        var name = labels.Count == 0 ? kind : kind + "." + string.Join(".", labels);
        Path = parent is null || parent.Path.Length == 0 ? name : name.Length == 0 ? parent.Path : parent.Path + "." + name;
    }

    /// <summary>The scope around this one; null for a file's root.</summary>
    public SettingScope? Parent { get; }

    /// <summary>An HCL block's type, a mapping's key, an INI section's name, a list item's index; empty for a root and for each of several documents in a file.</summary>
    public string Kind { get; }

    /// <summary>An HCL block's labels; else empty.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The place in the file.</summary>
    public TextSpan Span { get; }

    /// <summary>The names from the root down, joined with dots; empty for a root.</summary>
    public string Path { get; }

    /// <summary>Whether it is a list: scopes and settings that are numbered here are its items.</summary>
    public bool IsList { get; private set; }

    /// <summary>
    /// The names from the root down as <see cref="Path"/> has them, only that an item of a list goes by its own name or id, not by an
    /// index that the next item put before it changes.
    /// </summary>
    public string NamePath => string.Join(".", SelfAndAncestors().Reverse().Select(scope => ItemName.Of(scope)).Where(name => name.Length > 0));

    /// <summary>What stands directly here, in the order of the file.</summary>
    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>The scopes directly below, in the order of the file.</summary>
    public IReadOnlyList<SettingScope> Children => _children;

    /// <summary>This scope and those around it, innermost first.</summary>
    public IEnumerable<SettingScope> SelfAndAncestors()
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            yield return scope;
        }
    }

    /// <summary>This scope and all below it, in the order of the file.</summary>
    public IEnumerable<SettingScope> SelfAndDescendants()
    {
        var open = new Stack<SettingScope>();
        open.Push(this);
        while (open.Count > 0)
        {
            var scope = open.Pop();
            yield return scope;
            for (var i = scope._children.Count - 1; i >= 0; i--)
            {
                open.Push(scope._children[i]);
            }
        }
    }

    /// <summary>The last setting of that key directly here, ignoring case; null where there is none.</summary>
    public Setting? Find(string key)
    {
        if (_settings.Count <= FewSettings)
        {
            return _settings.FindLast(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));
        }

        // Rules ask for each setting what stands beside it: a scope of twenty thousand would be read twenty thousand times.
        var index = _index ?? new SettingIndex();
        index.Extend(_settings);
        _index = index;
        return index.Find(key);
    }

    /// <summary>The first child of that kind, ignoring case; null where there is none.</summary>
    public SettingScope? Child(string kind) =>
        _children.Find(scope => string.Equals(scope.Kind, kind, StringComparison.OrdinalIgnoreCase));

    internal static SettingScope Root(TextSpan span) => new(null, "", [], span);

    internal SettingScope Add(string kind, IReadOnlyList<string> labels, TextSpan span)
    {
        var child = new SettingScope(this, kind, labels, span);
        _children.Add(child);
        return child;
    }

    internal void MarkAsList() => IsList = true;

    internal void Add(Setting setting) => _settings.Add(setting);

    /// <summary>The last setting of each key. It grows with the scope while a file is read, and only read after.</summary>
    private sealed class SettingIndex
    {
        private readonly Dictionary<string, Setting> _last = new(StringComparer.OrdinalIgnoreCase);
        private int _count;

        public void Extend(List<Setting> settings)
        {
            for (; _count < settings.Count; _count++)
            {
                _last[settings[_count].Key] = settings[_count];
            }
        }

        public Setting? Find(string key) => _last.TryGetValue(key, out var setting) ? setting : null;
    }
}
