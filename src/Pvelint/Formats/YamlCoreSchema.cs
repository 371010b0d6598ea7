using System.Text.RegularExpressions;

namespace Pvelint.Formats;

/// <summary>
/// What a plain scalar is, by YAML 1.2's core schema (chapter 10.3) with the truth values of YAML 1.1, which Ansible and
/// Home Assistant still take.
/// </summary>
internal static partial class YamlCoreSchema
{
    public static ValueKind KindOf(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return ValueKind.Null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                return ValueKind.Boolean;
            default:
                return text[0] is '+' or '-' or '.' or (>= '0' and <= '9') && text.Length < 400 && Number().IsMatch(text) ? ValueKind.Number : ValueKind.Literal;
        }
    }

    /// <summary>Whether a truth value is true.</summary>
    public static bool IsTrue(string text) => text[0] is 't' or 'T' or 'y' or 'Y' || text is "on" or "On" or "ON";

    [GeneratedRegex(@"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$")]
    private static partial Regex Number();
}
