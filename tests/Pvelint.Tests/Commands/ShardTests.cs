using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary>The shards of a scan find together what one run finds, and <c>pvelint merge</c> makes its report of theirs.</summary>
public sealed class ShardTests
{
    private const string First = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Second = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";

    [Theory]
    [InlineData("json", 1)]
    [InlineData("json", 2)]
    [InlineData("json", 5)]
    [InlineData("sarif", 3)]
    public void What_shards_find_is_what_one_run_finds(string format, int count)
    {
        using var folder = Folder();
        var whole = Cli.Run(folder.Path, "scan", "--format", format);
        Assert.Equal(1, whole.Code);
        var merged = Merge(folder, format, count);
        Assert.Equal(whole.Output, merged.Output);
        Assert.Equal(1, merged.Code);
    }

    [Fact]
    public void Ignore_blocks_and_entries_of_a_baseline_are_judged_by_all_shards_together()
    {
        using var folder = Folder();
        folder.With(".pvelint.hcl", """
            baseline = "accepted.hcl"

            ignore {
              rule   = "PVE301"
              reason = "the lab has no certificate authority"
            }

            ignore {
              rule   = "PVE301"
              path   = "nowhere/**"
              reason = "stale"
            }
            """);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
        var lines = File.ReadAllLines(folder.At("accepted.hcl"));
        File.WriteAllLines(folder.At("accepted.hcl"), lines.Select(line => line.Contains("value = ", StringComparison.Ordinal) ? line.Replace("reason = ", "anywhere = true, reason = ", StringComparison.Ordinal) : line));

        // Mended in one place and still in another, gone altogether, and new.
        folder.With("s1/main.tf", "locals {}\n").With("s5/notes.txt", "nothing\n").With("new.tf", $"locals {{\n  t = \"new@pve!ci={Second}\"\n}}\n");
        var whole = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Contains("PVE901", whole.Output, StringComparison.Ordinal);
        Assert.Equal(whole.Output, Merge(folder, "json", 4).Output);
    }

    [Fact]
    public void What_cannot_be_read_is_said_once()
    {
        using var folder = Folder();
        folder.With("broken/main.tf", "provider \"proxmox\" {\n  api_token = \n").With("folder/main.tf", "locals {}\n");
        if (OperatingSystem.IsLinux() && Environment.UserName != "root")
        {
            File.SetUnixFileMode(folder.At("folder/main.tf"), UnixFileMode.None);
        }

        Assert.Equal(Cli.Run(folder.Path, "scan", "--format", "json").Output, Merge(folder, "json", 3).Output);
    }

    [Fact]
    public void A_shard_says_which_it_is()
    {
        using var folder = Folder();
        using var json = JsonDocument.Parse(Cli.Run(folder.Path, "scan", "--shard", "2/3", "--format", "json").Output);
        Assert.Equal((2, 3), (json.RootElement.GetProperty("shard").GetProperty("index").GetInt32(), json.RootElement.GetProperty("shard").GetProperty("count").GetInt32()));
        using var sarif = JsonDocument.Parse(Cli.Run(folder.Path, "scan", "--shard", "2/3", "--format", "sarif").Output);
        Assert.Equal(2, sarif.RootElement.GetProperty("runs")[0].GetProperty("properties").GetProperty("shard").GetProperty("index").GetInt32());
        using var whole = JsonDocument.Parse(Cli.Run(folder.Path, "scan", "--format", "json").Output);
        Assert.False(whole.RootElement.TryGetProperty("shard", out _));
    }

    [Fact]
    public void Shards_are_the_same_on_every_machine_and_of_much_the_same_size()
    {
        Assert.True(new Shard(3, 4).Owns("infra/main.tf"));
        var sizes = Enumerable.Range(1, 8).Select(index => Enumerable.Range(0, 4000).Count(i => new Shard(index, 8).Owns(string.Create(CultureInfo.InvariantCulture, $"s{i}/main.tf")))).ToList();
        Assert.Equal(4000, sizes.Sum());
        Assert.All(sizes, size => Assert.InRange(size, 400, 600));
    }

