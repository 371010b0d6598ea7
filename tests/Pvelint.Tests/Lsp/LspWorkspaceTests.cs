using System.Text.Json.Nodes;
using Pvelint.Lsp;
using Pvelint.Tests.Analyzer;
using Pvelint.Tests.Rules;

namespace Pvelint.Tests.Lsp;

/// <summary>What the server makes of the folders that an editor has open, and of what it asks about them.</summary>
public sealed class LspWorkspaceTests
{
    private const string Leak = "provider \"proxmox\" {\n  api_token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n}\n";
    private const string Insecure = "provider \"proxmox\" {\n  endpoint = \"https://pve1:8006/\"\n  insecure = true\n}\n";
    private const string Variable = "variable \"api_token\" {\n  type = string\n}\n\nprovider \"proxmox\" {\n  api_token = var.api_token\n}\n";

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(RepositoryRoot.Combine("samples")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Tells_of_every_file_of_a_sample_what_a_scan_does(string sample)
    {
        using var folder = new TempFolder().WithCopyOf(RepositoryRoot.Combine("samples", sample));
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        Assert.Equal(Lines(FindingSources.Scan(folder.Path)), Lines(await LspFindings.Of(client, folder.Path)));
    }

    [Fact]
    public async Task Tells_of_every_rules_page_what_a_scan_does()
    {
        using var folder = new TempFolder();
        foreach (var page in RulePage.All)
        {
            foreach (var (example, number) in page.Projects("Flagged").Concat(page.Projects("Fine")).Select((example, number) => (example, number)))
            {
                foreach (var (path, text) in example.Files)
                {
                    folder.With($"{page.Id}/{number}/{path}", text);
                }
            }
        }

        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        Assert.Equal(Lines(FindingSources.Scan(folder.Path)), Lines(await LspFindings.Of(client, folder.Path)));
    }

    [Fact]
    public async Task Leaves_out_what_git_ignores_and_the_configuration_excludes()
    {
        using var folder = new TempFolder().With(".gitignore", "ignored.tf\n").With(".pvelint.hcl", "exclude = [\"vendor/**\"]\n");
        foreach (var name in new[] { "ignored.tf", "vendor/main.tf", "main.tf" })
        {
            folder.With(name, Leak);
        }

        Assert.Equal("", Git(folder.Path, "init", "-q"));
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        foreach (var name in new[] { "ignored.tf", "vendor/main.tf", "unsaved/ignored.tf" })
        {
            await client.OpenAsync(DocumentUri.Of(folder.At(name)), Leak);
        }

        Assert.Equal(Lines(FindingSources.Scan(folder.Path)), Lines(await LspFindings.Of(client, folder.Path)));
        await client.OpenAsync(DocumentUri.Of(folder.At("unsaved/main.tf")), Leak);
        Assert.Contains(await LspFindings.Of(client, folder.Path), finding => finding is { Path: "unsaved/main.tf", Rule: "PVE101" });
    }

    [Fact]
    public async Task Follows_the_configuration_before_it_is_saved_and_the_last_good_one_while_it_has_errors()
    {
        using var folder = new TempFolder().With(".pvelint.hcl", "").With("main.tf", Insecure);
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        var uri = DocumentUri.Of(folder.At(".pvelint.hcl"));
        await client.OpenAsync(uri, "rule \"PVE301\" {\n  severity = \"error\"\n}\n");
        Assert.Equal("error", (await LspFindings.Of(client, folder.Path)).Single(finding => finding.Rule == "PVE301").Severity);
        await client.ChangeAsync(uri, 2, LspClient.Edit(1, 13, 2, 0, ""));
        Assert.Equal("error", (await LspFindings.Of(client, folder.Path)).Single(finding => finding.Rule == "PVE301").Severity);
        Assert.Contains(client.Seen, message => message["method"]?.GetValue<string>() == "window/showMessage");
    }

    [Fact]
    public async Task Hears_of_files_folders_and_settings()
    {
        using var folder = new TempFolder().With("main.tf", "");
        using var other = new TempFolder().With("main.tf", Insecure);
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        Assert.Empty(await LspFindings.Of(client, folder.Path));

        folder.With("main.tf", Insecure);
        await client.SayAsync("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["uri"] = DocumentUri.Of(folder.At("main.tf")), ["type"] = 2 }) });
        Assert.Equal("PVE301", Assert.Single(await LspFindings.Of(client, folder.Path)).Rule);

        await client.SayAsync("workspace/didChangeWorkspaceFolders", Folders([other.Path], []));
        Assert.Equal(2, (await LspFindings.Of(client, folder.Path)).Count);
        await client.SayAsync("workspace/didChangeWorkspaceFolders", Folders([], [other.Path]));
        Assert.Single(await LspFindings.Of(client, folder.Path));

        folder.With("setup.sh", "pveum role add Ops --privs VM.Monitor\n");
        await client.SayAsync("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["uri"] = DocumentUri.Of(folder.At("setup.sh")), ["type"] = 1 }) });
        Assert.Contains(await LspFindings.Of(client, folder.Path), finding => finding.Rule == "PVE208");
        await client.SayAsync("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject { ["pvelint"] = new JsonObject { ["pve"] = "8.4" } } });
        Assert.DoesNotContain(await LspFindings.Of(client, folder.Path), finding => finding.Rule == "PVE208");
    }

    [Fact]
    public async Task Asks_for_settings_and_news_and_shows_progress_where_the_client_can_do_that()
    {
        using var folder = new TempFolder().With("setup.sh", "pveum role add Ops --privs VM.Monitor\n");
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path, new JsonObject
        {
            ["window"] = new JsonObject { ["workDoneProgress"] = true },
            ["workspace"] = new JsonObject { ["configuration"] = true, ["didChangeWatchedFiles"] = new JsonObject { ["dynamicRegistration"] = true } },
        });
        var asked = await client.ReadAsync(message => message["method"]?.GetValue<string>() == "workspace/configuration");
        await client.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked["id"]!.DeepClone(), ["result"] = new JsonArray(new JsonObject { ["pve"] = "8.4" }) });
        var created = await client.ReadAsync(message => message["method"]?.GetValue<string>() == "window/workDoneProgress/create");
        await client.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = created["id"]!.DeepClone(), ["result"] = null });
        Assert.DoesNotContain(await LspFindings.Of(client, folder.Path), finding => finding.Rule == "PVE208");
        Assert.Contains(client.Seen, message => message["method"]?.GetValue<string>() == "client/registerCapability");
    }

    [Fact]
    public async Task Looks_at_what_is_no_file_by_its_language_and_at_a_file_of_no_folder_by_itself()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(null);
        await client.OpenAsync("untitled:Untitled-1", Insecure);
        Assert.Equal("PVE301", Assert.Single(await client.DiagnosticsAsync("untitled:Untitled-1"))!["code"]!.GetValue<string>());
        await client.OpenAsync("untitled:Untitled-2", "PROXMOX_VE_PASSWORD=Tr0ub4dor-pve-9\n", "dotenv");
        Assert.Single(await client.DiagnosticsAsync("untitled:Untitled-2"));
        var uri = DocumentUri.Of(folder.At("main.tf")).Replace("file:///", "FILE:///", StringComparison.Ordinal);
        await client.OpenAsync(uri, Insecure);
        Assert.Single(await client.DiagnosticsAsync(uri));
    }

    [Fact]
    public async Task Sends_nothing_unasked_to_a_client_that_asks_and_tells_it_when_to_ask_again()
    {
        using var folder = new TempFolder().With("main.tf", Insecure);
        await using var client = new LspClient(folder.Path);
        var answer = await client.StartAsync(folder.Path, new JsonObject
        {
            ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject() },
            ["workspace"] = new JsonObject { ["diagnostics"] = new JsonObject { ["refreshSupport"] = true } },
        });
        Assert.True(answer["result"]!["capabilities"]!["diagnosticProvider"]!["workspaceDiagnostics"]!.GetValue<bool>());
        await client.ReadAsync(message => message["method"]?.GetValue<string>() == "workspace/diagnostic/refresh");
        var uri = DocumentUri.Of(folder.At("main.tf"));
        await client.OpenAsync(uri, Insecure);
        var report = (await AskAsync(null))["result"]!;
        Assert.Equal("full", report["kind"]!.GetValue<string>());
        Assert.Equal("unchanged", (await AskAsync(report["resultId"]!.GetValue<string>()))["result"]!["kind"]!.GetValue<string>());
        Assert.DoesNotContain(client.Seen, message => message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics");

        Task<JsonObject> AskAsync(string? previous) => client.AskAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["previousResultId"] = previous });
    }

    [Fact]
    public async Task Offers_fixes_one_by_one_and_the_safe_ones_together()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path, new JsonObject
        {
            ["textDocument"] = new JsonObject { ["codeAction"] = new JsonObject { ["codeActionLiteralSupport"] = new JsonObject() } },
            ["workspace"] = new JsonObject { ["workspaceEdit"] = new JsonObject { ["documentChanges"] = true } },
        });
        var uri = DocumentUri.Of(folder.At("main.tf"));
        await client.OpenAsync(uri, Variable, version: 7);
        await client.DiagnosticsAsync(uri, found => found.Count > 0);
        var quick = Assert.Single(await ActionsAsync("quickfix"), action => action!["isPreferred"]?.GetValue<bool>() == true)!;
        Assert.Equal("PVE106", quick["diagnostics"]![0]!["code"]!.GetValue<string>());
        var all = Assert.Single(await ActionsAsync("source.fixAll"))!;
        var document = Assert.Single(all["edit"]!["documentChanges"]!.AsArray())!;
        Assert.Equal((uri, 7), (document["textDocument"]!["uri"]!.GetValue<string>(), document["textDocument"]!["version"]!.GetValue<int>()));
        Assert.Contains("sensitive", document["edits"]![0]!["newText"]!.GetValue<string>(), StringComparison.Ordinal);

        async Task<JsonArray> ActionsAsync(string kind) => (await client.AskAsync("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri },
            ["range"] = LspClient.Range(0, 0, 3, 0),
            ["context"] = new JsonObject { ["diagnostics"] = new JsonArray(), ["only"] = new JsonArray(kind) },
        }))["result"]!.AsArray();
    }

    [Fact]
    public async Task Answers_a_cancelled_request_at_once()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        await client.AskAsync("initialize", new JsonObject { ["capabilities"] = new JsonObject(), ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = DocumentUri.Of(folder.Path), ["name"] = "folder" }) });
        var id = await client.SendRequestAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() });
        await client.SayAsync("$/cancelRequest", new JsonObject { ["id"] = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(-32800, (await client.ReadAsync())!["error"]!["code"]!.GetValue<int>());
    }

    private static JsonObject Folders(string[] added, string[] removed) => new()
    {
        ["event"] = new JsonObject { ["added"] = All(added), ["removed"] = All(removed) },
    };

    private static JsonArray All(string[] folders) => new([.. folders.Select(folder => new JsonObject { ["uri"] = DocumentUri.Of(folder), ["name"] = "folder" })]);

    private static string Lines(IEnumerable<ToldFinding> findings) => string.Join("\n", findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal));

    private static string Git(string folder, params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        git.WaitForExit();
        return git.StandardError.ReadToEnd();
    }
}
