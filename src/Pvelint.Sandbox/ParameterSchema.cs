using System.Globalization;
using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Sandbox;

/// <summary>How one parameter is checked. Source: pve-common src/PVE/JSONSchema.pm check_prop.</summary>
/// <param name="Name">Its name; <c>net[n]</c> for a numbered one.</param>
/// <param name="Value">The object of the schema: type, format, pattern, min_length, max_length, min, max, enum, optional, requires.</param>
internal sealed record ParameterSchema(string Name, HclValue Value)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern = Value.Entry("pattern") is { } pattern ? new Regex($"^(?:{pattern.Text})$", RegexOptions.CultureInvariant, Patience) : null;

    /// <summary>Whether it may be left out.</summary>
    public bool IsOptional => Value.Entry("optional") == HclValue.True;

    /// <summary>The parameter that must be given with it; null for none.</summary>
    public string? Requires => Value.Entry("requires")?.Text;

    private string Type => Value.Entry("type")?.Text ?? "string";

    private string? Format => Value.Entry("format")?.Text;

    /// <summary>What is wrong with a value; null for nothing.</summary>
    /// <param name="value">The value; null where none is given.</param>
    /// <param name="reference">What Perl calls it where it is no plain value.</param>
    /// <param name="version">The release.</param>
    public string? Error(string? value, string? reference, PveVersion version)
    {
        if (value is null)
        {
            return IsOptional ? null : "property is missing and it is not optional";
        }

        if (TypeError(value, reference) is { } typeError)
        {
            return typeError;
        }

        if (Format is { } format && FormatSchema.Error(format, value, version) is { } error)
        {
            return $"invalid format - {error}\n";
        }

        return _pattern?.IsMatch(value) == false ? "value does not match the regex pattern"
            : value.Length > Bound("max_length", int.MaxValue) ? $"value may only be {Bound("max_length", 0)} characters long"
            : value.Length < Bound("min_length", 0) ? $"value must be at least {Bound("min_length", 0)} characters long"
            : !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? EnumError(value)
            : number > Bound("max", decimal.MaxValue) ? $"value must have a maximum value of {Bound("max", 0)}"
            : number < Bound("min", decimal.MinValue) ? $"value must have a minimum value of {Bound("min", 0)}"
            : EnumError(value);
    }

    private string? TypeError(string value, string? reference)
    {
        var isList = Type == "string" && Format?.EndsWith("-list", StringComparison.Ordinal) == true;
        if (reference is not null)
        {
            return (reference == "ARRAY" && isList) || (reference == "JSON::PP::Boolean" && Type == "boolean") ? null : $"type check ('{Type}') failed - got {reference}";
        }

        var fits = Type switch
        {
            "boolean" => value is "0" or "1",
            "integer" => value.TrimStart('+', '-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) && value.Length - digits.Length <= 1,
            "number" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        return fits ? null : $"type check ('{Type}') failed - got '{value}'";
    }

    private string? EnumError(string value) => Value.Entry("enum") is { } list && !list.Items.Any(item => item.Text == value)
        ? $"value '{value}' does not have a value in the enumeration '{string.Join(", ", list.Items.Select(item => item.Text))}'"
        : null;

    private decimal Bound(string name, decimal otherwise) => Value.Entry(name)?.Number ?? otherwise;
}

/// <summary>The formats that parameters are held to, from <c>Schema/formats.hcl</c>.</summary>
internal static class FormatSchema
{
    private static readonly Lazy<Dictionary<string, IReadOnlyList<HclValue>>> Formats = new(() =>
        SchemaFile.Read("formats.hcl").BlocksOf("format").ToDictionary(block => block.Labels[0].Text, block => SchemaFile.Value(block.Body.Attribute("checks")!.Expression).Items, StringComparer.Ordinal));

    /// <summary>What is wrong with a value of a format; null for nothing, and where the format is none of these.</summary>
    public static string? Error(string format, string value, PveVersion version)
    {
        if (format.EndsWith("-list", StringComparison.Ordinal))
        {
            return Parameters.Split(value).Select(item => Error(format[..^"-list".Length], item, version)).FirstOrDefault(error => error is not null);
        }

        if (format.EndsWith("-opt", StringComparison.Ordinal))
        {
            return value is "" or "0" ? null : Error(format[..^"-opt".Length], value, version);
        }

        var failed = Formats.Value.GetValueOrDefault(format)?.FirstOrDefault(check => Fails(check, value, version));
        return failed?.Entry("error")!.Text.Replace("{value}", value, StringComparison.Ordinal).Replace("{length}", value.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static bool Fails(HclValue check, string value, PveVersion version) =>
        value.Length < (check.Entry("min_length")?.Number ?? 0)
        || value.Length > (check.Entry("max_length")?.Number ?? int.MaxValue)
        || (check.Entry("pattern") is { } pattern && !Regex.IsMatch(value, pattern.Text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        || (check.Entry("privilege") is not null && !(AccessFacts.Privileges.TryGetValue(value, out var privilege) && privilege.Versions.Contains(version)));
}
