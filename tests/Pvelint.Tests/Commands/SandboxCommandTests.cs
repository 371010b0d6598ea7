using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary><c>pvelint sandbox</c> starts the program that lies beside it, and says how to get it where there is none.</summary>
public sealed class SandboxCommandTests
{
    [Fact]
    public void Says_how_to_get_the_program_where_there_is_none()
    {
        using var folder = new TempFolder();
        var run = Cli.Run(folder.Path, "", ["sandbox", "--port", "0"], new Dictionary<string, string> { ["PATH"] = "." + Path.PathSeparator + folder.Path });
        Assert.Equal(ExitCode.Incomplete, (ExitCode)run.Code);
        Assert.Contains("dotnet tool install --global pvelint-sandbox", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_a_command_with_a_sandbox_and_ends_with_it()
    {
        using var folder = new TempFolder();
        var start = Tool.Start(folder.Path, "sandbox", "--pve", "9.1", "--port", "0", "--", "sh", "-c", "echo \"$PROXMOX_VE_USERNAME ${#PROXMOX_VE_PASSWORD} $PVELINT_SANDBOX_FINGERPRINT $PROXMOX_VE_ENDPOINT\"; exit 5");
        start.Environment["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + start.Environment["PATH"];
        var run = Tool.Run(start);
        Assert.Equal("", run.Error);
        Assert.Matches(@"^root@pam 24 ([0-9A-F]{2}:){31}[0-9A-F]{2} https://127\.0\.0\.1:\d+\n$", run.Output);
        Assert.Equal(5, run.Code);
    }

    [Fact]
    public void Shows_no_password_where_nobody_is_there_to_read_it()
    {
        using var folder = new TempFolder();
        var start = Tool.Start(folder.Path, "sandbox", "--port", "0");
        start.Environment["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + start.Environment["PATH"];
        start.Environment.Remove("PVELINT_SANDBOX_PASSWORD");
        var run = Tool.Run(start);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("PVELINT_SANDBOX_PASSWORD", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_no_password_from_a_file_that_others_may_read()
    {
        using var folder = new TempFolder().With("password", "kestrel-Mauve-42\n");
        File.SetUnixFileMode(folder.At("password"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var start = Tool.Start(folder.Path, "sandbox", "--port", "0", "--password-file", "password");
        start.Environment["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + start.Environment["PATH"];
        var run = Tool.Run(start);
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
    }
}
