using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary>
/// The tool packed and installed as people install it. The packages are those of <c>PVELINT_PACKAGES</c> where a build has
/// made them all, else the pointer and this machine's own leg, built beside the work tree's output and kept for the next time.
/// </summary>
public sealed class InstalledToolTests
{
    private static readonly string Leg = RuntimeInformation.RuntimeIdentifier is "linux-x64" or "win-x64" ? RuntimeInformation.RuntimeIdentifier : "any";

    [Fact]
    public void Installs_from_a_folder_and_scans()
    {
        using var folder = new TempFolder().With("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        var feed = Packages(folder.At("feed"));
        foreach (var package in Directory.EnumerateFiles(feed))
        {
            ShowsWhatItIs(package);
        }

        var install = Tool.Run(Tool.Start(
            folder.Path, "dotnet", ["tool", "install", "pvelint", "--tool-path", "tools", "--add-source", feed, "--configfile", "nuget.config", "--version", PvelintCommand.Version]));
        Assert.True(install.Code == 0, install.Output + install.Error);

        Assert.Equal((0, PvelintCommand.Version + "\n"), Outcome("--version"));
        Assert.Equal(1, Outcome("scan", RepositoryRoot.Combine("samples", "homelab-leaky")).Code);
        Assert.Equal((0, ""), Outcome("scan", RepositoryRoot.Combine("samples", "homelab-clean")));
        var main = Directory.EnumerateFiles(folder.At("tools"), "pvelint.dll", SearchOption.AllDirectories).Single();
        Assert.Equal(Leg != "any", IsCompiledAhead(main));

        (int Code, string Output) Outcome(params string[] arguments)
        {
            var run = Tool.Run(Tool.Start(folder.Path, folder.At(Path.Combine("tools", "pvelint")), arguments));
            return (run.Code, run.Output.ReplaceLineEndings("\n"));
        }
    }

    private static string Packages(string feed)
    {
        if (Environment.GetEnvironmentVariable("PVELINT_PACKAGES") is { Length: > 0 } made)
        {
            Assert.Equal(
                new[] { "", ".any", ".linux-x64", ".win-x64" }.Select(leg => $"pvelint{leg}.{PvelintCommand.Version}.nupkg").Order(StringComparer.Ordinal),
                Directory.EnumerateFiles(made).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            return made;
        }

        var pack = Tool.Run(Tool.Start(RepositoryRoot.Path, "dotnet",
        [
            "pack", "src/Pvelint", "-c", "Release", "-o", feed, "--artifacts-path", RepositoryRoot.Combine("artifacts", "pack"), "-p:ToolPackageRuntimeIdentifiers=" + Leg,
            "-p:RestoreLockedMode=true", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:UseSharedCompilation=false", "-nodeReuse:false", "-nologo",
        ]));
        Assert.True(pack.Code == 0, pack.Output + pack.Error);
        return feed;
    }

    private static void ShowsWhatItIs(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        Assert.NotNull(zip.GetEntry("README.md"));
        using var description = new StreamReader(zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        var text = description.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", text, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", text, StringComparison.Ordinal);
        Assert.Contains("<tags>proxmox ", text, StringComparison.Ordinal);
    }

    private static bool IsCompiledAhead(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
