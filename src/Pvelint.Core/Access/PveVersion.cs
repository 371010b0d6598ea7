namespace Pvelint.Access;

/// <summary>A release of Proxmox VE, as far as permissions differ: major and minor.</summary>
/// <param name="Major">9 in <c>9.1</c>.</param>
/// <param name="Minor">1 in <c>9.1</c>.</param>
public readonly record struct PveVersion(int Major, int Minor) : IComparable<PveVersion>
{
    /// <summary>Reads <c>9.1</c>, <c>9</c> or <c>9.1.3</c>; null where the text is no version.</summary>
    public static PveVersion? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        if (!int.TryParse(parts[0], out var major))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new PveVersion(major, 0);
        }

        return int.TryParse(parts[1], out var minor) ? new PveVersion(major, minor) : null;
    }

    /// <inheritdoc/>
    public int CompareTo(PveVersion other) => Major == other.Major ? Minor.CompareTo(other.Minor) : Major.CompareTo(other.Major);

    /// <summary>Whether this release comes before the other.</summary>
    public static bool operator <(PveVersion left, PveVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether this release comes after the other.</summary>
    public static bool operator >(PveVersion left, PveVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether this release is the other or comes before it.</summary>
    public static bool operator <=(PveVersion left, PveVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether this release is the other or comes after it.</summary>
    public static bool operator >=(PveVersion left, PveVersion right) => left.CompareTo(right) >= 0;

    /// <summary><c>9.1</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";
}

/// <summary>The releases that know a privilege, a role or a path.</summary>
/// <param name="Since">The first one; null means before any that the facts cover.</param>
/// <param name="Removed">The first one without it; null while it is still there.</param>
public readonly record struct PveVersions(PveVersion? Since, PveVersion? Removed)
{
    /// <summary>Whether the release knows it.</summary>
    public bool Contains(PveVersion version) => (Since is not { } since || version >= since) && (Removed is not { } removed || version < removed);
}
