namespace Pvelint.Inference;

/// <summary>The calls that code makes, to be found by calls that stand in a log.</summary>
internal sealed class CodeCalls
{
    private readonly ILookup<string, MadeCall> _calls;

    public CodeCalls(IEnumerable<MadeCall> calls)
    {
        All = [.. calls.Where(call => !call.IsAnswer)];
        _calls = All.ToLookup(call => call.Call.Endpoint.Label, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order of the code.</summary>
    public IReadOnlyList<MadeCall> All { get; }

    /// <summary>The calls of the code that may be one in the log, those that surely are first.</summary>
    public IReadOnlyList<(MadeCall Call, bool IsSure)> Matching(ObservedCall seen) =>
        [.. _calls[seen.Label].Select(call => (call, Match: Match(call, seen))).Where(pair => pair.Match != false).Select(pair => (pair.call, pair.Match == true)).OrderBy(pair => pair.Item2 ? 0 : 1)];

    /// <summary>Whether both name the same object; null where code or log do not say which.</summary>
    public static bool? Match(MadeCall made, ObservedCall seen)
    {
        bool? match = true;
        foreach (var variable in made.Call.Variables)
        {
            if (!variable.Value.IsKnown || !seen.Variables.TryGetValue(variable.Key, out var value))
            {
                match = null;
            }
            else if (variable.Value.Text != value)
            {
                return false;
            }
        }

        return match;
    }

    /// <summary>What of a call's path the code does not say.</summary>
    public static string Unsaid(MadeCall made) =>
        made.Call.Variables.Where(variable => !variable.Value.IsKnown).Select(variable => $"the {variable.Key} of {made.By.Address}").FirstOrDefault() ?? $"the object of {made.Call.Endpoint.Label}";
}
