using System.Text.Json;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Provisioning;

/// <summary>The forms in which a secret is handed over, and the files that it is put into.</summary>
public sealed class SinkTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_file_of_variables_keeps_its_other_lines_and_how_they_are_written()
    {
        await using var live = await LiveRun.StartAsync();
        var file = Path.Combine(live.Folder, ".env");
        File.WriteAllText(file, "# mine\r\nexport PROXMOX_VE_API_TOKEN='old'  # of last year\r\nOTHER=\"a b\"\nPROXMOX_VE_API_TOKEN_OTHER=x\n  PROXMOX_VE_ENDPOINT=\"https://old:8006/\"\nLAST=1");
        Assert.Equal(0, live.Provision().Code);
        var lines = File.ReadAllText(file).Split('\n');
        Assert.Equal("# mine\r", lines[0]);
        Assert.Matches("^export PROXMOX_VE_API_TOKEN='?terraform@pve!automation=[0-9a-f-]{36}'?  # of last year\r$", lines[1]);
        Assert.Equal(["OTHER=\"a b\"", "PROXMOX_VE_API_TOKEN_OTHER=x", "  PROXMOX_VE_ENDPOINT=" + live.Server.Endpoint, "LAST=1"], lines[2..]);
        IsPrivate(file);

        // A shell reads what is meant.
        if (!OperatingSystem.IsWindows())
        {
            var shell = Tool.Run(Tool.Start(live.Folder, "sh", ["-c", "tr -d '\\r' < .env > unix.env; . ./unix.env; printf %s \"$PROXMOX_VE_API_TOKEN\""]));
            Assert.Matches("^terraform@pve!automation=[0-9a-f-]{36}$", shell.Output);
        }
    }

    [Theory]
    [InlineData("'old'\\''er'")]
    [InlineData("\"old\"'er'")]
    [InlineData("old # of last year")]
    [InlineData("")]
    public async Task Nothing_of_an_old_value_is_left(string value)
    {
        await using var live = await LiveRun.StartAsync();
        File.WriteAllText(Path.Combine(live.Folder, ".env"), $"PROXMOX_VE_API_TOKEN={value}\nLAST=1\n");
        Assert.Equal(0, live.Provision().Code);
        var lines = File.ReadAllLines(Path.Combine(live.Folder, ".env"));
        Assert.Matches("^PROXMOX_VE_API_TOKEN='?terraform@pve!automation=[0-9a-f-]{36}'?$", lines[0]);
        Assert.Equal("LAST=1", lines[1]);
    }

    [Fact]
    public async Task A_file_of_Terraforms_variables_keeps_every_other_byte()
    {
        await using var live = await LiveRun.StartAsync();
        var file = Path.Combine(live.Folder, "lab.auto.tfvars");
        const string before = "# lab\r\nnode   = \"pve\" // one\n\n/* two */ proxmox_api_token=\"old\"# three\nlist = [\n  \"a\",\n]";
        File.WriteAllText(file, before);
        Assert.Equal(0, live.Run("provision", ".", "--yes", "--to", "lab.auto.tfvars").Code);
        var text = File.ReadAllText(file);
        var start = before.IndexOf("\"old\"", StringComparison.Ordinal);
        Assert.StartsWith(before[..start] + "\"terraform@pve!automation=", text, StringComparison.Ordinal);
        Assert.EndsWith(before[(start + 5)..], text, StringComparison.Ordinal);
        Assert.Equal(before.Length - 3 + "terraform@pve!automation=".Length + 36, text.Length);
        IsPrivate(file);
    }

    [Fact]
    public async Task A_file_of_variables_that_is_none_is_left_alone()
    {
        await using var live = await LiveRun.StartAsync();
        var before = live.Server.UserCfg;
        File.WriteAllText(Path.Combine(live.Folder, "x.tfvars"), "a = [\n");
        Assert.Equal(2, live.Run("provision", ".", "--yes", "--to", "x.tfvars").Code);
        Assert.Equal((before, "a = [\n"), (live.Server.UserCfg, File.ReadAllText(Path.Combine(live.Folder, "x.tfvars"))));
    }

    [Theory]
    [InlineData("token", "^terraform@pve!automation=[0-9a-f-]{36}$")]
    [InlineData("secret", "^[0-9a-f-]{36}$")]
    public async Task A_bare_form_is_that_and_nothing_else(string form, string pattern)
    {
        await using var live = await LiveRun.StartAsync();
        Assert.Equal(0, live.Run("provision", ".", "--yes", "--to", "bare", "--form", form).Code);
        Assert.Matches(pattern, File.ReadAllText(Path.Combine(live.Folder, "bare")).TrimEnd('\n'));
        IsPrivate(Path.Combine(live.Folder, "bare"));
    }

    [Fact]
    public async Task A_file_of_JSON_is_written_whole_and_over_another_only_where_that_is_said()
    {
        await using var live = await LiveRun.StartAsync();
        var file = Path.Combine(live.Folder, "token.json");
        File.WriteAllText(file, "{}");
        var before = live.Server.UserCfg;
        Assert.Equal(2, live.Run("provision", ".", "--yes", "--to", "token.json").Code);
        Assert.Equal((before, "{}"), (live.Server.UserCfg, File.ReadAllText(file)));
        Assert.Equal(0, live.Run("provision", ".", "--yes", "--to", "token.json", "--replace").Code);
        var json = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        Assert.Equal(
            (1, live.Server.Endpoint.ToString(), "terraform-bpg", "terraform@pve!automation", 36),
            (json.GetProperty("version").GetInt32(), json.GetProperty("endpoint").GetString(), json.GetProperty("tool").GetString(), json.GetProperty("tokenId").GetString(), json.GetProperty("secret").GetString()!.Length));
        IsPrivate(file);
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_file_gives_nothing_to_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        using var other = new TempFolder().With("shared.env", "A=1\n");
        File.CreateSymbolicLink(Path.Combine(live.Folder, ".env"), other.At("shared.env"));
        Assert.Equal(0, live.Provision().Code);
        Assert.Equal("A=1\n", File.ReadAllText(other.At("shared.env")));
        Assert.Null(new FileInfo(Path.Combine(live.Folder, ".env")).LinkTarget);
        Assert.Equal("1", live.Env("A"));
        IsPrivate(Path.Combine(live.Folder, ".env"));
    }

    [Fact]
    public async Task A_linked_folder_in_a_work_tree_takes_no_secret_that_git_does_not_ignore()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        using var tree = new TempFolder().With("deep/readme", "");
        Assert.Equal(0, Tool.Run(Tool.Start(tree.Path, "git", ["init", "-q"])).Code);
        Directory.CreateSymbolicLink(Path.Combine(live.Folder, "out"), tree.At("deep"));
        var before = live.Server.UserCfg;
        var run = live.Run("provision", ".", "--yes", "--to", "out/.env");
        Assert.Equal((2, before), (run.Code, live.Server.UserCfg));
        Assert.Contains("git does not ignore it", run.Error, StringComparison.Ordinal);
        tree.With(".gitignore", ".env\n");
        Assert.Equal(0, live.Run("provision", ".", "--yes", "--to", "out/.env").Code);
        IsPrivate(tree.At("deep/.env"));
    }

    [Fact]
    public async Task A_file_that_git_tracks_takes_no_secret_though_it_is_ignored()
    {
        await using var live = await LiveRun.StartAsync();
        File.WriteAllText(Path.Combine(live.Folder, ".env"), "A=1\n");
        Assert.Equal(0, Tool.Run(Tool.Start(live.Folder, "git", ["init", "-q"])).Code);
        Assert.Equal(0, Tool.Run(Tool.Start(live.Folder, "git", ["add", ".env"])).Code);
        File.WriteAllText(Path.Combine(live.Folder, ".gitignore"), ".env\n");
        var before = live.Server.UserCfg;
        Assert.Equal((2, before), (live.Provision().Code, live.Server.UserCfg));
        Assert.Equal("A=1\n", File.ReadAllText(Path.Combine(live.Folder, ".env")));
    }

    private static void IsPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(Private, File.GetUnixFileMode(file));
        }
    }
}
