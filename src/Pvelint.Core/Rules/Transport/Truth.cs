using Pvelint.Formats;

namespace Pvelint.Rules.Transport;

/// <summary>What people write for true and false: HCL, YAML 1.1, environment variables.</summary>
internal static class Truth
{
    // The longest word of them with some blanks around; values can be whole files.
    private const int MaxLength = 16;

    /// <summary>The truth value that is written here; null where it is none or computed elsewhere.</summary>
    public static bool? Of(SettingValue value) => value.IsKnown ? Of(value.Text) : null;

    /// <summary>The truth value of a text; null where it is none.</summary>
    public static bool? Of(string text) => text.Length > MaxLength ? null : text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" or "y" or "t" => true,
        "false" or "0" or "no" or "off" or "n" or "f" => false,
        _ => null,
    };
}
