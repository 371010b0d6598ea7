using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Which sources a template builds, each once for every build that names it.</summary>
internal static class PackerBuilds
{
    /// <summary>The builds: the builder's address, its block, and what decides whether it is built where that is not known.</summary>
    public static IEnumerable<(string Address, CodeBlock Block, string? Decides)> Of(IReadOnlyList<CodeFile> files, HclEvaluator evaluator)
    {
        var sources = new Dictionary<string, CodeBlock>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var block in file.Hcl.Body.BlocksOf("source").Where(block => block.Labels.Count >= 2))
            {
                sources[block.Labels[0].Text + "." + block.Labels[1].Text] = CodeBlock.Of(file, block);
            }
        }

        // Where nothing is built here, the builds are elsewhere.
        var builds = files.SelectMany(file => file.Hcl.Body.BlocksOf("build").Select(build => (File: file, Build: build))).ToList();
        if (builds.Count == 0)
        {
            return sources.Select(source => (source.Key, source.Value, (string?)null));
        }

        return builds.SelectMany(build =>
        {
            var prefix = build.Build.Body.Attribute("name")?.Expression.AsText()?.Value is { } name ? name + "." : "";
            var named = build.Build.Body.Attribute("sources") is { } list ? Named(list.Expression, build.File.Path, sources, evaluator) : [];
            var changed = build.Build.Body.BlocksOf("source")
                .Where(block => block.Labels.Count > 0 && sources.ContainsKey(Short(block.Labels[0].Text)))
                .Select(block => (prefix + Short(block.Labels[0].Text), sources[Short(block.Labels[0].Text)].OverriddenBy(build.File, block), (string?)null));
            return named.Select(source => (prefix + source.Name, sources[source.Name], source.Decides)).Concat(changed);
        });
    }

    private static IEnumerable<(string Name, string? Decides)> Named(HclExpression list, string path, Dictionary<string, CodeBlock> sources, HclEvaluator evaluator)
    {
        foreach (var item in list is HclTuple tuple ? tuple.Items : [list])
        {
            var value = evaluator.Evaluate(item, path);
            foreach (var one in value.Kind == HclValueKind.List ? value.Items : [value])
            {
                // A source may be named without quotes.
                if (Short(one.IsKnown ? one.Text : one.What ?? "") is var name && sources.ContainsKey(name))
                {
                    yield return (name, null);
                }
                else if (!one.IsKnown)
                {
                    foreach (var choice in Choices(item, sources))
                    {
                        yield return (choice, one.What ?? "sources");
                    }
                }
            }
        }
    }

    // Of `var.efi ? "source.a.b" : "source.a.c"` one of the two, else any.
    private static IEnumerable<string> Choices(HclExpression expression, Dictionary<string, CodeBlock> sources)
    {
        var written = expression.SelfAndDescendants().Select(part => part.AsText()?.Value ?? (part as HclTraversal)?.Path).OfType<string>().Select(Short).Where(sources.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        return written.Count > 0 ? written : sources.Keys;
    }

    private static string Short(string name) => name.StartsWith("source.", StringComparison.Ordinal) ? name.Substring("source.".Length) : name;
}
