namespace Pvelint.Formats;

/// <summary>What a file is for, by its path.</summary>
public static class FileContexts
{
    private static readonly HashSet<string> TestFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "testing", "testdata", "test-data", "test_data", "fixtures", "__fixtures__", "__tests__", "mocks", "__mocks__", "spec", "specs", "e2e", "molecule",
    };

    private static readonly HashSet<string> ExampleFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "example", "examples", "sample", "samples",
    };

    private static readonly HashSet<string> DocumentationFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "doc", "docs", "documentation",
    };

    // A rendered template (`.tpl`, `.j2`) is loaded as it stands once it is rendered: it is code.
    private static readonly HashSet<string> ExampleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "example", "examples", "sample", "samples", "dist", "template",
    };

    private static readonly string[] DocumentationSuffixes = [".md", ".mdx", ".markdown", ".mdown", ".mkd", ".rst", ".adoc", ".asciidoc", ".md.gotmpl"];

    private static readonly string[] TestSuffixes =
    [
        "_test.go", "_test.py", ".test.js", ".test.ts", ".test.jsx", ".test.tsx", ".test.mjs", ".spec.js", ".spec.ts", ".spec.tsx",
        "_spec.rb", "_test.rb", ".tests.ps1", "tests.cs", "test.cs", "test.java", "tests.java", ".bats", ".tftest.hcl", "test.php",
    ];

    /// <summary>What the file is for: code, an example to copy, documentation or a test.</summary>
    /// <param name="path">Its path as given, with forward slashes.</param>
    public static SourceContext Of(string path)
    {
        var folders = path.Split('/');
        var name = folders[folders.Length - 1].ToLowerInvariant();
        if (EndsWithAny(name, DocumentationSuffixes) || name is "readme" or "readme.txt" or "llms.txt" or "llms-full.txt")
        {
            return SourceContext.Documentation;
        }

        if (IsTest(name, folders))
        {
            return SourceContext.Test;
        }

        if (IsExample(name) || HasFolder(folders, ExampleFolders))
        {
            return SourceContext.Example;
        }

        return HasFolder(folders, DocumentationFolders) ? SourceContext.Documentation : SourceContext.Code;
    }

    private static bool IsTest(string name, string[] folders) =>
        EndsWithAny(name, TestSuffixes)
        || (name.StartsWith("test_", StringComparison.Ordinal) && name.EndsWith(".py", StringComparison.Ordinal))
        || name == "conftest.py"
        || HasFolder(folders, TestFolders)
        || folders.Take(folders.Length - 1).Any(folder => EndsWithAny(folder.ToLowerInvariant(), [".tests", ".test"]));

    /// <summary><c>.env.example</c>, <c>terraform.tfvars.sample</c>, <c>example.tfvars</c>, <c>examples.yml</c>, <c>proxmox.example.yml</c>.</summary>
    internal static bool IsExample(string name)
    {
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            // `template.yaml` and `dist.yml` are names of real files: these two count at the end only.
            var word = parts[i];
            if (ExampleWords.Contains(word) && (i == parts.Length - 1 ? i > 0 : word is not ("template" or "dist")))
            {
                return true;
            }
        }

        return name.StartsWith("example-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("example_", StringComparison.OrdinalIgnoreCase)
            || name.IndexOf("-example.", StringComparison.OrdinalIgnoreCase) > 0 || name.IndexOf("_example.", StringComparison.OrdinalIgnoreCase) > 0
            || name.IndexOf(".example-", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool HasFolder(string[] folders, HashSet<string> set) => folders.Take(folders.Length - 1).Any(set.Contains);

    private static bool EndsWithAny(string name, string[] suffixes) => Array.Exists(suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));
}
