namespace Pvelint.Rules;

/// <summary>A secret's value. It cannot be printed by accident: every conversion to text gives <c>***</c>.</summary>
/// <param name="value">The value.</param>
public sealed class Secret(string value) : IEquatable<Secret>
{
    /// <summary>The value itself, for hashing, comparing and masking only.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Reveal());

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}
