namespace Pvelint.Access;

/// <summary>A path of the tree of objects on which permissions stand, normalised: <c>/vms/100</c>. The root is <c>/</c>.</summary>
public readonly record struct ObjectPath
{
    private readonly string? _text;

    private ObjectPath(string text) => _text = text;

    /// <summary>The root.</summary>
    public static ObjectPath Root { get; } = new("/");

    /// <summary>Whether this is the root.</summary>
    public bool IsRoot => ToString() == "/";

    /// <summary>The segments; none for the root.</summary>
    public IReadOnlyList<string> Segments => ToString().Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Reads a path as Proxmox VE does: repeated slashes collapse, a trailing slash goes, a leading slash comes.
    /// Null where a character stands in it that no path may hold. Source: pve-access-control, normalize_path.
    /// </summary>
    public static ObjectPath? Parse(string text)
    {
        if (text.Any(c => c != '/' && !IsNameCharacter(c)))
        {
            return null;
        }

        return new ObjectPath("/" + string.Join("/", text.Split(['/'], StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Whether the other path is this one or lies below it.</summary>
    public bool Covers(ObjectPath other) => IsRoot || other.ToString() == ToString() || other.ToString().StartsWith(ToString() + "/", StringComparison.Ordinal);

    /// <summary>The path as Proxmox VE writes it.</summary>
    public override string ToString() => _text ?? "/";

    internal static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_';
}
