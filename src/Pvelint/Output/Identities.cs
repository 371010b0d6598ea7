using System.Security.Cryptography;
using System.Text;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary>The ids that reports carry for secrets and places.</summary>
internal static class Identities
{
    private const int Length = 16;

    /// <summary>
    /// The findings with their ids. A place is the hash of rule, path, key path and what it is about. Different secrets in one place
    /// share its id: that of the secret tells them apart, and a new one between them changes no other's. Only what is the same
    /// in all of this is told apart by its order.
    /// </summary>
    /// <param name="findings">The findings.</param>
    /// <param name="repositoryPath">A file's path relative to the repository's root, by its printed path.</param>
    /// <param name="key">The key of the hashes that stand for secrets.</param>
    /// <param name="all">All that stand in the files, where only some are reported: the order counts them all.</param>
    public static IReadOnlyList<ReportedFinding> Of(IReadOnlyList<Finding> findings, Func<string, string> repositoryPath, byte[] key, IReadOnlyList<Finding>? all = null)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        var seen = new Dictionary<(string Subject, string? Secret), int>();
        var ordinals = new Dictionary<(string Rule, SourceFile File, TextSpan Span), int>();
        foreach (var finding in all ?? [])
        {
            var identity = Identity(finding, repositoryPath(finding.File.Path));
            ordinals.TryAdd((finding.Rule.Id, finding.File, finding.Span), seen[identity] = seen.GetValueOrDefault(identity) + 1);
        }

        var inPlace = new Dictionary<string, int>(StringComparer.Ordinal);
        var reported = new List<ReportedFinding>(findings.Count);
        foreach (var finding in findings)
        {
            var path = repositoryPath(finding.File.Path);
            var identity = Identity(finding, path);
            var (subject, secret) = identity;
            var ordinal = ordinals.TryGetValue((finding.Rule.Id, finding.File, finding.Span), out var known) ? known : seen[identity] = seen.GetValueOrDefault(identity) + 1;
            var place = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(subject + '\0' + ordinal)));
            reported.Add(new ReportedFinding(
                finding,
                finding.File.Position(finding.Span.Start),
                finding.File.Position(finding.Span.End),
                path,
                secret is null ? null : Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(secret))),
                place)
            {
                Occurrence = inPlace[place] = inPlace.GetValueOrDefault(place) + 1,
            });
        }

        return reported;
    }

    private static (string Subject, string? Secret) Identity(Finding finding, string path) => (
        string.Join('\0', finding.Rule.Id, path, Without(finding.KeyPath, finding), Without(finding.About, finding)),
        finding.Secret is { } secret ? Canonical(secret.Reveal()) : null);

    /// <summary>A secret whatever way it is set: a key of several lines is the same key when it is indented or its lines end otherwise.</summary>
    public static string Canonical(string secret)
    {
        if (!secret.StartsWith("-----BEGIN", StringComparison.Ordinal) && !secret.Contains('\n', StringComparison.Ordinal))
        {
            return secret;
        }

        var text = secret.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "", StringComparison.Ordinal);
        return string.Concat(text.Where(unit => !char.IsWhiteSpace(unit) && unit is not ('"' or '\'' or '\\')));
    }

    // A place's hash has no key, so what is hashed must not hold the secret: a key of a file that is not what it seems may.
    private static string Without(string text, Finding finding) =>
        Mask.Shape(finding.Secret?.Reveal() is { Length: > 0 } secret ? text.Replace(secret, Mask.Stars, StringComparison.Ordinal) : text);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..Length];
}
