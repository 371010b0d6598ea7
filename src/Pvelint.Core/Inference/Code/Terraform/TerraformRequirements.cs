using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Which providers a module asks for under which names, and which versions a lock file took.</summary>
internal sealed class TerraformRequirements
{
    private static readonly string[] Registries = ["registry.terraform.io/", "registry.opentofu.org/"];

    private readonly Dictionary<string, (string? Source, string? Constraint)> _required = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _locked = new(StringComparer.Ordinal);

    /// <summary>Reads the blocks <c>terraform { required_providers }</c> and the lock file among the files of a folder.</summary>
    public TerraformRequirements(IReadOnlyList<CodeFile> files)
    {
        foreach (var block in files.Where(file => file.Name.EndsWith(TerraformFolder.LockFile, StringComparison.Ordinal)).SelectMany(file => file.Hcl.Body.BlocksOf("provider")))
        {
            if (block.Labels.Count > 0 && block.Body.Attribute("version")?.Expression.AsText() is { } version)
            {
                _locked[Short(block.Labels[0].Text)] = version.Value;
            }
        }

        foreach (var attribute in files.Where(file => HclFileNames.IsConfiguration(file.Name))
            .SelectMany(file => file.Hcl.Body.BlocksOf("terraform")).SelectMany(block => block.Body.BlocksOf("required_providers")).SelectMany(block => block.Body.Attributes))
        {
            // Terraform 0.12 wrote the constraint alone.
            _required[attribute.Name] = attribute.Expression is HclObject item
                ? (item.Value("source")?.AsText()?.Value is { } source ? Short(source) : null, item.Value("version")?.AsText()?.Value)
                : (null, attribute.Expression.AsText()?.Value);
        }
    }

    /// <summary>The source and constraint of a local name; null where it asks for none.</summary>
    public (string? Source, string? Constraint)? Of(string name) => _required.TryGetValue(name, out var required) ? required : null;

    /// <summary>The local names with their sources.</summary>
    public IEnumerable<KeyValuePair<string, (string? Source, string? Constraint)>> All => _required;

    /// <summary>The version that was taken of a source; null where no lock file says.</summary>
    public string? Locked(string source) => _locked.TryGetValue(source, out var version) ? version : null;

    /// <summary>A source in lower case; the registry is left out, the host of any other is kept.</summary>
    public static string Short(string source)
    {
        var lower = source.ToLowerInvariant();
        var registry = Array.Find(Registries, registry => lower.StartsWith(registry, StringComparison.Ordinal));
        return registry is null ? lower : lower.Substring(registry.Length);
    }
}
