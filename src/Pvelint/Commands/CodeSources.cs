using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>The code of Terraform, Packer and Ansible in some files and folders.</summary>
/// <param name="Reading">What it makes calls for.</param>
/// <param name="Problems">What could not be read, a line each.</param>
internal sealed record CodeSources(CodeReading Reading, IReadOnlyList<string> Problems)
{
    private static readonly string[] Hcl =
        [".tf", ".tf.json", ".tofu", ".tofu.json", ".tfvars", ".tfvars.json", ".pkr.hcl", ".pkr.json", ".pkrvars.hcl", ".pkrvars.json", ".terraform.lock.hcl"];

    private static readonly string[] Yaml = [".yml", ".yaml"];
    private static readonly string[] Programs = [".cs", ".csx", ".fs", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".py", ".go"];

    /// <summary>Reads it.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="inputs">What the code is given from outside.</param>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="host">The machine.</param>
    public static CodeSources Read(IReadOnlyList<string> paths, HclInputs inputs, int jobs, Host host)
    {
        var targets = paths.Select(path => ScanTarget.Resolve(path, host)).ToList();
        var settings = ConfigurationSearch.Find(null, targets, host);
        var tree = FileTree.List(targets).Without(settings.Excludes);
        var problems = tree.Skipped.Select(skipped => $"{skipped.Path}: could not be read: {skipped.Reason}").ToList();
        var files = new List<CodeFile>();
        var gate = new Lock();
        Workers.Run([.. tree.Files.Where(file => IsCode(file.Path))], jobs, () => new FileReader(), (file, reader) =>
        {
            switch (reader.Read(file))
            {
                case ReadOutcome.Read:
                    if (Parse(file, reader.Bytes) is { } code)
                    {
                        // Asked for here, it is parsed on this thread.
                        _ = IsOf(Hcl, file.Path) ? code.Slips.Count : 0;
                        lock (gate)
                        {
                            files.Add(code);
                        }
                    }

                    break;
                case ReadOutcome.TooLarge or ReadOutcome.Failed when IsOf(Hcl, file.Path) || IsOf(Yaml, file.Path):
                    lock (gate)
                    {
                        problems.Add($"{file.Path}: could not be read: {(reader.Reason.Length == 0 ? "it is larger than 64 MiB" : reader.Reason)}");
                    }

                    break;
            }
        });
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        problems.AddRange(files.Select(SlipOf).OfType<string>());
        var reading = CodeReader.Read(files, inputs);

        // What Terragrunt gives to modules would be taken for not given.
        if (tree.Files.Where(file => Path.GetFileName(file.Path) == "terragrunt.hcl").Select(file => file.Path).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } units
            && (reading.Resources.Count == 0 || reading.Resources.Any(resource => resource.Tool == CodeTool.Terraform)))
        {
            problems.Add($"{units[0]}{(units.Count > 1 ? $" and {units.Count - 1} more" : "")}: Terragrunt is not read: modules and values that come from it are missing; give --plan what 'terragrunt show -json' prints");
        }

        return new CodeSources(reading, problems);
    }

    /// <summary>The variables that Terraform and Packer take from the environment. What else stands there is none of ours.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(Host host) => host.Variables()
        .Where(entry => entry.Key.StartsWith("TF_VAR_", StringComparison.Ordinal) || entry.Key.StartsWith("PKR_VAR_", StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Reads a plan of Terraform in JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">The machine.</param>
    public static CodeSources ReadPlan(string path, Host host)
    {
        try
        {
            var source = new SourceFile(path.Replace('\\', '/'), TextDecoder.Decode(File.ReadAllBytes(host.Absolute(path))));
            var reading = CodeReader.ReadPlan(CodeFile.Of(source));
            return new CodeSources(reading, [.. reading.Notes.Where(note => note.What == "plan").Select(note => $"{path}: {note.Message}")]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"--plan {path}: cannot be read");
        }
    }

    // Templates of Packer in JSON have any name.
    private static bool IsCode(string path) => IsOf(Hcl, path) || IsOf(Programs, path) || IsOf(Yaml, path) || path.EndsWith(".json", StringComparison.Ordinal) || CodeFile.MayBeInventory(path);

    private static bool IsOf(string[] endings, string path) => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static CodeFile? Parse(ListedFile file, ReadOnlySpan<byte> bytes)
    {
        var source = new SourceFile(file.Path, TextDecoder.Decode(bytes));
        return IsOf(Hcl, file.Path) || IsOf(Yaml, file.Path) || CodeFile.MayBeInventory(file.Path) || CodeFile.MayBeTemplate(source.Text) || CodeFile.MayBeProgram(file.Path, source.Text)
            ? CodeFile.Of(source, YamlValues.Read, FileContexts.Of(file.ContextPath))
            : null;
    }

    private static string? SlipOf(CodeFile file)
    {
        if (!IsOf(Hcl, file.Path) || file.Slips.Count == 0)
        {
            return null;
        }

        var slip = file.Slips[0];
        var at = file.File.Position(slip.Span.Start);
        return $"{file.Path}:{at.Line}:{at.Column}: {slip.Message}: calls of this file may be missing";
    }
}
