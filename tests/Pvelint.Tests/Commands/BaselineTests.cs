using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pvelint.Tests.Commands;

/// <summary>A baseline hides what was accepted and nothing else, and says what has become of it.</summary>
public sealed partial class BaselineTests
{
    private const string First = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Second = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";
    private const string Configuration = "baseline = \"accepted.hcl\"\n";

    private static string Provider(string secret) => $"provider \"proxmox\" {{\n  api_token = \"ci@pve!deploy={secret}\"\n}}\n";

    [Fact]
    public void What_is_written_is_hidden_from_then_on()
    {
        using var folder = new TempFolder().With("main.tf", Provider(First)).With(".pvelint.hcl", Configuration);
        Assert.Equal(2, Cli.Run(folder.Path, "scan").Code);
        var written = Cli.Run(folder.Path, "scan", "--write-baseline", "--format", "json");
        Assert.Equal(0, written.Code);
        Assert.Contains("added: PVE101 in main.tf", written.Error, StringComparison.Ordinal);
        var text = File.ReadAllText(folder.At("accepted.hcl"));
        Assert.Matches("""(?m)^  \{ rule = "PVE101", path = "main.tf", place = "[0-9a-f]{16}", value = "[0-9a-f]{16}", reason = "" \},$""", text);
        Assert.DoesNotContain(First, text, StringComparison.Ordinal);

        folder.With("accepted.hcl", text.Replace("reason = \"\"", "reason = \"the demo cluster\"", StringComparison.Ordinal));
        var run = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.Equal(("baseline", "the demo cluster"), Assert.Single(Suppressed(run)));
        Assert.Equal(1, Cli.Run(folder.Path, "scan", "--no-suppressions").Code);
    }

    [Fact]
    public void Writing_again_changes_nothing_and_keeps_reasons()
    {
        using var folder = new TempFolder().With("main.tf", Provider(First)).With(".pvelint.hcl", Configuration);
        Cli.Run(folder.Path, "scan", "--write-baseline");
        var text = File.ReadAllText(folder.At("accepted.hcl")).Replace("reason = \"\"", "reason = \"demo\", expires = \"2027-01-31\"", StringComparison.Ordinal);
        folder.With("accepted.hcl", text);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
        Assert.Equal(text, File.ReadAllText(folder.At("accepted.hcl")));
        folder.With("other.tf", Provider(Second));
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
        var lines = File.ReadAllLines(folder.At("accepted.hcl"));
        Assert.Empty(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(lines));
        Assert.Single(lines.Except(text.Split('\n')));
    }

