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
        var readings = new[] { TerraformCode.Read(files, outside) };
        return new CodeReading([.. readings.SelectMany(reading => reading.Resources)], [.. readings.SelectMany(reading => reading.Notes)]);
    }
}
