using System.Text.Json;
using Pvelint.Tests.Commands;
using static Pvelint.Tests.Repo.Changes.TestRepository;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>What is staged is scanned as it is staged, and only what it adds counts.</summary>
public sealed class StagedTests
{
    [Fact]
    public void The_index_counts_and_not_the_work_tree()
    {
        using var repository = new TestRepository().With("a.tf", Leak).With("b.tf", "x = 1\n").Staged().With("a.tf", "x = 1\n").With("b.tf", Leak).With("c.tf", Leak);
        Assert.Equal(["a.tf:1 PVE101"], Found(repository, "--staged"));
    }

    [Fact]
    public void Nothing_staged_is_clean_and_said()
    {
        using var repository = new TestRepository().With("a.tf", Leak);
        var run = Cli.Run(repository.Path, "scan", "--staged");
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("nothing is staged", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_there_before_does_not_count_wherever_it_moves_in_its_file()
    {
        using var repository = new TestRepository().With("a.tf", Leak).Committed().With("a.tf", "x = 1\n\n" + Leak).Staged();
        var run = Cli.Run(repository.Path, "scan", "--staged");
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("1 finding that was there before is not shown", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_copy_in_the_file_or_in_another_counts()
    {
        using var repository = new TestRepository().With("a.tf", Leak).Committed().With("a.tf", Leak + "other_" + Leak).With("b.tf", Leak).Staged();
        Assert.Equal(["a.tf:2 PVE101", "b.tf:1 PVE101"], Found(repository, "--staged"));
    }

    [Fact]
    public void A_renamed_file_brings_nothing_new()
    {
        using var repository = new TestRepository().With("a.tf", "# one\n# two\n# three\n" + Leak).Committed();
        repository.Git("mv", "a.tf", "moved.tf");
        repository.With("moved.tf", "# one\n# two\n# three\nx = 1\n" + Leak).Staged();
        Assert.Equal([], Found(repository, "--staged"));
    }

    [Fact]
    public void A_commit_that_only_removes_a_secret_is_clean()
    {
        using var repository = new TestRepository().With("a.tf", Leak).With("b.tf", "a = 1\n" + Leak).Committed().With("b.tf", "a = 1\n").Staged();
        repository.Git("rm", "-q", "a.tf");
        Assert.Equal([], Found(repository, "--staged"));
        Assert.Equal(0, Cli.Run(repository.Path, "scan", "--staged").Code);
    }

    [Fact]
    public void A_value_is_a_secret_by_what_lies_unchanged_beside_it()
    {
        using var repository = new TestRepository()
            .With("infra/main.tf", "variable \"pw\" {\n  sensitive = true\n}\nprovider \"proxmox\" {\n  api_token = var.pw\n}\n")
            .Committed()
            .With("infra/env/lab.tfvars", $"pw = \"ci@pve!deploy={OtherSecret}\"\n")
            .With("infra/env/web.tfvars", $"pw = \"{OtherSecret}\"\n")
            .Staged();
        Assert.Contains("infra/env/lab.tfvars:1 PVE101", Found(repository, "--staged"));
        Assert.Contains("infra/env/web.tfvars:1 PVE102", Found(repository, "--staged"));
    }

    [Fact]
    public void Paths_are_printed_from_where_one_stands_or_as_they_were_given()
    {
        using var repository = new TestRepository().With("infra/a.tf", Leak).With("b.tf", Leak).Staged();
        Assert.Equal(["b.tf:1 PVE101", "infra/a.tf:1 PVE101"], Found(repository, "--staged"));
        Assert.Equal(["infra/a.tf:1 PVE101"], Found(repository, "--staged", "infra"));
        Assert.Equal(["./infra/a.tf:1 PVE101"], Found(repository, "--staged", "./infra/a.tf"));
        Assert.Equal(["../b.tf:1 PVE101", "a.tf:1 PVE101"], Found(repository.At("infra"), "scan", "--staged"));
        Assert.Equal(["./b.tf:1 PVE101", "./infra/a.tf:1 PVE101"], Found(repository, "--staged", "."));
    }

    [Fact]
    public void A_secret_that_was_there_is_hidden_beside_one_that_is_new()
    {
        using var repository = new TestRepository().With("a.json", "{ \"proxmox_password\": \"kestrel-Mauve-42\" }\n").Committed()
            .With("a.json", $"{{ \"proxmox_password\": \"kestrel-Mauve-42\", \"token\": \"ci@pve!deploy={Secret}\" }}\n").Staged();
        var run = Cli.Run(repository.Path, "scan", "--staged");
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("kestrel", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    private static string[] Found(TestRepository repository, params string[] arguments) => Found(repository.Path, ["scan", .. arguments]);

    internal static string[] Found(string folder, params string[] arguments)
    {
        var run = Cli.Run(folder, [.. arguments, "--format", "json"]);
        Assert.True(run.Output.Length > 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        return
        [
            .. json.RootElement.GetProperty("findings").EnumerateArray()
                .Where(finding => finding.GetProperty("suppressed").ValueKind is JsonValueKind.Null)
                .Select(finding => $"{finding.GetProperty("path").GetString()}:{finding.GetProperty("line").GetInt32()} {finding.GetProperty("rule").GetString()}")
                .Distinct(),
        ];
    }
}
