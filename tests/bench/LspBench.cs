using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pvelint.Lsp;

namespace Pvelint.Bench;

/// <summary>The language server as a process: from an edit to its diagnostics in a file of 2,000 lines, and the memory of a workspace of 2,000 files.</summary>
internal static class LspBench
{
    private const int Files = 2000;
    private const int Edits = 200;

    /// <summary>Measures a program.</summary>
    /// <param name="program">The path of <c>pvelint</c>; null for the one that this was built with.</param>
    public static int Run(string? program)
    {
        program ??= Path.Combine(AppContext.BaseDirectory, "pvelint");
        foreach (var (name, modules) in new[] { ("a tenth of it Terraform", 200), ("all of it Terraform", 1990) })
        {
            var folder = Directory.CreateTempSubdirectory("pvelint-bench-").FullName;
            try
            {
                LspWorkspace.Write(folder, Files, modules);
                Measure(name, folder, program);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string name, string folder, string program)
    {
        using var server = new Server(program, folder);
        var watch = Stopwatch.StartNew();
        server.Send("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = null,
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = DocumentUri.Of(folder), ["name"] = "bench" }),
            ["capabilities"] = new JsonObject(),
        }, id: 1);
        server.Send("initialized", []);
        server.Send("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() }, id: 2);
        server.Until(message => (int?)message["id"] == 2);
        Console.WriteLine($"{Files} files, {name}: looked at in {watch.ElapsedMilliseconds} ms, {server.Memory("VmRSS")} MB resident, {server.Memory("VmHWM")} MB at most");

        var path = Path.Combine(folder, "infra/big/main.tf");
        var uri = DocumentUri.Of(path);
        var text = File.ReadAllText(path);
        var lines = text.Split('\n').Length;
        server.Send("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "terraform", ["version"] = 1, ["text"] = text } });
        server.Until(message => IsOf(message, uri, 1));
        var version = 1;
        foreach (var pause in new[] { 0, 120 })
        {
            var random = new Random(20261122);
            var times = new List<double>();
            for (var i = 0; i < Edits; i++)
            {
                var line = random.Next(lines);
                var piece = (i % 8) switch { 0 => "\n", 1 => "# pvelint\n", 2 => "  insecure = true\n", 3 => "api_token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n", _ => " " };
                watch.Restart();
                server.Send("textDocument/didChange", new JsonObject
                {
                    ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = ++version },
                    ["contentChanges"] = new JsonArray(new JsonObject { ["range"] = Range(line), ["text"] = piece }),
                });
                server.Until(message => IsOf(message, uri, version));
                times.Add(watch.Elapsed.TotalMilliseconds);
                Thread.Sleep(pause);
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Edits} edits of {lines} lines, one each {pause} ms: p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, max {times[^1]:0.0} ms"));
        }

        server.Send("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() }, id: 3);
        server.Until(message => (int?)message["id"] == 3);
        Thread.Sleep(4000);
        Console.WriteLine($"  afterwards {server.Memory("VmRSS")} MB resident, {server.Memory("VmHWM")} MB at most");
    }

    private static JsonObject Range(int line) => new() { ["start"] = new JsonObject { ["line"] = line, ["character"] = 0 }, ["end"] = new JsonObject { ["line"] = line, ["character"] = 0 } };

    private static bool IsOf(JsonNode message, string uri, int version) =>
        (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == uri && (int?)message["params"]!["version"] == version;

    private sealed class Server : IDisposable
    {
        private readonly Process _process;

        public Server(string program, string folder)
        {
            _process = Process.Start(new ProcessStartInfo(program, ["lsp"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
        }

        public long Memory(string what) => File.ReadLines($"/proc/{_process.Id}/status").Where(line => line.StartsWith(what + ":", StringComparison.Ordinal))
            .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1024).FirstOrDefault();

        public void Send(string method, JsonObject parameters, int? id = null)
        {
            var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters };
            if (id is not null)
            {
                message["id"] = id;
            }

            var body = Encoding.UTF8.GetBytes(message.ToJsonString());
            var stream = _process.StandardInput.BaseStream;
            stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
            stream.Write(body);
            stream.Flush();
        }

        public void Until(Predicate<JsonNode> isWanted)
        {
            while (!isWanted(Read()))
            {
            }
        }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
        }

        private JsonNode Read()
        {
            var stream = _process.StandardOutput.BaseStream;
            var header = new StringBuilder();
            while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                header.Append((char)stream.ReadByte());
            }

            var body = new byte[int.Parse(header.ToString()["Content-Length: ".Length..].Trim(), CultureInfo.InvariantCulture)];
            stream.ReadExactly(body);
            return JsonNode.Parse(body)!;
        }
    }
}
