using System.Runtime.Versioning;
using System.Text.Json;
using Pvelint.Tests.Commands;
using Pvelint.Tests.Repo.Changes;

namespace Pvelint.Tests.Repo.History;

/// <summary>Scans of real histories: each secret once, with the commit that brought it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HistoryScanTests
{
    private const string Leak = TestRepository.Leak;

    private static readonly string OtherLeak = Leak.Replace(TestRepository.Secret, TestRepository.OtherSecret, StringComparison.Ordinal);

    [Fact]
    public void Finds_what_is_gone_from_the_tip_and_names_the_commit_that_brought_it()
    {
        using var repository = new TestRepository().With("a.txt", "x\n").Committed().With("infra/lab.tfvars", Leak);
        repository.Git("add", "-A");
        repository.Git("commit", "-q", "-m", "leak", "--date", "2024-02-03T04:05:06+0100");
        var first = Head(repository);
        repository.With("infra/lab.tfvars", "# moved\n\n" + Leak).Committed();
        repository.Git("rm", "-q", "infra/lab.tfvars");
        repository.Committed();

        var finding = Assert.Single(Findings(repository));
        Assert.Equal("infra/lab.tfvars", finding.GetProperty("path").GetString());
        Assert.Equal(1, finding.GetProperty("line").GetInt32());
        Assert.Equal(first, finding.GetProperty("commit").GetString());
        Assert.Equal("2024-02-03T04:05:06+01:00", finding.GetProperty("date").GetString());
        Assert.False(finding.GetProperty("inTip").GetBoolean());
        Assert.Equal(1, Cli.Run(repository.Path, "scan", "--history").Code);
    }

    [Fact]
    public void Says_that_it_still_stands_in_the_tip_though_the_file_has_changed()
    {
        using var repository = new TestRepository().With("lab.tfvars", Leak).Committed();
        var first = Head(repository);
        repository.With("lab.tfvars", "# a note\n" + Leak).Committed();
        var finding = Assert.Single(Findings(repository));
        Assert.Equal(first, finding.GetProperty("commit").GetString());
        Assert.True(finding.GetProperty("inTip").GetBoolean());
    }

    [Fact]
    public void Looks_only_at_what_the_revisions_reach()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed();
        repository.Git("switch", "-q", "-c", "side");
        repository.With("side.tf", Leak).Committed();
        repository.Git("switch", "-q", "main");
        repository.With("main.tf", OtherLeak).Committed();
        Assert.Equal(["main.tf"], Paths(Findings(repository)));
        Assert.Equal(["side.tf"], Paths(Findings(repository, "--history", "side")));
        Assert.Equal(["side.tf"], Paths(Findings(repository, "--history", "main..side")));
        Assert.Equal(["main.tf", "side.tf"], Paths(Findings(repository, "--history", "main", "side")));
        Assert.Equal(["main.tf", "side.tf"], Paths(Findings(repository, "--history", "--all")));
    }

    [Fact]
    public void Sees_stashes_notes_tags_and_messages_with_all_references()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed();
        repository.With("stash1.tf", Leak).Staged().Git("stash", "-q");
        repository.With("stash2.tf", OtherLeak).Staged().Git("stash", "-q");
        repository.Git("notes", "add", "-m", "a note: " + Leak, "HEAD");
        repository.Git("tag", "-a", "v1", "-m", Leak);
        repository.Git("commit", "-q", "--allow-empty", "-m", "use " + Leak);
        var paths = Paths(Findings(repository, "--history", "--all"));
        Assert.Contains("stash1.tf", paths);
        Assert.Contains("stash2.tf", paths);
        Assert.Contains("tag message", paths);
        Assert.Contains("commit message", paths);
        Assert.Equal(5, paths.Count);
        Assert.Equal(["commit message"], Paths(Findings(repository)));
    }

    [Fact]
    public void Finds_what_no_reference_reaches_and_says_so()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed().With("gone.tf", Leak).Committed();
        var gone = Head(repository);
        repository.Git("reset", "-q", "--hard", "HEAD~1");
        repository.With("loose.txt", OtherLeak).Git("hash-object", "-w", "loose.txt");
        Assert.Empty(Findings(repository, "--history", "--all"));
        var findings = Findings(repository, "--history", "--unreachable");
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.False(finding.GetProperty("reachable").GetBoolean()));
        Assert.Equal(gone, findings.Single(finding => finding.GetProperty("path").GetString() == "gone.tf").GetProperty("commit").GetString());
        Assert.Contains(findings, finding => finding.GetProperty("path").GetString()!.StartsWith("object ", StringComparison.Ordinal));
        Assert.Contains("no reference leads to it", Cli.Run(repository.Path, "scan", "--history", "--unreachable").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_what_a_merge_alone_brought()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed();
        repository.Git("switch", "-q", "-c", "side");
        repository.With("b.tf", "# b\n").Committed();
        repository.Git("switch", "-q", "main");
        repository.With("c.tf", "# c\n").Committed();
        repository.Git("merge", "-q", "--no-commit", "side");
        repository.With("evil.tf", Leak).Committed();
        var merge = Head(repository);
        Assert.Equal(merge, Assert.Single(Findings(repository)).GetProperty("commit").GetString());
    }

    [Theory]
    [InlineData("--object-format=sha1")]
    [InlineData("--object-format=sha256")]
    public void Reads_packs_of_either_hash_as_git_does(string format)
    {
        using var repository = new TestRepository(format);
        for (var i = 0; i < 6; i++)
        {
            repository.With("lab.tfvars", string.Concat(Enumerable.Range(0, 40 + i).Select(n => $"name_{n} = \"value\"\n")) + (i == 3 ? Leak : "")).With($"f{i}.txt", i == 5 ? OtherLeak : "x").Committed();
        }

        var loose = Report(repository, "--history");
        repository.Git("repack", "-q", "-a", "-d", "-f");
        Assert.Equal(loose, Report(repository, "--history"));
        Assert.Equal(["f5.txt", "lab.tfvars"], Paths(Findings(repository)));
    }

    [Fact]
    public void Works_in_bare_and_linked_and_nested_repositories_and_from_a_folder_below()
    {
        using var repository = new TestRepository().With("sub/a.tf", Leak).Committed();
        using var outside = new TempFolder();
        repository.Git("clone", "-q", "--bare", ".", outside.At("bare.git"));
        repository.Git("worktree", "add", "-q", outside.At("linked"));
        repository.Git("submodule", "--quiet", "add", outside.At("bare.git"), "module");
        Assert.Equal(["sub/a.tf"], Paths(Findings(outside.At("bare.git"), "--history")));
        Assert.Equal(["sub/a.tf"], Paths(Findings(outside.At("linked"), "--history")));
        Assert.Equal(["sub/a.tf"], Paths(Findings(repository.At("module"), "--history")));
        Assert.Equal(["sub/a.tf"], Paths(Findings(repository.At("sub"), "--history")));
        Assert.Equal(["sub/a.tf"], Paths(Findings(outside.Path, "--history", "--all", "bare.git")));
    }

    [Fact]
    public void A_shallow_clone_is_scanned_as_far_as_it_goes_and_that_is_said()
    {
        using var repository = new TestRepository().With("old.tf", Leak).Committed();
        repository.Git("rm", "-q", "old.tf");
        repository.With("new.tf", OtherLeak).Committed();
        using var outside = new TempFolder();
        repository.Git("clone", "-q", "--depth", "1", "file://" + repository.Path, outside.At("clone"));
        var run = Cli.Run(outside.At("clone"), "scan", "--history", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Contains("this clone is shallow", run.Error, StringComparison.Ordinal);
        Assert.Equal(["new.tf"], Paths(Findings(outside.At("clone"), "--history")));
    }

    [Fact]
    public void A_partial_clone_without_its_contents_is_not_passed_as_clean()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed().With("a.tf", "# b\n").Committed();
        repository.Git("config", "uploadpack.allowFilter", "true");
        using var outside = new TempFolder();
        repository.Git("clone", "-q", "--filter=blob:none", "file://" + repository.Path, outside.At("clone"));
        Fails(Cli.Run(outside.At("clone"), "scan", "--history", "--format", "json"), "the repository does not have it");
    }

    [Fact]
    public void An_object_that_is_gone_or_damaged_is_not_passed_over()
    {
        using var repository = new TestRepository().With("a.tf", "# a\n").Committed().With("a.tf", "# b\n").Committed();
        var id = repository.Git("rev-parse", "HEAD~1:a.tf").Trim();
        var path = repository.At($".git/objects/{id[..2]}/{id[2..]}");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..12]);
        Fails(Cli.Run(repository.Path, "scan", "--history", "--format", "json"), "not checked");
        File.Delete(path);
        Fails(Cli.Run(repository.Path, "scan", "--history", "--format", "json"), "the repository does not have it");
    }

    [Fact]
    public void What_cannot_be_looked_at_ends_with_3()
    {
        using var repository = new TestRepository();
        Fails(Cli.Run(repository.Path, "scan", "--history"), "there is no commit yet");
        repository.With("a.tf", "# a\n").Committed();
        Fails(Cli.Run(repository.Path, "scan", "--history", "nonsense"), "no such revision");
        Fails(Cli.Run(repository.Path, "scan", "--history", "main..nonsense"), "no such revision");
        using var plain = new TempFolder();
        Fails(Cli.Run(plain.Path, "scan", "--history"), "not a git repository");
        Assert.Equal(2, Cli.Run(repository.Path, "scan", "--history", "main", "--all").Code);
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--history").Code);
    }

    [Fact]
    public void A_replaced_object_hides_nothing()
    {
        using var repository = new TestRepository().With("a.tf", Leak).Committed();
        var id = repository.Git("rev-parse", "HEAD:a.tf").Trim();
        repository.With("clean", "# a\n");
        repository.Git("replace", id, repository.Git("hash-object", "-w", "clean").Trim());
        Assert.Equal(["a.tf"], Paths(Findings(repository)));
    }

    [Theory]
    [InlineData("provider \"proxmox\" {\n  password = var.pw\n}\n", "provider \"proxmox\" {\n  password = \"kestrel-Mauve-42\"\n}\n")]
    [InlineData("provider \"grafana\" {\n  password = \"kestrel-Mauve-42\"\n}\n# proxmox\n", "provider \"proxmox\" {\n  password = \"kestrel-Mauve-42\"\n}\n# proxmox\n")]
    [InlineData("variable \"deploy\" {\n  default = \"\"\n}\nprovider \"proxmox\" {\n  password = var.deploy\n}\n", "variable \"deploy\" {\n  default = \"kestrel-Mauve-42\"\n}\nprovider \"proxmox\" {\n  password = var.deploy\n}\n")]
    [InlineData("# proxmox\nuser = \"a\"\npassword = \"kestrel-Mauve-42\"\n", "# proxmox\nuser = \"root@pam\"\npassword = \"kestrel-Mauve-42\"\n")]
    public void A_version_that_became_a_leak_is_found_among_harmless_ones(string harmless, string leak)
    {
        using var repository = new TestRepository();
        foreach (var text in new[] { harmless, "# 1\n" + harmless, harmless + "# 2\n", leak, "# 3\n" + harmless })
        {
            repository.With("lab.tfvars", text).Committed();
        }

        var brought = repository.Git("rev-parse", "HEAD~1").Trim();
        Assert.Equal(brought, Assert.Single(Findings(repository)).GetProperty("commit").GetString());
    }

    [Fact]
    public void A_link_and_a_submodule_are_no_contents()
    {
        using var repository = new TestRepository();
        File.CreateSymbolicLink(repository.At("link"), "root@pam!x=" + TestRepository.Secret);
        repository.Committed();
        Assert.Empty(Findings(repository));
    }

    [Fact]
    public void Exclude_and_ignore_of_the_tip_hold_for_its_history()
    {
        using var repository = new TestRepository().With("a.tf", Leak).With("vendor/b.tf", OtherLeak).Committed()
            .With(".pvelint.hcl", "exclude = [\"vendor/**\"]\nignore {\n  rule   = \"PVE101\"\n  path   = \"a.tf\"\n  reason = \"revoked\"\n}\n").Committed();
        var finding = Assert.Single(Findings(repository));
        Assert.Equal("revoked", finding.GetProperty("suppressed").GetProperty("reason").GetString());
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--history").Code);
    }

    [Fact]
    public void Names_that_are_no_text_and_deep_folders_are_no_obstacle()
    {
        using var repository = new TestRepository();
        var deep = string.Join('/', Enumerable.Repeat("d", 300)) + "/a.tf";
        repository.With(deep, Leak).With("line\nbreak \u001b[31m.tf", OtherLeak).Committed();
        var run = Cli.Run(repository.Path, "scan", "--history");
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain("line\nbreak", run.Output, StringComparison.Ordinal);
        Assert.Contains(deep, Paths(Findings(repository)));
    }

    private static void Fails(CliRun run, string words)
    {
        Assert.Equal(3, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing found in 0", run.Error, StringComparison.Ordinal);
        if (run.Output.Length > 0)
        {
            using var report = JsonDocument.Parse(run.Output);
            Assert.False(report.RootElement.GetProperty("complete").GetBoolean());
        }
    }

    private static string Head(TestRepository repository) => repository.Git("rev-parse", "HEAD").Trim();

    private static List<string> Paths(IEnumerable<JsonElement> findings) => [.. findings.Select(finding => finding.GetProperty("path").GetString()!).Order(StringComparer.Ordinal)];

    private static List<JsonElement> Findings(TestRepository repository, params string[] arguments) => Findings(repository.Path, arguments.Length == 0 ? ["--history"] : arguments);

    private static List<JsonElement> Findings(string folder, params string[] arguments)
    {
        var run = Cli.Run(folder, ["scan", "--format", "json", .. arguments]);
        Assert.True(run.Code < 2, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.Clone())];
    }

    private static string Report(TestRepository repository, params string[] arguments) => Cli.Run(repository.Path, ["scan", "--format", "json", .. arguments]).Output;
}
