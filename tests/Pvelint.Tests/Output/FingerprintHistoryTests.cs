using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Output;

/// <summary>The ids of findings do not tell by which commits a tree came about.</summary>
public sealed class FingerprintHistoryTests
{
    private const int Tries = 100;
    private const int Seed = 20261122;
    private static readonly string[] SecretRules = ["PVE101", "PVE102", "PVE103", "PVE104", "PVE105", "PVE108"];

    [Fact]
    public void Ids_stay_when_commits_are_squashed_or_rebased()
    {
        using var folder = new TempFolder();
        Git(folder.Path, "", "init", "-q", "-b", "start");
        Git(folder.Path, Histories(), "fast-import", "--quiet");
        var asMade = Ids(folder, "made");
        Assert.True(asMade.Count >= Tries, $"{asMade.Count} findings, seed {Seed}");
        Assert.Equal(asMade, Ids(folder, "squashed"));
        Assert.Equal(asMade, Ids(folder, "rebased"));

        // Of a history the secrets alone are told, each once: what a hundred files have had in all their versions.
        var secrets = asMade.Where(id => SecretRules.Any(rule => id.StartsWith(rule, StringComparison.Ordinal))).ToHashSet();
        foreach (var branch in new[] { "made", "squashed", "rebased" })
        {
            var ids = Ids(folder, branch, "--history", branch);
            Assert.True(ids.Count >= Tries, $"{ids.Count} findings, seed {Seed}");
            Assert.Empty(ids.Except(secrets));
        }
    }

    // A hundred files, each grown over several commits in an order of its own; then the same in one commit, and on another base.
    private static string Histories()
    {
        var stream = new StringBuilder();
        var random = new Random(Seed);
        var final = new Dictionary<string, string>();
        var made = Commits("made", random, final);
        stream.Append("reset refs/heads/made\n\n").Append(made);
        stream.Append("reset refs/heads/squashed\n\n").Append(Commit("squashed", final));
        stream.Append("reset refs/heads/rebased\n\n").Append(Commit("rebased", new Dictionary<string, string> { ["README.md"] = "Another base.\n" }));
        foreach (var file in final.OrderBy(_ => random.Next()))
        {
            stream.Append(Commit("rebased", new Dictionary<string, string> { [file.Key] = file.Value }));
        }

        return stream.Append("done\n").ToString();
    }

    private static string Commits(string branch, Random random, Dictionary<string, string> final)
    {
        var commits = new StringBuilder();
        for (var i = 0; i < Tries; i++)
        {
            var document = FingerprintDocument.All[random.Next(FingerprintDocument.All.Count)];
            var path = string.Create(CultureInfo.InvariantCulture, $"t{i}/{document.Path}");
            for (var version = random.Next(3); version >= 0; version--)
            {
                final[path] = FingerprintTests.Text(document, random, inserts: true, formats: true);
                commits.Append(Commit(branch, new Dictionary<string, string> { [path] = final[path] }));
            }
        }

        final["README.md"] = "Another base.\n";
        return commits.Append(Commit(branch, new Dictionary<string, string> { ["README.md"] = final["README.md"] })).ToString();
    }

    private static string Commit(string branch, IReadOnlyDictionary<string, string> files)
    {
        var commit = new StringBuilder($"commit refs/heads/{branch}\ncommitter T <t@example.com> 1700000000 +0000\ndata 1\nx\n");
        foreach (var file in files)
        {
            commit.Append(CultureInfo.InvariantCulture, $"M 644 inline {file.Key}\ndata {Encoding.UTF8.GetByteCount(file.Value)}\n{file.Value}\n");
        }

        return commit.ToString();
    }

    private static List<string> Ids(TempFolder folder, string branch, params string[] options)
    {
        Git(folder.Path, "", "-c", "core.autocrlf=false", "checkout", "-q", "-f", branch);
        var run = Cli.Run(folder.Path, ["scan", .. options, "--format", "json"]);
        Assert.Equal(1, run.Code);
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("rule")} {finding.GetProperty("value")} {finding.GetProperty("place")}")
            .Order(StringComparer.Ordinal)];
    }

    private static void Git(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
