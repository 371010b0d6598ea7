using System.Diagnostics;
using System.Text;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Repo;

/// <summary>What hostile or broken files do to a scan: nothing, but for being told.</summary>
public sealed class BadInputTests
{
    private const string Leak = "token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    [Fact]
    public void A_pipe_is_not_opened_and_the_rest_is_scanned()
    {
        using var folder = new TempFolder().With("main.tf", Leak);
        MakePipe(folder.At("pipe.tf"));
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal(3, run.Code);
        Assert.Contains("main.tf:1:24: error PVE101", run.Output, StringComparison.Ordinal);
        Assert.Contains("not checked: pipe.tf: it is a pipe, socket or device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_that_is_named_is_not_opened()
    {
        using var folder = new TempFolder();
        MakePipe(folder.At("pipe.tf"));
        Assert.Equal(3, Cli.Run(folder.Path, "scan", "pipe.tf").Code);
    }

    [Fact]
    public void A_pipe_in_place_of_the_configuration_is_refused()
    {
        using var folder = new TempFolder().With("main.tf", "x = 1\n");
        MakePipe(folder.At(".pvelint.hcl"));
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal(2, run.Code);
        Assert.Contains(".pvelint.hcl is not an ordinary file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_of_links_ends_and_a_link_out_of_the_tree_is_not_followed()
    {
        using var outside = new TempFolder().With("secret.tf", Leak);
        using var folder = new TempFolder().With("a/main.tf", "x = 1\n");
        Directory.CreateSymbolicLink(folder.At("a/loop"), folder.Path);
        Directory.CreateSymbolicLink(folder.At("a/out"), outside.Path);
        File.CreateSymbolicLink(folder.At("a/out.tf"), outside.At("secret.tf"));
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("nothing found in 1 file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_is_named_and_leaves_the_tree_is_refused()
    {
        using var outside = new TempFolder().With("secret.tf", Leak);
        using var folder = new TempFolder().With("main.tf", Leak);
        File.CreateSymbolicLink(folder.At("out.tf"), outside.At("secret.tf"));
        File.CreateSymbolicLink(folder.At("in.tf"), folder.At("main.tf"));
        Assert.Equal(1, Cli.Run(folder.Path, "scan", "in.tf").Code);
        var run = Cli.Run(folder.Path, "scan", "out.tf");
        Assert.Equal((3, "not checked: out.tf: it is a symbolic link that leaves the tree"), (run.Code, run.Error.Split('\n')[0]["pvelint: ".Length..]));
    }

    [Fact]
    public void An_empty_folder_is_no_clean_scan()
    {
        using var folder = new TempFolder();
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal(3, run.Code);
        Assert.Contains("there is no file to scan", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true, 24)]
    [InlineData("utf-16", true, 24)]
    [InlineData("utf-16", false, 24)]
    [InlineData("utf-16BE", true, 24)]
    [InlineData("utf-16BE", false, 24)]
    [InlineData("utf-32", true, 24)]
    public void A_token_is_found_in_every_encoding(string name, bool mark, int column)
    {
        var encoding = Encoding.GetEncoding(name);
        using var folder = new TempFolder().WithBytes("notes.txt", [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Leak)]);
        Assert.Equal([(1, column, "PVE101")], Places(folder));
    }

    [Fact]
    public void Bytes_that_are_no_text_move_no_column()
    {
        using var folder = new TempFolder().WithBytes("main.log", [0xFF, 0xC3, 0xA9, 0x80, .. Encoding.UTF8.GetBytes(Leak)]);
        Assert.Equal([(1, 27, "PVE101")], Places(folder));
    }

    [Fact]
    public void A_token_in_text_with_zero_bytes_is_found()
    {
        using var folder = new TempFolder().WithBytes("dump.bin", [0, 0, 1, 2, .. Encoding.UTF8.GetBytes("\n" + Leak), 0, 0]);
        Assert.Equal([(2, 24, "PVE101")], Places(folder));
    }

    [Fact]
    public void Names_cannot_forge_a_line_of_the_report()
    {
        using var folder = new TempFolder()
            .With("a\n::error file=x::forged\u001b[31m.tf", Leak)
            .With("::error::forged.tf", Leak)
            .With("-x.tf", Leak);
        foreach (var format in new[] { "text", "github", "msbuild", "junit", "json", "sarif", "gitlab" })
        {
            var run = Cli.Run(folder.Path, "scan", "--format", format);
            var lines = (run.Output + run.Error).Split('\n').Select(line => line.TrimStart()).ToList();
            Assert.DoesNotContain(lines, line => line.StartsWith("::", StringComparison.Ordinal) && line.Contains("::forged", StringComparison.Ordinal) && !line.StartsWith("::error file=", StringComparison.Ordinal));
            Assert.Equal(format == "github" ? 3 : 0, lines.Count(line => line.StartsWith("::error file=", StringComparison.Ordinal)));
            Assert.DoesNotContain('\u001b', run.Output);
        }
    }

    [Fact]
    public void A_line_cannot_carry_escapes_or_commands_into_the_report()
    {
        using var folder = new TempFolder().With("main.tf", "/* \u001b]0;x\u0007 \u202e ##vso[task.setvariable]x ##[error]x */ " + Leak);
        foreach (var format in new[] { "text", "github", "msbuild", "junit", "json", "sarif", "gitlab" })
        {
            var run = Cli.Run(folder.Path, "scan", "--format", format);
            Assert.DoesNotContain("##vso[", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("##[", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(run.Output, unit => unit is '\u001b' or '\u0007' or '\u202e');
        }
    }

    [Fact]
    public void A_token_is_found_at_the_end_and_across_the_pieces_of_a_large_file()
    {
        using var folder = new TempFolder();
        using (var stream = File.Create(folder.At("dump.sql")))
        {
            var line = Encoding.UTF8.GetBytes(new string('é', 499) + "\n");
            var leak = Encoding.UTF8.GetBytes(Leak);
            for (var i = 0; i < 70_000; i++)
            {
                // Line 4199 stands across the border of the first piece.
                stream.Write(i is 4198 or 69_999 ? leak : line);
            }
        }

        var run = Cli.Run(folder.Path, "scan", "--fail-on", "never");
        Assert.Equal(0, run.Code);
        Assert.Contains("dump.sql:4199:24: error PVE101", run.Output, StringComparison.Ordinal);
        Assert.Contains("dump.sql:70000:24: error PVE101", run.Output, StringComparison.Ordinal);
        Assert.Contains("dump.sql:1:1: note PVE902", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_line_is_quoted_in_part()
    {
        using var folder = new TempFolder().With("main.log", new string('x', 3_000_000) + " " + Leak.Trim() + new string('y', 3_000_000) + "\n");
        var run = Cli.Run(folder.Path, "scan");
        Assert.Contains("main.log:1:3000025: error PVE101", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.Length < 2000);
    }

    [Theory]
    [InlineData("deep.tf", "x = ", "[", 20_000)]
    [InlineData("deep.json", "{\"proxmox\": ", "[", 20_000)]
    [InlineData("deep.yaml", "proxmox: ", "[", 20_000)]
    [InlineData("deep.sh", "proxmox=", "$(", 20_000)]
    [InlineData("deep.md", "proxmox ", "> ", 20_000)]
    public void Ten_thousand_brackets_are_survived(string name, string start, string bracket, int count)
    {
        using var folder = new TempFolder().With(name, start + string.Concat(Enumerable.Repeat(bracket, count))).With("main.tf", Leak);
        var run = Cli.Run(folder.Path, "scan");
        Assert.Contains("main.tf:1:24: error PVE101", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_thousand_findings_are_reported_in_good_time()
    {
        using var folder = new TempFolder().With("many.txt", string.Concat(Enumerable.Range(0, 20_000)
            .Select(i => $"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-{(i * 2654435761L) & 0xFFFFFFFFFFFF:x12}\n")));
        var watch = Stopwatch.StartNew();
        Assert.Equal(1, Cli.Run(folder.Path, "scan").Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    private static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static List<(int Line, int Column, string Rule)> Places(TempFolder folder)
    {
        using var report = System.Text.Json.JsonDocument.Parse(Cli.Run(folder.Path, "scan", "--format", "json").Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("rule").GetString()!))];
    }
}
