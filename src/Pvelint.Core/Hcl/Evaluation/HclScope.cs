namespace Pvelint.Hcl;

/// <summary>The file of an expression and the names that the <c>for</c>s around it give.</summary>
/// <param name="path">The file.</param>
/// <param name="isInput">Whether it is a file of variables, in which nothing can be referred to.</param>
internal sealed class HclScope(string path, bool isInput = false)
{
    private readonly IReadOnlyDictionary<string, HclValue>? _names;
    private readonly HclScope? _outer;
    private readonly string _name = "";
    private readonly HclValue _value = HclValue.Unknown;

    /// <summary>A scope of the project's own facts, which gives many names at once.</summary>
    public HclScope(string path, IReadOnlyDictionary<string, HclValue> names)
        : this(path) => _names = names;

    private HclScope(HclScope outer, string path, string name, HclValue value)
        : this(path, outer.IsInput)
    {
        _names = outer._names;
        _outer = outer;
        _name = name;
        _value = value;
    }

    public string Path { get; } = path;

    public bool IsInput { get; } = isInput;

    /// <summary>The value of a name; null where nothing gives it.</summary>
    public HclValue? Find(string name)
    {
        for (var scope = this; scope._outer is not null; scope = scope._outer)
        {
            if (scope._name == name)
            {
                return scope._value;
            }
        }

        return _names is not null && _names.TryGetValue(name, out var given) ? given : null;
    }

    public HclScope With(string? name, HclValue value) => name is null ? this : new HclScope(this, Path, name, value);

    /// <summary>The same names for an expression of another file.</summary>
    public HclScope At(string path) => path == Path ? this : new HclScope(this, path, "", HclValue.Unknown);
}
