using Microsoft.CodeAnalysis.Diagnostics;

namespace Pvelint.Analyzer;

/// <summary>
/// Paths as the rules read them: relative to the C# project, with forward slashes. What stands above the project, such
/// as a folder <c>examples</c> in somebody's home, says nothing about a file.
/// </summary>
internal sealed class ProjectPaths(AnalyzerOptions options)
{
    private readonly string _root = Normalize(
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.projectdir", out var folder) ? folder : "");

    public string Relative(string path)
    {
        var normal = Normalize(path);
        return _root.Length > 0 && normal.StartsWith(_root, StringComparison.OrdinalIgnoreCase)
            ? normal.Substring(_root.Length).TrimStart('/')
            : normal;
    }

    private static string Normalize(string path) => path.Replace('\\', '/');
}
