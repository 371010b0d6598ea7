using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A key has a value, here.</summary>
/// <param name="Scope">The block, mapping or section that holds it.</param>
/// <param name="Key">The key as written, without quotes; for a flag of a command the flag with its dashes.</param>
/// <param name="KeySpan">The place of the key in the file.</param>
/// <param name="Value">The value.</param>
/// <param name="Context">Whether it is in force, commented out, or an example.</param>
public sealed record Setting(SettingScope Scope, string Key, TextSpan KeySpan, SettingValue Value, SourceContext Context)
{
    /// <summary>The path from the file's root: <c>provider.proxmox.pm_password</c>. Unchanged when lines move.</summary>
    public string KeyPath => Scope.Path.Length == 0 ? Key : Scope.Path + "." + Key;

    /// <summary>The same by names alone: see <see cref="SettingScope.NamePath"/>.</summary>
    public string NamePath => Scope.NamePath is { Length: > 0 } path ? path + "." + ItemName.Of(this) : ItemName.Of(this);

    // A record's default would print the value, which may be a secret.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(KeyPath).Append(" = ***");
        return true;
    }
}
