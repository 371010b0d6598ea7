using System.Security.Cryptography;
using System.Text;
using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary>The ids that reports carry for secrets and places.</summary>
internal static class Identities
{
    private const int Length = 16;

    /// <summary>
    /// The findings with their ids. A place is the hash of rule, path and key path; where several findings share these, the
    /// second and further ones are told apart by their order.
    /// </summary>
    public static IReadOnlyList<ReportedFinding> Of(IReadOnlyList<Finding> findings, Func<string, string> repositoryPath, byte[] key)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var reported = new List<ReportedFinding>(findings.Count);
        foreach (var finding in findings)
        {
            var path = repositoryPath(finding.File.Path);
            var subject = string.Join('\0', finding.Rule.Id, path, finding.KeyPath);
            var ordinal = seen[subject] = seen.GetValueOrDefault(subject) + 1;
            reported.Add(new ReportedFinding(
                finding,
                finding.File.Position(finding.Span.Start),
                finding.File.Position(finding.Span.End),
                path,
                finding.Secret is { } secret ? Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(secret.Reveal()))) : null,
                Hex(SHA256.HashData(Encoding.UTF8.GetBytes(subject + '\0' + ordinal)))));
        }

        return reported;
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..Length];
}
