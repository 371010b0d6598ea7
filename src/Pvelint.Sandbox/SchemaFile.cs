using Pvelint.Hcl;

namespace Pvelint.Sandbox;

/// <summary>The facts of the sandbox alone: HCL files of <c>Schema/</c> that are embedded in this assembly.</summary>
internal static class SchemaFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it has errors: a mistake in this project.</exception>
    public static HclBody Read(string name)
    {
        using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream("Schema/" + name) ?? throw new InvalidOperationException($"no file {name} is embedded");
        using var reader = new StreamReader(stream);
        var file = HclFile.Parse(reader.ReadToEnd());
        return file.Diagnostics.Count == 0 ? file.Body : throw new InvalidOperationException($"{name}: {file.Diagnostics[0].Message}");
    }

    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names => typeof(SchemaFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Schema/", StringComparison.Ordinal)).Select(name => name["Schema/".Length..]).Order(StringComparer.Ordinal);

    /// <summary>What an expression is, which is written out in full.</summary>
    public static HclValue Value(HclExpression expression, HclScope? scope = null) =>
        new HclEvaluator(HclModule.Empty, HclInputs.None, factFunctions: (_, _) => null).Evaluate(expression, scope ?? new HclScope("", new Dictionary<string, HclValue>()));
}
