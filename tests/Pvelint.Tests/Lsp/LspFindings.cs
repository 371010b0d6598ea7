using System.Text.Json.Nodes;
using Pvelint.Lsp;
using Pvelint.Tests.Analyzer;

namespace Pvelint.Tests.Lsp;

/// <summary>What the language server tells of files.</summary>
internal static class LspFindings
{
    /// <summary>What it tells of files as they lie on the disk, each of which is open then and edited, to and fro.</summary>
    public static async Task<IReadOnlyList<ToldFinding>> Tell(FindingInput input)
    {
        using var folder = new TempFolder();
        foreach (var (path, text) in input.Files)
        {
            folder.With(path, text);
        }

        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path, options: input.Pve is null ? null : new JsonObject { ["pve"] = input.Pve });
        foreach (var (path, text) in input.Files.Take(4))
        {
            var uri = DocumentUri.Of(folder.At(path));
            await client.OpenAsync(uri, text);
            await client.ChangeAsync(uri, 2, LspClient.Edit(0, 0, 0, 0, "\n"));
            await client.ChangeAsync(uri, 3, LspClient.Edit(0, 0, 1, 0, ""));
        }

        return await Of(client, folder.Path);
    }

    /// <summary>What it tells of all files, once it has looked at all that it was told of.</summary>
    public static async Task<IReadOnlyList<ToldFinding>> Of(LspClient client, string folder)
    {
        var answer = await client.AskAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() });
        return [.. from report in answer["result"]!["items"]!.AsArray()
            from diagnostic in report!["items"]!.AsArray()
            let start = diagnostic["range"]!["start"]!
            let end = diagnostic["range"]!["end"]!
            select new ToldFinding(
                Path.GetRelativePath(folder, DocumentUri.PathOf(report["uri"]!.GetValue<string>())!).Replace('\\', '/'), Number(start, "line"), Number(start, "character"), Number(end, "line"), Number(end, "character"),
                diagnostic["code"]!.GetValue<string>(), diagnostic["severity"]!.GetValue<int>() switch { 1 => "error", 2 => "warning", _ => "note" }, diagnostic["message"]!.GetValue<string>())];

        static int Number(JsonNode of, string name) => of[name]!.GetValue<int>() + 1;
    }
}