    [Fact]
    public void A_missing_or_doubled_shard_is_not_complete()
    {
        using var folder = Folder();
        WriteShards(folder, "json", 3);
        var missing = Cli.Run(folder.Path, "merge", "1.json", "3.json");
        Assert.Equal(3, missing.Code);
        Assert.Contains("shard 2 of 3 is missing", missing.Error, StringComparison.Ordinal);
        Assert.Contains("\"complete\": false", missing.Output, StringComparison.Ordinal);
        var twice = Cli.Run(folder.Path, "merge", "1.json", "2.json", "3.json", "3.json");
        Assert.Equal(3, twice.Code);
        Assert.Contains("shard 3 of 3 is there twice", twice.Error, StringComparison.Ordinal);
        WriteShards(folder, "sarif", 3);
        var sarif = Cli.Run(folder.Path, "merge", "1.sarif", "3.sarif");
        Assert.Equal(3, sarif.Code);
        Assert.Contains("\"executionSuccessful\": false", sarif.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_that_do_not_belong_together_are_refused()
    {
        using var folder = Folder();
        WriteShards(folder, "json", 2);
        WriteShards(folder, "sarif", 2);
        Cli.Run(folder.Path, "scan", "--format", "json", "--output", "whole.json");
        Cli.Run(folder.Path, "scan", "--pve", "8.4", "--format", "json", "--output", "old.json");
        var report = File.ReadAllText(folder.At("whole.json"));
        folder.With("other.sarif", File.ReadAllText(folder.At("1.sarif")).Replace($"\"semanticVersion\": \"{PvelintCommand.Version}\"", "\"semanticVersion\": \"9.9.9\"", StringComparison.Ordinal))
            .With("cut.json", report[..(report.Length / 2)])
            .With("empty.json", "")
            .With("list.json", "[]")
            .With("odd.json", "{\"version\": 1, \"pve\": \"9.1\", \"findings\": [{}], \"scanned\": {\"files\": 1, \"bytes\": 1, \"skipped\": []}, \"complete\": true}")
            .With("newer.json", report.Replace("\"version\": 1,", "\"version\": 2,", StringComparison.Ordinal))
            .With("deep.json", new string('[', 10_000))
            .With("twice.json", report.Replace("\"complete\": true", "\"complete\": false, \"complete\": true", StringComparison.Ordinal))
            .With("shard.json", report.Replace("\"complete\": true", "\"complete\": true, \"shard\": {\"index\": 3, \"count\": 2}", StringComparison.Ordinal));
        foreach (var names in new[]
        {
            "1.json whole.json", "1.json 1.sarif", "whole.json old.json", "cut.json", "empty.json", "list.json", "odd.json", "newer.json", "deep.json", "twice.json", "shard.json", "none.json",
            "1.sarif other.sarif", "--prefix 1.json 2.json", "--prefix whole.json whole.json",
        })
        {
            var run = Cli.Run(folder.Path, ["merge", .. names.Split(' ')]);
            Assert.True(run.Code == 2 && run.Output.Length == 0, $"{names}: {run.Code} {run.Error}");
            Assert.DoesNotContain("LineNumber", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reports_of_several_repositories_are_told_apart_by_their_names()
    {
        using var web = new TempFolder().With("main.tf", $"locals {{\n  t = \"ci@pve!deploy={First}\"\n}}\n");
        using var data = new TempFolder().With("main.tf", $"locals {{\n  t = \"ci@pve!deploy={First}\"\n}}\n");
        foreach (var format in new[] { "json", "sarif" })
        {
            Cli.Run(web.Path, "scan", "--format", format, "--output", $"web 1.{format}");
            Cli.Run(data.Path, "scan", "--format", format, "--output", $"data.{format}");
            var merged = Cli.Run(web.Path, "merge", "--prefix", $"web 1.{format}", data.At($"data.{format}"));
            Assert.Equal(1, merged.Code);
            Assert.Contains(format == "json" ? "\"path\": \"web 1/main.tf\"" : "\"uri\": \"web%201/main.tf\"", merged.Output, StringComparison.Ordinal);
            Assert.Contains("\"data/main.tf\"", merged.Output, StringComparison.Ordinal);
            var same = Cli.Run(web.Path, "merge", $"web 1.{format}", $"web 1.{format}");
            Assert.Single(Regex.Matches(same.Output, "\"(place|primaryLocationLineHash)\""));
        }
    }

    [Fact]
    public void The_exit_code_is_that_of_a_scan()
    {
        using var folder = new TempFolder().With("note.tf", "resource \"proxmox_virtual_environment_user\" \"ci\" {\n  user_id = \"ci@pve\"\n}\n");
        Cli.Run(folder.Path, "scan", "--format", "json", "--output", "report.json");
        Assert.Equal(0, Cli.Run(folder.Path, "merge", "report.json").Code);
        Assert.Equal(1, Cli.Run(folder.Path, "merge", "--fail-on", "note", "report.json").Code);
        Assert.Equal(0, Cli.Run(folder.Path, "merge", "report.json", "--output", "merged.json").Code);
        Assert.Equal(File.ReadAllText(folder.At("report.json")), File.ReadAllText(folder.At("merged.json")));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void A_damaged_report_is_refused_or_joined_and_never_a_crash(string format)
    {
        using var folder = new TempFolder().With("main.tf", $"provider \"proxmox\" {{\n  insecure = true\n  api_token = \"ci@pve!deploy={First}\"\n}}\n");
        var report = Cli.Run(folder.Path, "scan", "--shard", "1/1", "--format", format).Output;
        var values = Regex.Matches(report, "(?<=: )(\"[^\"]*\"|[0-9]+|true|false|null)|(?<=\")[a-zA-Z]+(?=\":)|[{}\\[\\],]");
        string[] others = ["null", "-1", "1e99", "9223372036854775807", "\"\"", "\"x\"", "{}", "[]", "[{}]", "true", ""];
        const int Seed = 20261122;
        for (var seed = Seed; seed < Seed + 300; seed++)
        {
            var random = new Random(seed);
            var at = values[random.Next(values.Count)];
            var damaged = report.Remove(at.Index, at.Length).Insert(at.Index, others[random.Next(others.Length)]);
            try
            {
                Assert.InRange(Cli.Run(folder.With("damaged.json", damaged).Path, "merge", "damaged.json", "--fail-on", "never").Code, 0, 3);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {error}\n{damaged}");
            }
        }
    }

    [Fact]
    public void Texts_of_a_foreign_report_are_harmless()
    {
        using var folder = new TempFolder().With("main.tf", $"locals {{\n  t = \"ci@pve!deploy={First}\"\n}}\n");
        var report = Cli.Run(folder.Path, "scan", "--format", "json").Output.Replace("\"path\": \"main.tf\"", "\"path\": \"\\u001b[31m\\n::error::\u202e##vso[x]\"", StringComparison.Ordinal);
        var merged = Cli.Run(folder.With("hostile.json", report).Path, "merge", "hostile.json");
        Assert.DoesNotContain("\u001b", merged.Output + merged.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", merged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso", merged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::error", merged.Output, StringComparison.Ordinal);
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        for (var i = 0; i < 8; i++)
        {
            folder.With($"s{i}/main.tf", $"provider \"proxmox\" {{\n  insecure = true\n  api_token = \"ci@pve!s{i}={(i % 2 == 0 ? First : Second)}\"\n}}\n")
                .With($"s{i}/notes.txt", $"once ci@pve!s{i}={First} and again ci@pve!s{i}={First}\n")
                .With($"s{i}/setup.sh", $"# pvelint:ignore PVE201 -- the first login\npveum acl modify / --users s{i}@pve --roles Administrator\n# pvelint:ignore PVE101 -- nothing here\n");
        }

        return folder.With("modules/lab/main.tf", "variable \"key\" {}\nprovider \"proxmox\" {\n  pm_api_token_secret = var.key\n}\n")
            .With("main.tf", "module \"lab\" {\n  source = \"./modules/lab\"\n  key    = var.deploy\n}\nvariable \"deploy\" {}\n")
            .With("envs/prod.tfvars", $"deploy = \"{First}\"\n");
    }

    private static void WriteShards(TempFolder folder, string format, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var run = Cli.Run(folder.Path, "scan", "--shard", $"{i}/{count}", "--format", format);
            folder.With($"../{Path.GetFileName(folder.Path)}-shards/{i}.{format}", run.Output);
        }

        // The reports must not be among the files until the last shard is done.
        for (var i = 1; i <= count; i++)
        {
            File.Move(folder.At($"../{Path.GetFileName(folder.Path)}-shards/{i}.{format}"), folder.At($"{i}.{format}"), overwrite: true);
        }

        Directory.Delete(folder.At($"../{Path.GetFileName(folder.Path)}-shards"));
    }

    private static CliRun Merge(TempFolder folder, string format, int count)
    {
        WriteShards(folder, format, count);
        var run = Cli.Run(folder.Path, ["merge", .. Enumerable.Range(1, count).Select(i => $"{i}.{format}")]);
        for (var i = 1; i <= count; i++)
        {
            File.Delete(folder.At($"{i}.{format}"));
        }

        return run;
    }
}
