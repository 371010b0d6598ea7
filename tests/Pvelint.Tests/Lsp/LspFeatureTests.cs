using System.Text.Json.Nodes;
using Pvelint.Lsp;

namespace Pvelint.Tests.Lsp;

/// <summary>Hover, completion and lenses as the protocol has them; what they say is tested in <c>Features</c>.</summary>
public sealed class LspFeatureTests
{
    private const string Text = "resource \"proxmox_virtual_environment_role\" \"é\" {\n  role_id    = \"Ci\"\n  privileges = [\"VM.Audit\", \"VM.Clone\"]\n}\n\nresource \"proxmox_virtual_environment_pool\" \"web\" {\n  pool_id = \"web\"\n}\n";

    [Fact]
    public async Task Answers_what_a_cursor_asks_for()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "main.tf"), Text);
        var uri = DocumentUri.Of(Path.Combine(folder.Path, "main.tf"));
        await using var client = new LspClient(folder.Path);
        var capabilities = (await client.StartAsync(folder.Path, new JsonObject
        {
            ["textDocument"] = new JsonObject { ["completion"] = new JsonObject { ["completionItem"] = new JsonObject { ["snippetSupport"] = true } } },
        }, new JsonObject { ["commands"] = new JsonArray("pvelint.showNeeds") }))["result"]!["capabilities"]!;
        Assert.True(capabilities["hoverProvider"]!.GetValue<bool>());
        await client.OpenAsync(uri, Text);

        var hover = (await client.AskAsync("textDocument/hover", At(uri, 2, 32)))["result"]!;
        Assert.Equal("markdown", hover["contents"]!["kind"]!.GetValue<string>());
        Assert.StartsWith("**`VM.Clone`** privilege", hover["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((29, 37), (hover["range"]!["start"]!["character"]!.GetValue<int>(), hover["range"]!["end"]!["character"]!.GetValue<int>()));
        Assert.Null((await client.AskAsync("textDocument/hover", At(uri, 3, 0)))["result"]);

        // Typed since: the text counts that is open.
        await client.ChangeAsync(uri, 2, LspClient.Edit(2, 29, 2, 37, "VM."));
        var items = (await client.AskAsync("textDocument/completion", At(uri, 2, 32)))["result"]!["items"]!.AsArray();
        var clone = items.Single(item => item!["label"]!.GetValue<string>() == "VM.Clone")!;
        Assert.Equal((29, 32), (clone["textEdit"]!["range"]!["start"]!["character"]!.GetValue<int>(), clone["textEdit"]!["range"]!["end"]!["character"]!.GetValue<int>()));
        Assert.DoesNotContain(items, item => item!["label"]!.GetValue<string>() == "VM.Audit");

        var lenses = (await client.AskAsync("textDocument/codeLens", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } }))["result"]!.AsArray();
        Assert.Equal([0, 1, 5], lenses.Select(lens => lens!["range"]!["start"]!["line"]!.GetValue<int>()));
        var command = (await client.AskAsync("codeLens/resolve", lenses[2]!.DeepClone().AsObject()))["result"]!["command"]!;
        Assert.Equal("needs Pool.Allocate on /pool, Pool.Audit on /pool", command["title"]!.GetValue<string>());
        Assert.Equal("pvelint.showNeeds", command["command"]!.GetValue<string>());
        Assert.Equal(5, command["arguments"]![1]!["line"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_client_without_our_command_gets_a_lens_that_only_says_something()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "main.tf"), Text);
        var uri = DocumentUri.Of(Path.Combine(folder.Path, "main.tf"));
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path, new JsonObject { ["textDocument"] = new JsonObject { ["hover"] = new JsonObject { ["contentFormat"] = new JsonArray("plaintext") } } });
        await client.OpenAsync(uri, Text);
        var lens = (await client.AskAsync("textDocument/codeLens", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } }))["result"]![2]!;
        Assert.Equal("", (await client.AskAsync("codeLens/resolve", lens.DeepClone().AsObject()))["result"]!["command"]!["command"]!.GetValue<string>());
        var hover = (await client.AskAsync("textDocument/hover", At(uri, 2, 32)))["result"]!["contents"]!;
        Assert.Equal("plaintext", hover["kind"]!.GetValue<string>());
        Assert.StartsWith("VM.Clone privilege", hover["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_wants_no_lenses_is_offered_none()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        Assert.Null((await client.StartAsync(folder.Path, [], new JsonObject { ["codeLens"] = false }))["result"]!["capabilities"]!["codeLensProvider"]);
    }

    [Fact]
    public async Task Looks_at_everything_anew_when_asked_to()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.tf"), "provider \"proxmox\" {\n  insecure = true\n}\n");
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        Assert.Equal(1, (await client.AskAsync("pvelint/scan", []))["result"]!["findings"]!.GetValue<int>());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "b.tf"), "provider \"proxmox\" {\n  insecure = true\n}\n");
        Assert.Equal(2, (await client.AskAsync("pvelint/scan", []))["result"]!["files"]!.GetValue<int>());
    }

    private static JsonObject At(string uri, int line, int character) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = character },
    };
}
