using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary>A run that is ended from outside says so, and leaves nothing behind.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_scan_is_not_complete_and_leaves_no_file(string signal)
    {
        using var folder = new TempFolder().With("git", "#!/bin/sh\necho $$ > \"$0.pid\"\nexec sleep 1000\n").With("tree/.git/HEAD", "").With("tree/main.tf", "x = 1\n");
        File.SetUnixFileMode(folder.At("git"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = Tool.Start(folder.At("tree"), "scan", "--format", "json", "--output", "report.json");
        start.Environment["PATH"] = folder.Path + Path.PathSeparator + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var child = WaitForNumberIn(folder.At("git.pid"));

        Tool.Run(Tool.Start(folder.Path, "sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]));
        var run = Tool.End(process);

        Assert.Equal((3, "", "pvelint: interrupted: the scan is not complete\n"), (run.Code, run.Output, run.Error));
        Assert.Equal(["main.tf"], Directory.EnumerateFiles(folder.At("tree")).Select(Path.GetFileName));
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(30)), "git is still running");
    }

    [Fact]
    public void A_half_written_file_goes()
    {
        using var folder = new TempFolder();
        Assert.Throws<DirectoryNotFoundException>(() => Interruption.WriteWhole(folder.At("report"), stream =>
        {
            stream.WriteByte(1);
            Assert.Single(Directory.EnumerateFiles(folder.Path));
            Interruption.CleanUp();
            Assert.Empty(Directory.EnumerateFiles(folder.Path));
            throw new DirectoryNotFoundException();
        }));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    private static int WaitForNumberIn(string file)
    {
        while (true)
        {
            if (File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Thread.Sleep(10);
        }
    }

    // One that has ended may stay in the list until somebody asks for its exit code.
    private static bool IsRunning(int id)
    {
        var state = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat");
        return File.Exists("/proc/self/stat")
            ? File.Exists(state) && !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal)
            : Tool.Run(Tool.Start("/", "sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -0 {id}")])).Code == 0;
    }
}
