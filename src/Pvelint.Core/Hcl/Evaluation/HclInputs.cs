namespace Pvelint.Hcl;

/// <summary>A file of a module.</summary>
/// <param name="Path">Its path; the name tells what it is for.</param>
/// <param name="File">Its tree.</param>
public sealed record HclModuleFile(string Path, HclFile File)
{
    /// <summary>The last segment of the path.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('/') + 1);
}

/// <summary>What a module is given from outside, besides the files of variables that are read by their names alone.</summary>
public sealed class HclInputs
{
    /// <summary>Nothing.</summary>
    public static HclInputs None { get; } = new();

    /// <summary>Environment variables; those of the form <c>TF_VAR_name</c> and <c>PKR_VAR_name</c> count.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Files given by <c>-var-file</c>, in that order; a later one wins.</summary>
    public IReadOnlyList<HclModuleFile> VariableFiles { get; init; } = [];

    /// <summary>Values given by <c>-var</c>, name to value; they win over all else.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What is assumed of names that nothing in the code gives a value: <c>data.http.ip.body</c>, <c>var.bridge</c>, to text or expression.</summary>
    public IReadOnlyDictionary<string, string> Assumed { get; init; } = new Dictionary<string, string>();

    /// <summary>An assumed value: a number, truth value, list or object where the text is one, else a string.</summary>
    internal static HclValue ValueOf(string text)
    {
        var file = HclFile.Parse("value = " + text);
        return file.Diagnostics.Count == 0 && file.Body.Items is [HclAttribute { Name: "value", Expression: var expression }]
            && new HclEvaluator(HclModule.Empty, None).Evaluate(expression, "") is { IsWhollyKnown: true, Kind: not HclValueKind.Null } value ? value : HclValue.Of(text);
    }
}
