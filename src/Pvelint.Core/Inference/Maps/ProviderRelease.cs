namespace Pvelint.Inference;

/// <summary>Which release of a provider code uses, as far as a lock file or an exact constraint says so.</summary>
internal static class ProviderRelease
{
    /// <summary>Whether the release lies in a range. Where no release is known, the newest is meant.</summary>
    /// <param name="provider">The provider; null outside Terraform.</param>
    /// <param name="since">The first one; empty for any.</param>
    /// <param name="until">The first one that is not; empty for none.</param>
    public static bool Has(CodeProvider? provider, string since, string until)
    {
        var release = provider?.Locked ?? (provider?.Constraint is { } constraint && constraint.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') ? constraint : null);
        return release is null ? until.Length == 0 : Compare(release, since) >= 0 && (until.Length == 0 || Compare(release, until) < 0);
    }

    // 3.0.2-rc04 comes before 3.0.2; rc9 before rc10.
    private static int Compare(string left, string right)
    {
        if (right.Length == 0)
        {
            return 1;
        }

        var (first, second) = (left.TrimStart('v').Split(['-'], 2), right.TrimStart('v').Split(['-'], 2));
        var numbers = Numbers(first[0]).Zip(Numbers(second[0]), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
        return numbers != 0 ? numbers
            : first.Length != second.Length ? second.Length.CompareTo(first.Length)
            : first.Length == 1 ? 0 : Number(first[1]).CompareTo(Number(second[1]));
    }

    private static IEnumerable<int> Numbers(string release) => release.Split('.').Select(Number).Concat([0, 0, 0]).Take(3);

    private static int Number(string text) => int.TryParse(new string([.. text.Where(char.IsDigit)]), out var number) ? number : 0;
}
