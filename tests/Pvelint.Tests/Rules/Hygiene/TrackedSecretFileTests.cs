using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class TrackedSecretFileTests
{
    private const string Leak = "proxmox_api_token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    [Theory]
    [InlineData(GitStatus.Tracked, "tracks this file")]
    [InlineData(GitStatus.Untracked, "does not ignore")]
    public void Says_what_git_does_with_the_file(GitStatus status, string words) =>
        Assert.Contains(words, Assert.Single(Lint("prod.tfvars", Leak, status)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("prod.tfvars", Leak, GitStatus.Ignored)]
    [InlineData("prod.tfvars", Leak, GitStatus.Unknown)]
    [InlineData("prod.tfvars.example", Leak, GitStatus.Tracked)]
    [InlineData("main.tf", Leak, GitStatus.Tracked)]
    [InlineData("prod.tfvars", "proxmox_api_token = \"\"\n", GitStatus.Tracked)]
    [InlineData("prod.tfvars", "vm_password = \"kestrel-Mauve-42\"\n", GitStatus.Tracked)]
    public void Is_silent_elsewhere(string path, string text, GitStatus status) => Assert.Empty(Lint(path, text, status));

    [Fact]
    public void Reports_a_file_once() => Assert.Single(Lint("prod.tfvars", Leak + Leak, GitStatus.Tracked));

    private static IReadOnlyList<Finding> Lint(string path, string text, GitStatus status) =>
        Linter.Lint(new Project(TestProject.Documents((path, text))) { GitStatus = _ => status }, [new TrackedSecretFile()]);
}
