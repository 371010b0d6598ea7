using System.Text;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary><c>scan --fix</c>, <c>--unsafe</c> and <c>--diff</c>: what they write, say and leave alone.</summary>
public sealed class FixCommandTests : IDisposable
{
    private const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Provider = $"provider \"proxmox\" {{\n  endpoint  = \"https://pve.lab.internal:8006/\"\n  api_token = \"ci@pve!deploy={Secret}\"\n}}\n";
    private const string Variable = "variable \"pm_password\" {\n  type = string\n}\n";
    private const string Mended = "variable \"pm_password\" {\n  type = string\n  sensitive = true\n}\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_what_was_mended_what_else_can_be_and_that_a_secret_stays_leaked()
    {
        _folder.With("main.tf", Provider + Variable);
        var safe = Cli.Run(_folder.Path, "scan", "--fix");
        Assert.Equal(1, safe.Code);
        Assert.Contains("1 finding mended in 1 file; 1 more can be with --unsafe\n", safe.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("leaked", safe.Error, StringComparison.Ordinal);
        Assert.Equal(Provider + Mended, Text("main.tf"));

        var more = Cli.Run(_folder.Path, "scan", "--fix", "--unsafe");
        Assert.Equal(0, more.Code);
        Assert.Contains("1 finding mended in 1 file\n", more.Error, StringComparison.Ordinal);
        Assert.Contains("1 secret taken out of files is as leaked as before", more.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Text("main.tf") + more.Error + more.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_alone_what_is_suppressed_or_accepted_by_a_baseline()
    {
        _folder.With("main.tf", "# pvelint:ignore PVE106 -- shown on purpose\n" + Variable);
        Assert.Contains("nothing was mended", Cli.Run(_folder.Path, "scan", "--fix").Error, StringComparison.Ordinal);
        _folder.With("main.tf", Variable);
        Cli.Run(_folder.Path, "scan", "--baseline", "base.hcl", "--write-baseline");
        Assert.Contains("nothing was mended", Cli.Run(_folder.Path, "scan", "--baseline", "base.hcl", "--fix").Error, StringComparison.Ordinal);
        Assert.Equal(Variable, Text("main.tf"));
    }

    [Fact]
    public void Takes_a_suppression_out_only_where_all_files_were_looked_at()
    {
        const string Idle = "# pvelint:ignore PVE206 -- the role is for more than this\n";
        _folder.With(".git/HEAD", "ref: refs/heads/main\n").With("lab/main.tf", Idle + Mended);
        foreach (var path in new[] { "lab", "lab/main.tf" })
        {
            Assert.Contains("nothing was mended", Cli.Run(_folder.Path, "scan", path, "--fix").Error, StringComparison.Ordinal);
            Assert.Equal(Idle + Mended, Text("lab/main.tf"));
        }

        Cli.Run(_folder.Path, "scan", "--fix");
        Assert.Equal(Mended, Text("lab/main.tf"));
    }

    [Fact]
    public void Mends_only_files_below_the_given_paths()
    {
        _folder.With("a/main.tf", Variable).With("b/main.tf", Variable).With("b/other.tf", Variable);
        Cli.Run(_folder.Path, "scan", "a", "b/main.tf", "--fix");
        Assert.Equal([Mended, Mended, Variable], new[] { "a/main.tf", "b/main.tf", "b/other.tf" }.Select(Text));
    }

    [Fact]
    public void Keeps_a_files_mode_and_what_a_link_points_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.With("real/main.tf", Variable);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(_folder.At("real/main.tf"), Mode);
        File.CreateSymbolicLink(_folder.At("link.tf"), "real/main.tf");
        Cli.Run(_folder.Path, "scan", "link.tf", "--fix");
        Assert.Equal(Mended, Text("real/main.tf"));
        Assert.Equal("real/main.tf", new FileInfo(_folder.At("link.tf")).LinkTarget);
        Assert.Equal(Mode, File.GetUnixFileMode(_folder.At("real/main.tf")));
        Assert.Equal(["link.tf", "real"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Leaves_a_file_alone_that_changed_meanwhile_or_whose_bytes_are_of_no_encoding()
    {
        _folder.With("main.tf", "# another\n");
        Assert.Equal("it changed meanwhile; run it again", MendedFile.Write(_folder.At("main.tf"), Variable, Mended));
        Assert.Equal("# another\n", Text("main.tf"));

        // UTF-8 and a lone byte that is none.
        byte[] mixed = [.. "# \u00FC "u8, 0xFC, (byte)'\n', .. Encoding.UTF8.GetBytes(Variable)];
        _folder.WithBytes("main.tf", mixed);
        var run = Cli.Run(_folder.Path, "scan", "--fix");
        Assert.Equal(mixed, File.ReadAllBytes(_folder.At("main.tf")));
        Assert.Contains("not mended: main.tf: its bytes are of no one encoding", run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was mended", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
    }

    [Fact]
    public void Shows_a_diff_and_changes_nothing()
    {
        _folder.With("main.tf", Provider + Variable);
        var run = Cli.Run(_folder.Path, "scan", "--diff");
        Assert.Equal("--- a/main.tf\n+++ b/main.tf\n@@ -4,4 +4,5 @@\n }\n variable \"pm_password\" {\n   type = string\n+  sensitive = true\n }\n", run.Output);
        Assert.Contains("1 finding would be mended in 1 file; 1 more can be with --unsafe\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
        Assert.Equal(Provider + Variable, Text("main.tf"));
        var other = Cli.Run(_folder.Path, "scan", "--diff", "--unsafe");
        Assert.Contains("-  api_token = \"ci@pve!deploy=****\"\n+  api_token = var.proxmox_api_token\n", other.Output, StringComparison.Ordinal);
        _folder.With("main.tf", Mended);
        Assert.Equal(("", 0), Cli.Run(_folder.Path, "scan", "--diff") is var clean ? (clean.Output, clean.Code) : default);
    }

    [Fact]
    public void Hides_a_password_in_a_diff_that_is_too_short_or_too_plain_to_be_looked_for_elsewhere()
    {
        _folder.With("main.tf", "variable \"proxmox_password\" {\n  sensitive = true\n  default = \"x7Qp9\"\n}\n");
        var run = Cli.Run(_folder.Path, "scan", "--diff", "--unsafe");
        Assert.Contains("-  default = \"****\"\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_mended_buffer_to_standard_output()
    {
        var run = Cli.Run(_folder.Path, "\uFEFF" + Variable.ReplaceLineEndings("\r\n"), ["scan", "--fix", "--stdin", "--path", "main.tf"]);
        Assert.Equal("\uFEFF" + Mended.ReplaceLineEndings("\r\n"), run.Output);
        Assert.Equal(0, run.Code);
        Assert.Contains("1 finding mended in 1 file\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(Mended, Cli.Run(_folder.Path, Mended, ["scan", "--fix", "--stdin", "--path", "main.tf"]).Output);
    }

    [Theory]
    [InlineData("--fix --staged")]
    [InlineData("--fix --since HEAD")]
    [InlineData("--fix --history")]
    [InlineData("--diff --shard 1/2")]
    [InlineData("--fix --no-suppressions")]
    [InlineData("--fix --write-baseline --baseline base.hcl")]
    [InlineData("--diff --format json")]
    [InlineData("--fix --stdin --path main.tf --format sarif")]
    [InlineData("--unsafe")]
    public void Refuses_what_does_not_go_together(string options)
    {
        _folder.With("main.tf", Variable);
        var run = Cli.Run(_folder.Path, ["scan", .. options.Split(' ')]);
        Assert.Equal(2, run.Code);
        Assert.Equal(Variable, Text("main.tf"));
    }

    private string Text(string name) => File.ReadAllText(_folder.At(name));
}
