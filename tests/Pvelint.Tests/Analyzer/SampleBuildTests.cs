using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pvelint.Tests.Analyzer;

/// <summary>The sample project built by the real compiler with the package as it ships.</summary>
public sealed class SampleBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pvelint-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prints_the_findings_at_their_places_and_none_after_fix_all()
    {
        var app = Path.Combine(_folder, "app");
        CopySample(app);
        Run(RepositoryRoot.Path, "pack", "src/Pvelint.Package", "--no-build", "-c", Configuration, "-o", Path.Combine(_folder, "feed"));
        File.WriteAllText(Path.Combine(app, "nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="local" value="../feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="../packages" /></config>
            </configuration>
            """);

        var output = Run(app, "build", "-v:quiet", "-tl:off", "-p:UseSharedCompilation=false");

        var found = Regex.Matches(output, @"^(?<place>\S+\(\d+,\d+\): (?:error|warning) PVE\d+):", RegexOptions.Multiline)
            .Select(match => match.Groups["place"].Value.Replace(app + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace('\\', '/'))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            """
            .env(4,21): warning PVE103
            Program.cs(14,59): error PVE101
            Program.cs(3,29): error PVE102
            Program.cs(7,5): error PVE301
            infra/prod.auto.tfvars(2,39): error PVE101
            """,
            string.Join('\n', found));
        Assert.DoesNotContain("infra", Run(app, "msbuild", "-getItem:AdditionalFiles", "-p:PvelintScanFiles=false"), StringComparison.Ordinal);
        var narrow = Run(app, "msbuild", "-getItem:AdditionalFiles", "-p:PvelintScanFiles=infra/*.tf");
        Assert.Contains("main.tf", narrow, StringComparison.Ordinal);
        Assert.DoesNotContain("tfvars", narrow, StringComparison.Ordinal);
        Assert.DoesNotMatch("7c1e0a52|b2f86d03|e95a3c70|Tr0ub4dor", output);

        await MendAll(app);
        var mended = Run(app, "build", "-v:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror");
        Assert.DoesNotContain("PVE", mended, StringComparison.Ordinal);
        Assert.DoesNotContain("error", mended, StringComparison.Ordinal);

        // A note to the command line; the build prints none.
        File.WriteAllText(Path.Combine(app, "infra", "debug.tf"), "provider \"proxmox\" {\n  pm_api_url = \"https://pve1.example.org:8006/api2/json\"\n  pm_debug = true\n}\n");
        Assert.Matches(@"infra/debug\.tf\(3,\d+\): error PVE303", Run(app, "build", "-v:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-p:PvelintPreset=strict"));
        Assert.Contains("there is no preset 'strickt'", Run(app, "build", "-v:quiet", "-tl:off", "-p:PvelintPreset=strickt"), StringComparison.Ordinal);
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static void CopySample(string target)
    {
        var source = RepositoryRoot.Combine("samples", "csharp-analyzer");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
            {
                continue;
            }

            var copy = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    // What an editor does for "fix all in solution", for each fix and each rule that found something.
    private static async Task MendAll(string app)
    {
        string[] paths = ["Program.cs", ".env", "infra/main.tf", "infra/prod.auto.tfvars"];
        var usings = ("Usings.cs", "global using System; global using System.Net.Http; global using System.Threading.Tasks;");
        var project = Verifier.ProjectOf([.. paths.Select(path => (path, File.ReadAllText(Path.Combine(app, path)))), usings]);
        foreach (var rule in (await Verifier.Diagnose(project)).Select(diagnostic => diagnostic.Id).Distinct().ToList())
        {
            project = await FixVerifier.FixAll(project, Shipped.SecretFix, "Environment", rule);
            project = await FixVerifier.FixAll(project, Shipped.CertificateFix, "Fingerprint", rule);
            project = await FixVerifier.FixAll(project, Shipped.RuleFix, "Safe", rule);
            project = await FixVerifier.FixAll(project, Shipped.RuleFix, "Unsafe", rule);
        }

        foreach (var document in project.Documents.Concat(project.AdditionalDocuments).Where(document => document.Name != usings.Item1))
        {
            File.WriteAllText(Path.Combine(app, Path.GetRelativePath(Verifier.Folder, document.FilePath!)), (await document.GetTextAsync()).ToString());
        }
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nodeReuse:false", "-nologo"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs the tests has set for itself must not reach this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
