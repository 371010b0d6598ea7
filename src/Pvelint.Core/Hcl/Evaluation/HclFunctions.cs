namespace Pvelint.Hcl;

/// <summary>
/// The functions of the language that depend on their arguments alone (developer.hashicorp.com/terraform/language/functions).
/// A call of any other, or with arguments that are not known, is unknown and says why.
/// </summary>
internal static class HclFunctions
{
    private const int MaxShown = 100;

    private static readonly Dictionary<string, Func<IReadOnlyList<HclValue>, HclValue>> Functions =
        HclConversions.Functions.Concat(HclStringFunctions.Functions).Concat(HclCollectionFunctions.Functions).Concat(HclSetFunctions.Functions)
            .Concat(HclNumberFunctions.Functions).Concat(HclNetworkFunctions.Functions)
            .ToDictionary(function => function.Key, function => function.Value, StringComparer.Ordinal);

    /// <summary>Whether there is a function of that name.</summary>
    public static bool Has(string name) => Functions.ContainsKey(name);

    /// <summary>What the call gives.</summary>
    public static HclValue Call(string name, IReadOnlyList<HclValue> arguments)
    {
        // `core::` names the functions of the language itself.
        var own = name.StartsWith("core::", StringComparison.Ordinal) ? name.Substring("core::".Length) : name;
        var value = Functions.TryGetValue(own, out var function) ? function(arguments) : HclValue.Unknown;
        return value.IsKnown || value.What is not null || value.IsError ? value : value.Because([.. arguments, HclValue.UnknownBy(Written(name, own, arguments))]);
    }

    // Which file or variable is read tells more than that one is.
    private static string Written(string name, string own, IReadOnlyList<HclValue> arguments) =>
        own is "file" or "templatefile" or "filebase64" or "fileexists" or "fileset" or "env" && arguments.Count > 0 && arguments[0] is { Kind: HclValueKind.String, Text.Length: <= MaxShown } path
            ? name + "(\"" + path.Text + "\")"
            : name + "()";
}
