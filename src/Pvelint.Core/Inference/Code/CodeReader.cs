using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads code of every tool into what makes API calls.</summary>
public static class CodeReader
{
    /// <summary>Reads files together: modules that call each other, roles that playbooks name.</summary>
    /// <param name="files">All files of the tree that may matter, by paths of one form; those of no tool are passed over.</param>
    /// <param name="inputs">What is given from outside.</param>
    public static CodeReading Read(IReadOnlyList<CodeFile> files, HclInputs? inputs = null)
    {
        var outside = inputs ?? HclInputs.None;
        var readings = new[] { TerraformCode.Read(files, outside), PackerCode.Read(files, outside), AnsibleCode.Read(files, outside), PulumiCode.Read(files) };
        return new CodeReading([.. readings.SelectMany(reading => reading.Resources)], [.. readings.SelectMany(reading => reading.Notes)]);
    }

    /// <summary>Reads a plan of Terraform: what <c>terraform show -json</c> prints of it.</summary>
    /// <param name="file">The file.</param>
    public static CodeReading ReadPlan(CodeFile file) => PlanCode.Read(file);

    /// <summary>Inputs less those that are meant for another tool.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="environment">How its environment variables begin.</param>
    /// <param name="files">What the names of its files of variables hold.</param>
    internal static HclInputs Without(HclInputs inputs, string environment, string files) => new()
    {
        Environment = inputs.Environment.Where(variable => !variable.Key.StartsWith(environment, StringComparison.Ordinal)).ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal),
        Variables = inputs.Variables,
        Assumed = inputs.Assumed,
        VariableFiles = [.. inputs.VariableFiles.Where(file => file.Name.IndexOf(files, StringComparison.Ordinal) < 0)],
    };
}
