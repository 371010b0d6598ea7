namespace Pvelint.Hcl;

/// <summary>The project's own facts: HCL files of <c>rules/</c> that are embedded in this assembly.</summary>
public static class FactFile
{
    /// <summary>Reads a fact file, for example <c>rules/access/privileges.hcl</c>.</summary>
    /// <param name="name">Its path from the repository's root, with forward slashes.</param>
    /// <returns>The body of the file.</returns>
    /// <exception cref="InvalidOperationException">There is no such file or it has errors: a mistake in this project, never in a user's file.</exception>
    public static HclBody Read(string name)
    {
        var file = HclFile.Parse(Text(name));
        if (file.Diagnostics.Count == 0)
        {
            return file.Body;
        }

        var first = file.Diagnostics[0];
        var line = 1 + file.Text.Take(first.Span.Start).Count(unit => unit == '\n');
        throw new InvalidOperationException($"{name}:{line}: {first.Message}");
    }

    /// <summary>The text of a fact file.</summary>
    /// <param name="name">Its path from the repository's root, with forward slashes.</param>
    /// <exception cref="InvalidOperationException">There is no such file: a mistake in this project.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(FactFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no fact file {name} is embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The names of the fact files below a folder, for example <c>rules/terraform/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. typeof(FactFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".hcl", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal)];
}
