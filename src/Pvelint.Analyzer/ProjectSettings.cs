using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>What holds for all of a C# project: the folder that paths start from and what <c>.pvelint.hcl</c> says.</summary>
internal sealed class ProjectSettings
{
    private const string ProjectFolder = "build_property.projectdir";
    private const string PveVersion = "build_property.pvelintpve";
    private const string TodayOfBuild = "build_property.pvelinttoday";

    private readonly string _folder;
    private readonly string _configurationFolder;
    private readonly string _pve;
    private readonly Day? _today;

    /// <summary>Reads them from what the build hands over.</summary>
    public ProjectSettings(AnalyzerOptions options, CancellationToken cancellation)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        _folder = Normalize(properties.TryGetValue(ProjectFolder, out var folder) ? folder : "");
        ConfigurationFile = options.AdditionalFiles.FirstOrDefault(file => Path.GetFileName(file.Path) == Configuration.FileName);
        var text = ConfigurationFile?.GetText(cancellation)?.ToString();
        if (ConfigurationFile is not null && text is not null)
        {
            Configuration = ConfigurationReader.Read(new SourceFile(Relative(ConfigurationFile.Path), text), out var problems);
            Problems = problems;
            _configurationFolder = Normalize(Path.GetDirectoryName(ConfigurationFile.Path) ?? "");
        }
        else
        {
            Configuration = Configuration.Default;
            Problems = [];
            _configurationFolder = _folder;
        }

        _pve = properties.TryGetValue(PveVersion, out var pve) && Project.KnownPve.Contains(pve) ? pve : Configuration.Pve ?? Project.NewestPve;

        // An analyzer has no clock: the same input gives the same answer. The package's props say the day.
        _today = properties.TryGetValue(TodayOfBuild, out var today) ? Day.Parse(today) : null;
    }

    /// <summary>The file <c>.pvelint.hcl</c>; null where there is none.</summary>
    public AdditionalText? ConfigurationFile { get; }

    /// <summary>What it says.</summary>
    public Configuration Configuration { get; }

    /// <summary>What is wrong in it.</summary>
    public IReadOnlyList<Pvelint.Text.Diagnostic> Problems { get; }

    /// <summary>
    /// A path as the rules read it: relative to the C# project, with forward slashes. What stands above the project,
    /// such as a folder <c>examples</c> in somebody's home, says nothing about a file.
    /// </summary>
    public string Relative(string path) => Relative(path, _folder);

    /// <summary>Whether the configuration leaves the file out.</summary>
    public bool IsExcluded(string path) => Configuration.Exclude.Any(pattern => pattern.Matches(Relative(path, _configurationFolder)));

    /// <summary>A project of documents under these settings.</summary>
    public Project With(IReadOnlyList<Document> documents) => new(documents, _pve)
    {
        Configuration = Configuration,
        Today = _today,
        PathInRepository = path => Relative(Path.IsPathRooted(path) ? path : _folder + "/" + path, _configurationFolder),
    };

    private static string Relative(string path, string folder)
    {
        var normal = Normalize(path);
        return folder.Length > 0 && normal.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase)
            ? normal.Substring(folder.Length + 1)
            : normal;
    }

    private static string Normalize(string path) => path.Replace('\\', '/').TrimEnd('/');
}
