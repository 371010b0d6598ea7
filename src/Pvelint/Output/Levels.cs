using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary>The words that reports have for severity and confidence.</summary>
internal static class Levels
{
    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public static string Name(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    public static string Name(FixSafety safety) => safety switch
    {
        FixSafety.Safe => "safe",
        FixSafety.Unsafe => "unsafe",
        _ => "by hand",
    };

    /// <summary>Whether a finding of that severity makes the run fail.</summary>
    public static bool Counts(this FailOn failOn, Severity severity) => failOn switch
    {
        FailOn.Never => false,
        FailOn.Error => severity == Severity.Error,
        FailOn.Warning => severity >= Severity.Warning,
        _ => true,
    };
}
