using Pvelint.Rules;

namespace Pvelint.CodeFixes;

/// <summary>Which of a finding's fixes somebody chose for all findings: that of the same words, else the first that asks for as much care.</summary>
/// <param name="Safety">How much a person has to look at it.</param>
/// <param name="Title">Its words.</param>
internal sealed record FixChoice(FixSafety Safety, string Title)
{
    /// <summary>The choice as Roslyn hands it around.</summary>
    public string Key => $"{Safety}:{Title}";

    /// <summary>The choice of a fix.</summary>
    public static FixChoice Of(Fix fix) => new(fix.Safety, fix.Title);

    /// <summary>The choice of a key; null where it is none.</summary>
    public static FixChoice? Of(string? key)
    {
        var colon = key?.IndexOf(':') ?? -1;
        return colon > 0 && Enum.TryParse<FixSafety>(key!.Substring(0, colon), out var safety) ? new FixChoice(safety, key.Substring(colon + 1)) : null;
    }

    /// <summary>The fix that is meant; null where there is none.</summary>
    public Fix? From(IEnumerable<Fix> fixes)
    {
        var alike = fixes.Where(fix => fix.Safety == Safety).ToList();
        return alike.Find(fix => fix.Title == Title) ?? alike.FirstOrDefault();
    }
}