    [Fact]
    public void A_baseline_merges_and_holds_whatever_the_line_endings()
    {
        using var folder = Accepted();
        folder.With("accepted.hcl", File.ReadAllText(folder.At("accepted.hcl")).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
        Cli.Run(folder.With("other.tf", Provider(Second)).Path, "scan", "--write-baseline");
        Assert.DoesNotMatch("[^\r]\n", File.ReadAllText(folder.At("accepted.hcl")));
    }

    [Fact]
    public void A_known_secret_in_a_new_place_is_found_unless_it_is_accepted_anywhere()
    {
        using var folder = Accepted();
        folder.With("other.tf", Provider(First));
        var run = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal(["other.tf"], Open(run));

        folder.With("accepted.hcl", File.ReadAllText(folder.At("accepted.hcl")).Replace("reason = ", "anywhere = true, reason = ", StringComparison.Ordinal));
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
    }

    [Fact]
    public void A_known_secret_a_second_time_in_its_place_is_found()
    {
        using var folder = new TempFolder().With("notes.txt", $"ci@pve!deploy={First}\n").With(".pvelint.hcl", Configuration);
        Cli.Run(folder.Path, "scan", "--write-baseline");
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
        folder.With("notes.txt", $"ci@pve!deploy={First}\nonce more: ci@pve!deploy={First}\n");
        Assert.Equal(["notes.txt"], Open(Cli.Run(folder.Path, "scan", "--format", "json")));
    }

    [Fact]
    public void A_new_secret_in_a_known_place_is_found()
    {
        using var folder = Accepted();
        folder.With("main.tf", Provider(Second));
        var run = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal(["accepted.hcl", "main.tf"], Open(run));
    }

    [Fact]
    public void A_renamed_file_is_a_new_place()
    {
        using var folder = Accepted();
        File.Move(folder.At("main.tf"), folder.At("renamed.tf"));
        Assert.Equal(["accepted.hcl", "renamed.tf"], Open(Cli.Run(folder.Path, "scan", "--format", "json")));
    }

    [Fact]
    public void Moved_lines_and_other_formatting_are_the_same_place()
    {
        using var folder = Accepted();
        folder.With("main.tf", "# a note\n\n\n" + Provider(First).Replace("  api_token = ", "\t\tapi_token   =   ", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
    }

    [Fact]
    public void An_entry_that_stands_for_nothing_is_said_at_its_line_and_pruned()
    {
        using var folder = Accepted();
        folder.With("main.tf", "locals {}\n");
        var run = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Equal(1, run.Code);
        var line = 1 + Array.FindIndex(File.ReadAllLines(folder.At("accepted.hcl")), text => text.Contains("PVE101", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(run.Output);
        var finding = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("PVE901", "accepted.hcl", line), (finding.GetProperty("rule").GetString(), finding.GetProperty("path").GetString(), finding.GetProperty("line").GetInt32()));

        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--prune-baseline").Code);
        Assert.DoesNotContain("PVE101", File.ReadAllText(folder.At("accepted.hcl")), StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
    }

    [Fact]
    public void A_run_that_saw_a_part_calls_no_entry_stale_and_prunes_none()
    {
        using var folder = new TempFolder().With("infra/main.tf", Provider(First)).With("other/a.tf", "locals {}\n").With(".pvelint.hcl", Configuration);
        Cli.Run(folder.Path, "scan", "--write-baseline");
        folder.With("infra/main.tf", "locals {}\n");
        var text = File.ReadAllText(folder.At("accepted.hcl"));
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "other").Code);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "infra/main.tf").Code);
        Assert.Equal(0, Cli.Run(folder.Path, "", ["scan", "--stdin", "--path", "infra/main.tf"]).Code);
        Assert.Equal(2, Cli.Run(folder.Path, "scan", "other", "--prune-baseline").Code);
        Assert.Equal(text, File.ReadAllText(folder.At("accepted.hcl")));
        Assert.Equal(1, Cli.Run(folder.Path, "scan").Code);
    }

    [Fact]
    public void An_expired_entry_hides_nothing_and_is_said()
    {
        using var folder = Accepted();
        folder.With("accepted.hcl", File.ReadAllText(folder.At("accepted.hcl")).Replace("reason = \"\"", "reason = \"demo\", expires = \"2026-11-22\"", StringComparison.Ordinal));
        var run = Cli.Run(folder.Path, "scan", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal(["accepted.hcl", "main.tf"], Open(run));
        Assert.Contains("expired on 2026-11-22", run.Output, StringComparison.Ordinal);
        var text = File.ReadAllText(folder.At("accepted.hcl"));
        Assert.Contains("expired and hide", Cli.Run(folder.Path, "scan", "--write-baseline").Error.Replace("1 entry has", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(folder.At("accepted.hcl")));
    }

    [Fact]
    public void An_incomplete_scan_writes_nothing()
    {
        using var folder = Accepted();
        var text = File.ReadAllText(folder.At("accepted.hcl"));
        folder.With("other.tf", Provider(Second));
        Directory.CreateSymbolicLink(folder.At("loop"), "/nowhere");
        var run = Cli.Run(folder.Path, "scan", "--write-baseline", "other.tf", "loop");
        Assert.NotEqual(0, run.Code);
        Assert.Equal(text, File.ReadAllText(folder.At("accepted.hcl")));
    }

    [Fact]
    public void Errors_in_the_file_end_the_run()
    {
        using var folder = Accepted();
        var lines = File.ReadAllLines(folder.At("accepted.hcl"));
        var at = Array.FindIndex(lines, line => line.Contains("PVE101", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("PVE101", "PVE777", StringComparison.Ordinal);
        File.WriteAllLines(folder.At("accepted.hcl"), lines);
        var run = Cli.Run(folder.Path, "scan");
        Assert.Equal(2, run.Code);
        Assert.Contains($"accepted.hcl:{at + 1}:12: no rule has the id 'PVE777'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--baseline", "none.hcl")]
    [InlineData("--write-baseline")]
    [InlineData("--prune-baseline")]
    [InlineData("--baseline", "a.hcl", "--write-baseline", "--shard", "1/2")]
    [InlineData("--baseline", "a.hcl", "--write-baseline", "--no-suppressions")]
    [InlineData("--baseline", "a.hcl", "--prune-baseline", "--stdin", "--path", "a.tf")]
    [InlineData("--baseline", "none/a.hcl", "--write-baseline")]
    public void Wrong_usage_is_said(params string[] arguments)
    {
        using var folder = new TempFolder().With("main.tf", "locals {}\n");
        var run = Cli.Run(folder.Path, ["scan", .. arguments]);
        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../accepted.hcl")]
    [InlineData("")]
    public void A_configuration_cannot_lead_out_of_its_folder(string path)
    {
        using var folder = new TempFolder().With("main.tf", "locals {}\n").With(".pvelint.hcl", $"baseline = \"{path}\"\n");
        Assert.Equal(2, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
    }

    [Fact]
    public void A_link_cannot_lead_out_either()
    {
        using var folder = new TempFolder().With("repo/main.tf", "locals {}\n").With("repo/.pvelint.hcl", "baseline = \"link/accepted.hcl\"\n").With("elsewhere/accepted.hcl", "secret text");
        Directory.CreateSymbolicLink(folder.At("repo/link"), folder.At("elsewhere"));
        var run = Cli.Run(folder.At("repo"), "scan");
        Assert.Equal(2, run.Code);
        Assert.Contains("through a link", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_the_baseline_holds_and_no_other()
    {
        using var folder = Accepted();
        var first = Cli.Run(folder.Path, "", ["scan", "--format", "json"], new Dictionary<string, string> { ["PVELINT_FINGERPRINT_KEY"] = "one key of the environment" });
        var second = Cli.Run(folder.Path, "", ["scan", "--format", "json"], new Dictionary<string, string> { ["PVELINT_FINGERPRINT_KEY"] = "another key of the environment" });
        Assert.Equal(0, first.Code);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void Grants_and_transport_are_accepted_too_and_PVE902_is_not()
    {
        using var folder = new TempFolder()
            .With("setup.sh", "pveum acl modify / --users ci@pve --roles Administrator\ncurl -k https://pve.lab.internal:8006/api2/json/version\n")
            .With("broken.tf", "provider \"proxmox\" {\n  api_token = \n")
            .With(".pvelint.hcl", Configuration);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
        var text = File.ReadAllText(folder.At("accepted.hcl"));
        Assert.Equal(["PVE201", "PVE202", "PVE301"], RuleName().Matches(text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal(["broken.tf"], Open(Cli.Run(folder.Path, "scan", "--format", "json")));
    }

    [Fact]
    public void What_only_the_history_has_is_accepted_for_the_history_alone()
    {
        using var folder = new TempFolder().With("main.tf", Provider(First)).With(".pvelint.hcl", Configuration).With("other.tf", Provider(Second));
        Git(folder, "init", "-q");
        Commit(folder);
        folder.With("main.tf", "locals {}\n");
        Commit(folder);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--history", "--write-baseline").Code);
        var lines = File.ReadAllLines(folder.At("accepted.hcl")).Where(line => line.Contains("PVE101", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Single(lines, line => line.Contains("path = \"main.tf\"", StringComparison.Ordinal) && line.Contains("history = true", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("path = \"other.tf\"", StringComparison.Ordinal) && !line.Contains("history = true", StringComparison.Ordinal));
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--history").Code);
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);

        // The entry holds for old versions: here it leaks anew.
        folder.With("main.tf", Provider(First));
        Assert.Equal(["main.tf"], Open(Cli.Run(folder.Path, "scan", "--format", "json")));
        Commit(folder);
        Assert.Equal(["main.tf"], Open(Cli.Run(folder.Path, "scan", "--history", "--format", "json")));
    }

    [Fact]
    public void A_scan_of_all_history_tells_entries_that_stand_for_nothing()
    {
        using var folder = new TempFolder().With("main.tf", "locals {}\n").With(".pvelint.hcl", Configuration)
            .With("accepted.hcl", "key = \"0123456789abcdef\"\nfindings = [\n  { rule = \"PVE101\", path = \"gone.tf\", place = \"0011223344556677\", value = \"0011223344556677\", history = true },\n]\n");
        Git(folder, "init", "-q");
        Commit(folder);
        Assert.Equal(0, Cli.Run(folder.Path, "scan").Code);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--history").Code);
        Assert.Equal(["accepted.hcl"], Open(Cli.Run(folder.Path, "scan", "--history", "--all", "--format", "json")));
    }

    private static void Commit(TempFolder folder)
    {
        Git(folder, "add", ".");
        Git(folder, "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "-m", "x");
    }

    private static void Git(TempFolder folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Sarif_says_that_it_is_accepted()
    {
        using var folder = Accepted();
        using var report = JsonDocument.Parse(Cli.Run(folder.Path, "scan", "--format", "sarif").Output);
        var result = report.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal("external", result.GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    private static TempFolder Accepted()
    {
        var folder = new TempFolder().With("main.tf", Provider(First)).With(".pvelint.hcl", Configuration);
        Assert.Equal(0, Cli.Run(folder.Path, "scan", "--write-baseline").Code);
        return folder;
    }

    private static List<string> Open(CliRun run)
    {
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("suppressed").ValueKind == JsonValueKind.Null).Select(finding => finding.GetProperty("path").GetString()!)];
    }

    private static List<(string? Kind, string? Reason)> Suppressed(CliRun run)
    {
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("suppressed")).Where(suppressed => suppressed.ValueKind == JsonValueKind.Object)
            .Select(suppressed => (suppressed.GetProperty("kind").GetString(), suppressed.GetProperty("reason").GetString()))];
    }

    [GeneratedRegex("rule = \"(PVE[0-9]+)\"")]
    private static partial Regex RuleName();
}
