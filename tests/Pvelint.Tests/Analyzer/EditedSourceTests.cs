using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.Tests.Analyzer;

/// <summary>
/// Whatever is typed, in C# and in the files beside it, the analyzer neither fails nor hangs, and whoever calls it off is heard.
/// <c>PVELINT_EDITS=10000</c> makes as many edits.
/// </summary>
public sealed class EditedSourceTests
{
    private const int EditsOfOneText = 40;

    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("PVELINT_EDITS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 240;

    private static readonly string[] Pieces =
    [
        "\"", "\"\"\"", "$\"", "@\"", "{", "}", "(", ")", "[", "]", ";", ",", "=", "=>", "??", "new(", "new ", "+ ", "// ", "/*", "*/", "#if X\n", "#endif\n", "\n", "\\", "\\u0040", "!", "@", "${", "<<EOT\n", "\r", "\0", "\uD800",
        "PVEAPIToken=root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", "root@pam", "static ", "const string A = A + A;", "Environment.SetEnvironmentVariable(\"PM_PASS\", \"Tr0ub4dor-pve-9\");",
        "new Pulumi.ProxmoxVE.VM.VirtualMachine(\"a\", new() { NodeName = a.NodeName, Disks = { new() { Size = 1 } } });", "var a = new Role(\"a\", new RoleArgs { RoleId = a.RoleId, Privileges = { \"VM.Audit\" } });",
        "handler.ServerCertificateCustomValidationCallback = Accept;", "[ProxmoxLogin(Password = \"x\")]", "switch { _ => ", "u8", "..", "foreach (var x in y) ", "pvelint:ignore PVE101 -- x",
        "variable \"a\" { default = var.a }\n", "resource \"proxmox_virtual_environment_vm\" \"a\" {\n", "for_each = {", "dynamic \"disk\" {\n",
    ];

    [Fact]
    public async Task Survives_edits_of_every_kind()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, (Edits + EditsOfOneText - 1) / EditsOfOneText), async (seed, _) =>
        {
            var random = new Random(seed);
            var files = Sources();
            var compilation = CSharpCompilation.Create("app", files.Where(IsCSharp).Select(Tree), Verifier.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            for (var edit = 0; edit < EditsOfOneText; edit++)
            {
                var at = random.Next(files.Count);
                var file = files[at] with { Text = Edited(files[at].Text, random) };
                if (IsCSharp(file))
                {
                    compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(tree => tree.FilePath == file.Path), Tree(file));
                }

                files[at] = file;
                await Check(compilation, files, random, $"seed {seed}, edit {edit}, {file.Path}");
            }
        });
    }

    private static async Task Check(Compilation compilation, List<Source> files, Random random, string what)
    {
        // One in five is called off while a file is read.
        using var source = new CancellationTokenSource();
        var left = random.Next(5) == 0 ? random.Next(1, 6) : int.MaxValue;
        var additional = files.Where(file => !IsCSharp(file)).Select(file => (AdditionalText)new EditedText(file, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                source.Cancel();
            }
        }));
        var exceptions = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. additional]), (exception, _, _) => exceptions.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        try
        {
            await compilation.WithAnalyzers([Shipped.Analyzer], options).GetAnalyzerDiagnosticsAsync(source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
        }

        Assert.True(exceptions.All(exception => exception is OperationCanceledException), what + "\n" + string.Join('\n', exceptions));
    }

    private static string Edited(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        return random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            2 when length > 0 => text.Remove(at, 1).Insert(at, ((char)random.Next(32, 127)).ToString()),
            _ => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
        };
    }

    private static SyntaxTree Tree(Source file) => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), new CSharpParseOptions(LanguageVersion.Latest), file.Path);

    private static bool IsCSharp(Source file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static List<Source> Sources() =>
    [
        new("/app/Program.cs", File.ReadAllText(RepositoryRoot.Combine("samples", "csharp-analyzer", "Program.cs"))),
        new("/app/Inventory.cs", File.ReadAllText(RepositoryRoot.Combine("samples", "homelab-leaky", "tools", "Inventory.cs"))),
        new("/app/Stack.cs", """
            using Pulumi;
            using Pulumi.ProxmoxVE;
            using Pulumi.ProxmoxVE.Permission;
            class Stack
            {
                const string Node = "pve1";
                public static readonly Role Ops = new("ops", new RoleArgs { RoleId = "Ops", Privileges = { "VM.Audit", "VM.Monitor" } });
                public Stack(Config config)
                {
                    var provider = new Provider("p", new ProviderArgs { Endpoint = "https://pve.example.org:8006/", Username = "root@pam", Password = config.Require("p"), Insecure = true });
                    var grant = new Acl("ops", new() { Path = "/", RoleId = Ops.RoleId, UserId = $"ops@{Node}" });
                    for (var i = 0; i < 3; i++)
                    {
                        var vm = new VM.VirtualMachine($"web{i}", new() { NodeName = Node, VmId = 100 + i, Disks = [new() { DatastoreId = "fast", Size = 8 }], Clone = new() { VmId = 9000 } }, new() { Provider = provider });
                    }
                }
            }
            """),
        new("/app/main.tf", File.ReadAllText(RepositoryRoot.Combine("samples", "homelab-leaky", "terraform", "bpg", "access.tf")) + File.ReadAllText(RepositoryRoot.Combine("samples", "homelab-leaky", "terraform", "bpg", "vm.tf"))),
        new("/app/.env", File.ReadAllText(RepositoryRoot.Combine("samples", "homelab-leaky", ".env"))),
        new("/app/appsettings.json", "{ \"Proxmox\": { \"Password\": \"Tr0ub4dor-pve-9\", \"Url\": \"https://pve.example.org:8006/\" } }"),
        new("/app/.pvelint.hcl", "exclude = [\"old/**\"]\nignore {\n  rule = \"PVE103\"\n  path = \"lab/**\"\n  reason = \"none\"\n}\n"),
    ];

    private sealed record Source(string Path, string Text);

    private sealed class EditedText(Source source, Action read) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(source.Text);

        public override string Path => source.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            read();
            cancellationToken.ThrowIfCancellationRequested();
            return _text;
        }
    }
}
