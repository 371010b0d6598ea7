using System.Globalization;
using System.Text.Json.Nodes;
using Pvelint.Lsp;
using Pvelint.Tests.Analyzer;

namespace Pvelint.Tests.Lsp;

/// <summary>Edits at random. What is open counts as it stands in the editor, and leaves what a scan of the same files finds.</summary>
public sealed class LspEditTests
{
    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "}\n", "{", "\"", "é💥", "# pvelint:ignore PVE101 -- known\n", "  api_token = var.lab_token\n", "  api_token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n",
        "variable \"lab_token\" {\n  default = \"ci@pve!deploy=b2f86d03-41ce-4a97-9d58-e06c7b1fa294\"\n}\n", "provider \"proxmox\" {\n  insecure = true\n}\n", "PROXMOX_VE_PASSWORD=Tr0ub4dor-pve-9\n",
        "resource \"proxmox_virtual_environment_vm\" \"a\" {\n  node_name = \"pve1\"\n}\n", "pveum acl modify / --users ci@pve --roles Administrator\n", "\"VM.Allocate\", ", "proxmox", "\t", "<<EOT\n", "- name: a\n", "*/", "curl -k https://pve1:8006/api2/json\n",
    ];

    [Theory]
    [InlineData(20261122)]
    public async Task Leave_what_a_fresh_scan_finds(int seed)
    {
        var random = new Random(seed);
        using var folder = new TempFolder().WithCopyOf(RepositoryRoot.Combine("samples", "homelab-leaky"));
        using var mirror = new TempFolder().WithCopyOf(folder.Path);
        await using var client = new LspClient(folder.Path);
        await client.StartAsync(folder.Path);
        var editor = new Editor(client, folder, mirror, random);
        for (var step = 1; step <= 500; step++)
        {
            await editor.StepAsync();
            if (step % 50 == 0)
            {
                var told = Show(await LspFindings.Of(client, folder.Path));
                var scanned = Show(FindingSources.Scan(mirror.Path));
                Assert.True(scanned == told, $"seed {seed}, step {step}\n--- scan\n{scanned}--- language server\n{told}");
            }
        }

        Assert.Equal("", client.Error.ToString());
        Assert.DoesNotContain("Tr0ub4dor-pve-9", string.Concat(client.Seen.Select(message => message.ToJsonString())), StringComparison.Ordinal);
        Assert.DoesNotContain("7c1e0a52-93b4", string.Concat(client.Seen.Select(message => message.ToJsonString())), StringComparison.Ordinal);
    }

    private static string Show(IEnumerable<ToldFinding> findings) => string.Concat(findings
        .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Path}:{finding.Line}:{finding.Column}-{finding.EndLine}:{finding.EndColumn} {finding.Rule} {finding.Severity} {finding.Message}\n"))
        .Order(StringComparer.Ordinal));

    /// <summary>Somebody who types, saves, closes, deletes and makes files; a mirror folder holds what is then to be found.</summary>
    private sealed class Editor(LspClient client, TempFolder folder, TempFolder mirror, Random random)
    {
        private readonly Dictionary<string, (string Text, int Version)> _open = new(StringComparer.Ordinal);
        private readonly List<string> _files = [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        private int _made;

        public async Task StepAsync()
        {
            var name = random.Next(20) == 0 ? $"new/file{++_made}.{(random.Next(3) switch { 0 => "tf", 1 => "env", _ => "yml" })}" : _files[random.Next(_files.Count)];
            if (!_files.Contains(name))
            {
                _files.Add(name);
            }

            if (!_open.TryGetValue(name, out var document))
            {
                var text = File.Exists(folder.At(name)) ? await File.ReadAllTextAsync(folder.At(name)) : "";
                _open[name] = (text, 1);
                mirror.With(name, text);
                await client.OpenAsync(Uri(name), text, "plaintext");
                return;
            }

            switch (random.Next(12))
            {
                case 0:
                    _open.Remove(name);
                    await client.SayAsync("textDocument/didClose", Document(name));
                    if (File.Exists(folder.At(name)))
                    {
                        mirror.With(name, await File.ReadAllTextAsync(folder.At(name)));
                    }
                    else
                    {
                        File.Delete(mirror.At(name));
                    }

                    break;
                case 1:
                    folder.With(name, document.Text);
                    await client.SayAsync("textDocument/didSave", Document(name));
                    break;
                case 2:
                    _open[name] = (document.Text[..random.Next(document.Text.Length + 1)], document.Version + 1);
                    mirror.With(name, _open[name].Text);
                    await client.ChangeAsync(Uri(name), document.Version + 1, new JsonObject { ["text"] = _open[name].Text });
                    break;
                default:
                    await EditAsync(name, document.Text, document.Version + 1);
                    break;
            }
        }

        private async Task EditAsync(string name, string text, int version)
        {
            var edits = new List<JsonObject>();
            for (var count = random.Next(1, 3); count > 0; count--)
            {
                var start = Boundary(text, random.Next(text.Length + 1));
                var end = Boundary(text, Math.Min(text.Length, start + (random.Next(3) == 0 ? random.Next(40) : 0)));
                var piece = Pieces[random.Next(Pieces.Length)];
                var (line, column) = Place(text, start);
                var (endLine, endColumn) = Place(text, end);
                edits.Add(LspClient.Edit(line, column, endLine, endColumn, piece));
                text = text[..start] + piece + text[end..];
            }

            _open[name] = (text, version);
            mirror.With(name, text);
            await client.ChangeAsync(Uri(name), version, [.. edits]);
        }

        // No place of the protocol lies between CR and LF, and a file on the disk holds no half of a surrogate pair.
        private static int Boundary(string text, int at) =>
            at > 0 && at < text.Length && ((text[at - 1] == '\r' && text[at] == '\n') || char.IsLowSurrogate(text[at])) ? at - 1 : at;

        private static (int Line, int Column) Place(string text, int offset)
        {
            var table = new LineTable(text).Position(offset, PositionEncoding.Utf16);
            return ((int)table.Line, (int)table.Character);
        }

        private string Uri(string name) => DocumentUri.Of(folder.At(name));

        private JsonObject Document(string name) => new() { ["textDocument"] = new JsonObject { ["uri"] = Uri(name) } };
    }
}
