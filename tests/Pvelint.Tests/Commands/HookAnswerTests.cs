using Pvelint.Commands;
using Pvelint.Tests.Repo.Changes;

namespace Pvelint.Tests.Commands;

/// <summary>The short way of a hook's answer says the same as the long one.</summary>
public sealed class HookAnswerTests
{
    [Theory]
    [InlineData("scan", "--staged")]
    [InlineData("scan", "--staged", "--quiet")]
    [InlineData("scan", "--staged", "-q")]
    public void A_hooks_command_line_is_understood_as_any_other(params string[] arguments)
    {
        using var repository = new TestRepository().With("a.tf", TestRepository.Leak).With("b.py", "pass\n").Staged();
        Assert.Equal(Cli.Run(repository.Path, arguments), Quickly(repository.Path, arguments));
        File.Delete(repository.At("a.tf"));
        repository.Staged();
        Assert.Equal(Cli.Run(repository.Path, arguments), Quickly(repository.Path, arguments));
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("scan", "--staged", "--verbose")]
    [InlineData("scan", "--staged", "a.tf")]
    [InlineData("--staged", "scan")]
    public void Another_one_is_left_to_the_long_way(params string[] arguments) => Assert.Null(HookAnswer.Of(arguments));

    private static CliRun Quickly(string folder, string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var host = Cli.HostOf(folder) with { Output = output, Error = error };
        var code = (int)Scan.Run(HookAnswer.Of(arguments)!, host);
        return new CliRun(System.Text.Encoding.UTF8.GetString(output.ToArray()), error.ToString(), code);
    }
}
