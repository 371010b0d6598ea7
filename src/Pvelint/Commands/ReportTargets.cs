using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pvelint.Commands;

/// <summary>Which report goes where: each <c>--output</c> belongs to the <c>--format</c> before it, or else to the one after.</summary>
internal static class ReportTargets
{
    /// <summary>The reports that a command line asks for; text on standard output where it asks for none.</summary>
    /// <exception cref="StopException">An output has no format, or two reports would go to one place.</exception>
    public static IReadOnlyList<ReportTarget> Of(ParseResult parsed, Option<string[]> format, Option<string[]> output)
    {
        var targets = new List<ReportTarget>();
        string? waiting = null;
        string? option = null;
        foreach (var token in parsed.Tokens)
        {
            if (token.Type is TokenType.Option)
            {
                option = token.Value;
                continue;
            }

            if (token.Type is TokenType.Argument && option == format.Name)
            {
                targets.Add(new ReportTarget(token.Value, waiting));
                waiting = null;
            }
            else if (token.Type is TokenType.Argument && (option == output.Name || output.Aliases.Contains(option ?? "")))
            {
                waiting = Take(targets, token.Value, waiting);
            }

            option = null;
        }

        if (waiting is not null)
        {
            targets.Add(targets.Count == 0 ? new ReportTarget("text", waiting) : throw new StopException(ExitCode.Usage, $"--output {waiting} has no --format of its own"));
        }

        return targets.Count == 0 ? [new ReportTarget("text", null)] : Distinct(targets);
    }

    private static string? Take(List<ReportTarget> targets, string file, string? waiting)
    {
        if (waiting is not null)
        {
            throw new StopException(ExitCode.Usage, $"--output {waiting} has no --format of its own");
        }

        if (targets.Count == 0 || targets[^1].File is not null)
        {
            return file;
        }

        targets[^1] = targets[^1] with { File = file };
        return null;
    }

    private static List<ReportTarget> Distinct(List<ReportTarget> targets)
    {
        var twice = targets.GroupBy(target => target.File).FirstOrDefault(group => group.Count() > 1);
        if (twice is null)
        {
            return targets;
        }

        throw new StopException(ExitCode.Usage, twice.Key is null
            ? "two reports would go to standard output; give each further --format its --output FILE"
            : $"two reports would go to {twice.Key}");
    }
}
