using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pvelint.Lsp;

namespace Pvelint.Tests.Lsp;

/// <summary>Nothing that a client sends ends the server: edits, requests, cancellations, closes, and what is no message at all.</summary>
public sealed class LspFuzzTests
{
    private static readonly string[] Methods =
    [
        "textDocument/hover", "textDocument/completion", "textDocument/codeLens", "textDocument/codeAction", "textDocument/diagnostic", "workspace/diagnostic", "codeLens/resolve", "workspace/executeCommand", "no/such",
    ];

    private static readonly string[] Garbage =
    [
        "{", "nonsense\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 3\r\n\r\n{]}", "Content-Length: 4\r\n\r\nnull", "\r\n\r\n", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "Content-Length: 99999999999999\r\n\r\n", "\0\0\0",
        "Content-Length: 52\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\",\"params\":\"\\ud8\"}",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public async Task Ten_thousand_events_do_not_end_the_server(int seed)
    {
        var random = new Random(seed);
        using var folder = new TempFolder().With("main.tf", "provider \"proxmox\" {\n  insecure = true\n}\n").With("setup.sh", "pveum role add Ops --privs VM.Audit\n");
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        string[] uris = [DocumentUri.Of(folder.At("main.tf")), DocumentUri.Of(folder.At("setup.sh")), DocumentUri.Of(folder.At("new é.yml")), "untitled:Untitled-1", "file:///", "file://%zz/%00", "", "file:///c%3A/a.tf"];
        var asked = 0;
        for (var step = 0; step < 5000; step++)
        {
            var uri = uris[random.Next(uris.Length)];
            var document = new JsonObject { ["uri"] = uri, ["version"] = step, ["languageId"] = "terraform", ["text"] = Text(random) };
            switch (random.Next(16))
            {
                case 0:
                    await client.SayAsync("textDocument/didOpen", new JsonObject { ["textDocument"] = document });
                    break;
                case 1:
                    await client.SayAsync("textDocument/didClose", new JsonObject { ["textDocument"] = document });
                    break;
                case 2:
                    await client.SayAsync("$/cancelRequest", new JsonObject { ["id"] = random.Next(asked + 2) });
                    break;
                case 3:
                    await client.WriteAsync(Garbage[random.Next(Garbage.Length)]);
                    break;
                case 4:
                    await client.SayAsync(random.Next(2) == 0 ? "workspace/didChangeWatchedFiles" : "textDocument/didSave", new JsonObject
                    {
                        ["textDocument"] = document,
                        ["changes"] = new JsonArray(new JsonObject { ["uri"] = uri, ["type"] = random.Next(-1, 5) }),
                    });
                    break;
                case 5:
                    await client.SendRawAsync(random.Next(3) switch { 0 => "[]", 1 => "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":7}}", _ => "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":null}" });
                    break;
                case < 9:
                    asked++;
                    await client.SendRequestAsync(Methods[random.Next(Methods.Length)], new JsonObject
                    {
                        ["textDocument"] = document,
                        ["position"] = Position(random),
                        ["range"] = new JsonObject { ["start"] = Position(random), ["end"] = Position(random) },
                        ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() },
                        ["previousResultIds"] = new JsonArray(),
                        ["data"] = new JsonObject { ["uri"] = uri, ["version"] = step, ["index"] = random.Next(-1, 3) },
                        ["command"] = "pvelint.scanWorkspace",
                    });
                    break;
                default:
                    await client.ChangeAsync(uri, step, new JsonObject { ["range"] = new JsonObject { ["start"] = Position(random), ["end"] = Position(random) }, ["text"] = Text(random) });
                    break;
            }
        }

        // Two headers' worth of what may be in the middle of one, and the session goes on.
        await client.WriteAsync("\r\n\r\n");
        var id = await client.SendRequestAsync("shutdown", null);
        var answer = await client.ReadAsync(message => message["method"] is null && message["id"]?.ToJsonString() == id);
        Assert.True(answer["error"] is null, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {answer}"));
        Assert.DoesNotContain(client.Seen, message => message["error"]?["code"]?.GetValue<int>() == -32603);
        Assert.DoesNotContain(client.Seen, message => message.ToJsonString().Contains("internal error", StringComparison.Ordinal));
        await client.SayAsync("exit", []);
        Assert.Equal(0, await client.Ended);
        Assert.Equal("", client.Error.ToString());
    }

    private static JsonObject Position(Random random) => new() { ["line"] = random.Next(50) == 0 ? int.MaxValue : random.Next(-1, 12), ["character"] = random.Next(50) == 0 ? uint.MaxValue : random.Next(-1, 60) };

    private static string Text(Random random)
    {
        string[] pieces = ["", "\n", "\r", "{", "}", "\"", "💥", "\ud83d", "é", "\uFEFF", "provider \"proxmox\" {\n", "api_token = var.x\n", "VM.Audit", "# pvelint:ignore PVE301 -- x\n", "<<EOT\n", "\0", "a: [b, {c: d}]\n", " "];
        var text = new StringBuilder();
        for (var count = random.Next(5); count > 0; count--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }
}
