using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pvelint.Rules;
using Pvelint.Text;
using Xunit.Abstractions;

namespace Pvelint.Tests.Rules.Baselines;

/// <summary>Git merges what two branches do to a baseline.</summary>
public sealed class BaselineMergeTests(ITestOutputHelper output)
{
    private const int Tries = 100;
    private const int Seed = 20261122;

    [Fact]
    public void Changes_in_different_buckets_merge_without_conflict()
    {
        var merges = Merge(isApart: true, attributes: "");
        Assert.All(merges, merge =>
        {
            Assert.True(merge.IsClean, $"seed {merge.Seed} gave a conflict");
            Assert.Equal(merge.Expected, merge.Text);
        });
    }

    [Fact]
    public void Changes_in_one_bucket_may_conflict_and_a_union_merge_takes_both()
    {
        var plain = Merge(isApart: false, attributes: "");
        var conflicts = plain.Count(merge => !merge.IsClean);
        output.WriteLine($"{conflicts} of {Tries} merges conflict where each branch adds 3 entries and takes out 2 of 60, seeds {Seed} on");
        Assert.InRange(conflicts, 0, Tries / 4);
        Assert.All(plain.Where(merge => merge.IsClean), merge => Assert.Equal(merge.Expected, merge.Text));
        var both = Merge(isApart: false, attributes: "*.hcl merge=union\n", [.. plain.Where(merge => !merge.IsClean).Select(merge => merge.Seed)]);
        Assert.All(both, merge =>
        {
            Assert.True(merge.IsClean, $"seed {merge.Seed} gave a conflict");
            var read = BaselineReader.Read(new SourceFile("baseline.hcl", merge.Text), out var problems);
            Assert.Empty(problems);
            var expected = BaselineReader.Read(new SourceFile("baseline.hcl", merge.Expected), out _);
            Assert.Empty(expected.Entries.Select(entry => entry.Id).Except(read.Entries.Select(entry => entry.Id)));
        });
    }

    private sealed record Merged(int Seed, bool IsClean, string Text, string Expected);

    // One merge of real git, a file for each try.
    private static List<Merged> Merge(bool isApart, string attributes, IReadOnlyList<int>? seeds = null)
    {
        using var folder = new TempFolder();
        Git(folder.Path, "", out _, "init", "-q", "-b", "start");
        folder.With(".git/info/attributes", attributes);
        var tries = (seeds ?? [.. Enumerable.Range(Seed, Tries)]).Select(seed => Try(seed, isApart)).ToList();
        var stream = new StringBuilder();
        Commit(stream, "before", null, tries.Select(tried => (tried.Seed, tried.Before)));
        Commit(stream, "ours", "before", tries.Select(tried => (tried.Seed, tried.Ours)));
        Commit(stream, "theirs", "before", tries.Select(tried => (tried.Seed, tried.Theirs)));
        Git(folder.Path, stream.ToString(), out _, "fast-import", "--quiet");
        Assert.InRange(Git(folder.Path, "", out var printed, "merge-tree", "--write-tree", "--name-only", "ours", "theirs"), 0, 1);
        var lines = printed.Split('\n');
        var conflicts = lines.Skip(1).TakeWhile(line => line.Length > 0).ToHashSet();
        Git(folder.Path, string.Concat(tries.Select(tried => $"{lines[0]}:{Name(tried.Seed)}\n")), out var texts, "cat-file", "--batch=%(objectsize)");
        var at = 0;
        return [.. tries.Select(tried => new Merged(tried.Seed, !conflicts.Contains(Name(tried.Seed)), Next(texts, ref at), tried.Expected))];
    }

    // SIZE LF CONTENT LF, one after the other; all is ASCII.
    private static string Next(string texts, ref int at)
    {
        var end = texts.IndexOf('\n', at);
        var length = int.Parse(texts.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        at = end + 1 + length + 1;
        return texts.Substring(end + 1, length);
    }

    private static string Name(int seed) => string.Create(CultureInfo.InvariantCulture, $"{seed}.hcl");

    private static (int Seed, string Before, string Ours, string Theirs, string Expected) Try(int seed, bool isApart)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(0, 60).Select(_ => Entry(random)).ToList();
        var (added, removed) = Change(random, before, []);
        var touched = added.Concat(removed).Select(entry => entry.Id.Place[..2]).ToHashSet();
        var (addedThere, removedThere) = Change(random, before, isApart ? touched : []);
        removedThere.RemoveAll(removed.Contains);
        return (
            seed,
            Text(before),
            Text(before.Except(removed).Concat(added)),
            Text(before.Except(removedThere).Concat(addedThere)),
            Text(before.Except(removed).Except(removedThere).Concat(added).Concat(addedThere)));
    }

    private static (List<BaselineEntry> Added, List<BaselineEntry> Removed) Change(Random random, List<BaselineEntry> before, HashSet<string> taken)
    {
        var added = new List<BaselineEntry>();
        while (added.Count < 3)
        {
            if (Entry(random) is var entry && !taken.Contains(entry.Id.Place[..2]))
            {
                added.Add(entry);
            }
        }

        return (added, [.. before.Where(entry => !taken.Contains(entry.Id.Place[..2])).OrderBy(_ => random.Next()).Take(2)]);
    }

    private static BaselineEntry Entry(Random random) => new(
        new BaselineId("PVE101", string.Create(CultureInfo.InvariantCulture, $"stacks/s{random.Next(40)}/main.tf"), Id(random), Id(random)), "the demo", null, default);

    private static string Id(Random random)
    {
        var bytes = new byte[8];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static string Text(IEnumerable<BaselineEntry> entries) => BaselineText.Of(new Baseline(new Secret("0123456789abcdef"), [.. entries]));

    private static void Commit(StringBuilder stream, string branch, string? from, IEnumerable<(int Seed, string Text)> files)
    {
        stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/{branch}\ncommitter T <t@example.com> 1700000000 +0000\ndata 1\nx\n");
        stream.Append(from is null ? "" : $"from refs/heads/{from}\n");
        foreach (var (seed, text) in files)
        {
            stream.Append(CultureInfo.InvariantCulture, $"M 644 inline {Name(seed)}\ndata {text.Length}\n{text}\n");
        }
    }

    private static int Git(string folder, string input, out string printed, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
