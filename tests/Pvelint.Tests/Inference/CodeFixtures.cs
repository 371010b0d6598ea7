using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Tests.Inference;

/// <summary>Code that stands below <c>tests/cases/privileges/</c>.</summary>
internal static class CodeFixtures
{
    public static string Folder { get; } = RepositoryRoot.Combine("tests", "cases", "privileges");

    /// <summary>What the code of a folder makes calls for.</summary>
    public static IReadOnlyList<CodeResource> Read(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => CodeFile.Of(new SourceFile(Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText(file)), YamlValues.Read));
        var reading = CodeReader.Read([.. files]);
        Assert.Empty(reading.Notes);
        return reading.Resources;
    }

    /// <summary>The blocks of a file of data.</summary>
    public static IReadOnlyList<HclBlock> Data(string name)
    {
        var file = HclFile.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        Assert.Empty(file.Diagnostics);
        return [.. file.Body.Blocks];
    }
}
