using System.Text.Json.Nodes;
using Pvelint.Lsp;

namespace Pvelint.Tests.Lsp;

public sealed class LspProtocolTests
{
    private const string Leak = "provider \"proxmox\" {\n  api_token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n}\n";

    [Fact]
    public async Task Tells_a_finding_of_an_open_document()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        var uri = DocumentUri.Of(Path.Combine(folder.Path, "main.tf"));
        await client.OpenAsync(uri, Leak);

        var found = Assert.Single(await client.DiagnosticsAsync(uri, found => found.Count > 0))!;
        Assert.Equal("PVE101", found["code"]!.GetValue<string>());
        Assert.Equal("pvelint", found["source"]!.GetValue<string>());
        Assert.Equal(1, found["severity"]!.GetValue<int>());
        Assert.EndsWith("/rules/PVE101.md", found["codeDescription"]!["href"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("7c1e0a52", string.Concat(client.Seen), StringComparison.Ordinal);
        Assert.Equal("", client.Error.ToString());
    }

    [Fact]
    public async Task Follows_edits_in_either_encoding()
    {
        foreach (var encoding in new[] { "utf-8", "utf-16" })
        {
            using var folder = new TempFolder();
            await using var client = new LspClient(folder.Path);
            var answer = await client.StartAsync(folder.Path, new JsonObject { ["general"] = new JsonObject { ["positionEncodings"] = new JsonArray(encoding) } });
            Assert.Equal(encoding, answer["result"]!["capabilities"]!["positionEncoding"]!.GetValue<string>());
            var uri = DocumentUri.Of(Path.Combine(folder.Path, "é 💥.tf"));
            await client.OpenAsync(uri, "# é💥\n");
            var column = encoding == "utf-8" ? 8 : 5;
            await client.ChangeAsync(uri, 2, LspClient.Edit(0, column, 0, column, "x\n" + Leak), LspClient.Edit(2, 2, 2, 2, "/* é */ "));

            var found = Assert.Single(await client.DiagnosticsAsync(uri, found => found.Count > 0, version: 2))!;
            var start = found["range"]!["start"]!;
            Assert.Equal((2, encoding == "utf-8" ? 38 : 37), (start["line"]!.GetValue<int>(), start["character"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task Takes_the_findings_of_a_closed_document_back()
    {
        using var folder = new TempFolder();
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        var uri = DocumentUri.Of(Path.Combine(folder.Path, "main.tf"));
        await client.OpenAsync(uri, Leak);
        await client.DiagnosticsAsync(uri, found => found.Count == 1);
        await client.SayAsync("textDocument/didClose", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
        Assert.Empty(await client.DiagnosticsAsync(uri, found => found.Count == 0));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", -32700)]
    [InlineData("Content-Length: many\r\n\r\n{}", -32700)]
    [InlineData("Content-Length: 5\r\n\r\n{\"a\":", -32700)]
    [InlineData("Content-Length: 2\r\n\r\n[]", -32600)]
    [InlineData("Content-Length: 2\r\n\r\n42", -32600)]
    [InlineData("Content-Length: 16\r\n\r\n{\"jsonrpc\":\"1\"} ", -32600)]
    [InlineData("Content-Length: 999999999999\r\n\r\n{}", -32600)]
    [InlineData("X: 1\r\nContent-Type: application/vscode-jsonrpc; charset=latin1\r\nContent-Length: 2\r\n\r\n{}", -32600)]
    public async Task Answers_what_is_ill_formed_and_goes_on(string bytes, int code)
    {
        await using var client = new LspClient(Path.GetTempPath());
        await client.WriteAsync(bytes);
        var answer = await client.ReadAsync();
        Assert.Equal(code, answer!["error"]!["code"]!.GetValue<int>());
        Assert.Null(answer["id"]);
        Assert.NotNull((await client.StartAsync(null))["result"]);
    }

    [Fact]
    public async Task Answers_a_request_that_it_cannot_do_by_the_codes_of_the_protocol()
    {
        await using var client = new LspClient(Path.GetTempPath());
        Assert.Equal(-32002, await CodeAsync("textDocument/hover"));
        Assert.Equal(-32602, await CodeAsync("initialize"));
        await client.StartAsync(null);
        Assert.Equal(-32600, await CodeAsync("initialize"));
        Assert.Equal(-32601, await CodeAsync("workspace/makeCoffee"));
        await client.SayAsync("$/unheardOf", []);
        await client.SayAsync("textDocument/didChange", []);
        Assert.Null((await client.AskAsync("shutdown", null))["error"]);
        Assert.Equal(-32600, await CodeAsync("shutdown"));
        await client.SayAsync("exit", []);
        Assert.Equal(0, await client.Ended);

        async Task<int> CodeAsync(string method) => (await client.AskAsync(method, method == "initialize" ? null : []))["error"]!["code"]!.GetValue<int>();
    }

    [Fact]
    public async Task Ends_with_1_where_nobody_asked_it_to_shut_down()
    {
        await using var client = new LspClient(Path.GetTempPath());
        await client.StartAsync(null);
        await client.SayAsync("exit", []);
        Assert.Equal(1, await client.Ended);

        await using var gone = new LspClient(Path.GetTempPath());
        await gone.HangUpAsync();
        Assert.Equal(1, await gone.Ended);
    }
}
