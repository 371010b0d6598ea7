using System.Text;
using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>A hostile repository runs nothing, forges no line, and hides nothing from a scan of a change.</summary>
public sealed class HostileRepositoryTests
{
    [Fact]
    public void Neither_configuration_nor_attributes_run_anything()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").With("big.txt", string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i}\n"))).Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.Git("mv", "big.txt", "moved.txt");
        repository.With("moved.txt", string.Concat(Enumerable.Range(1, 200).Select(i => $"line {i}\n"))).With("a.tf", "x = 2\n" + Leak).Committed().With("b.tf", Leak).Staged();
        var mark = repository.At("ran");
        var script = repository.Script("evil.sh", $"echo \"$0 $*\" >> '{mark}'\n");
        foreach (var key in new[]
        {
            "core.fsmonitor", "core.sshCommand", "core.pager", "pager.diff-index", "diff.external", "core.editor", "core.askPass", "core.gitProxy", "core.alternateRefsCommand",
            "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.x.command", "merge.x.driver", "gpg.program", "credential.helper",
            "uploadpack.packObjectsHook", "trace2.eventTarget", "sequence.editor",
        })
        {
            repository.Git("config", key, script);
        }

        foreach (var command in new[] { "diff-index", "diff-tree", "cat-file", "rev-parse", "ls-tree", "merge-base" })
        {
            repository.Git("config", "alias." + command, "!" + script);
        }

        repository.Git("config", "filter.x.required", "true");
        repository.Git("config", "remote.origin.url", "ext::" + script);
        repository.Git("config", "remote.origin.promisor", "true");
        repository.Git("config", "protocol.ext.allow", "always");
        repository.Git("config", "core.hooksPath", repository.At("hooks"));
        repository.With(".git/more", $"[core]\n\tfsmonitor = {script}\n\thooksPath = {repository.At("hooks")}\n");
        repository.Git("config", "include.path", "more");
        foreach (var hook in new[] { "post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc" })
        {
            repository.Script("hooks/" + hook, script + "\n");
        }

        repository.With(".gitattributes", "* filter=x diff=x merge=x\n").With(".git/info/attributes", "* filter=x diff=x merge=x\n");
        File.Delete(mark);
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
        Assert.Equal(["a.tf:2 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));

        // What is missing would be fetched from a promisor.
        var id = repository.TryGit("rev-parse", ":b.tf").Output.Trim();
        File.Delete(mark);
        File.Delete(repository.At($".git/objects/{id[..2]}/{id[2..]}"));
        Assert.Equal(3, Cli.Run(repository.Path, "scan", "--staged").Code);
        Assert.False(File.Exists(mark), File.Exists(mark) ? File.ReadAllText(mark) : "");
    }

    [Theory]
    [InlineData("a\nb.tf: error PVE999: forged\n.tf")]
    [InlineData("\u001b[2J\u001b[31mred.tf")]
    [InlineData("::error file=x::forged.tf")]
    [InlineData("\r##vso[task.complete result=Succeeded;].tf")]
    [InlineData("-rf.tf")]
    [InlineData("--format=json.tf")]
    [InlineData("\u202egpj.tf")]
    [InlineData("\u2028line.tf")]
    public void A_name_forges_no_line(string name)
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Stage(Encoding.UTF8.GetBytes(name), Leak);
        foreach (var format in new[] { "text", "github", "msbuild", "json" })
        {
            var run = Cli.Run(repository.Path, "scan", "--staged", "--format", format);
            Assert.Equal(1, run.Code);
            var lines = (run.Output + run.Error).Split('\n');
            Assert.DoesNotContain(lines, line => line.StartsWith("b.tf", StringComparison.Ordinal) || line.TrimStart().StartsWith("::error file=x", StringComparison.Ordinal) || line.Contains("##vso[", StringComparison.Ordinal));
            Assert.DoesNotContain(run.Output + run.Error, unit => unit is '\u001b' or '\r' or '\u202e' or '\u2028');
        }
    }

    [Fact]
    public void Names_that_are_no_text_are_told_apart()
    {
        using var repository = new TestRepository();
        repository.Stage([0xFF, .. ".tf"u8], Leak);
        repository.Git("commit", "-q", "-m", "x");
        repository.Stage([0xFE, .. ".tf"u8], Leak);
        Assert.Equal(["\uFFFD.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
        repository.Git("switch", "-q", "-c", "topic");
        repository.Git("commit", "-q", "-m", "x");
        Assert.Equal(["\uFFFD.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
    }

    [Fact]
    public void An_object_in_place_of_another_hides_nothing()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("b.tf", Leak).Staged();
        repository.Git("replace", repository.Git("rev-parse", ":b.tf").Trim(), repository.Git("rev-parse", ":a.tf").Trim());
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
        repository.Git("commit", "-q", "-m", "x");
        repository.Git("replace", "-f", repository.Git("rev-parse", "HEAD").Trim(), repository.Git("rev-parse", "main").Trim());
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
    }

    [Fact]
    public void Parents_that_a_commit_does_not_name_hide_nothing()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("b.tf", Leak).Committed();
        var (main, topic) = (repository.Git("rev-parse", "main").Trim(), repository.Git("rev-parse", "topic").Trim());
        repository.With(".git/info/grafts", $"{main} {topic}\n{topic}\n");
        Assert.Equal(topic, repository.Git("merge-base", "main", "topic").Trim());
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
    }

    [Fact]
    public void A_tag_or_branch_named_as_an_option_or_as_HEAD_is_not_taken_for_it()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Git("switch", "-q", "-c", "topic");
        repository.With("b.tf", Leak).Committed();
        repository.Git("update-ref", "refs/heads/HEAD", "main");
        repository.Git("update-ref", "refs/tags/HEAD", "main");
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--since", "main"));
        repository.With("c.tf", Leak).Staged();
        Assert.Equal(["c.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
    }
}
