using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What the names in expressions of a module stand for, besides variables and locals.</summary>
internal sealed class TerraformNames(TerraformInstance module)
{
    /// <summary>The value of the first steps of a traversal, and how many these are; null where the module has no such name.</summary>
    public (HclValue Value, int Steps)? Find(HclTraversal traversal, HclScope scope)
    {
        switch (traversal.RootName)
        {
            // Outside of what has them they have no value; the module's address is no part of their names.
            case "each" or "count" or "self" or "terraform":
                return (HclValue.UnknownNamed(traversal.RootName), 0);
            case "path":
                return traversal.NameAfter("path") is "module" ? (HclValue.Of(module.Folder.Path.Length == 0 ? "." : module.Folder.Path), 1) : (HclValue.UnknownNamed("path"), 0);
            case "module":
                return traversal.NameAfter("module") is { } call && module.Folder.Find("module", call) is { } block ? Module(block, traversal, scope) : null;
            case "data" or "ephemeral":
                return Names(traversal, 0) is { } type && Names(traversal, 1) is { } name && module.Folder.Find(traversal.RootName, type + "." + name) is { } data
                    ? Resource(data, traversal, 2, scope)
                    : null;
            default:
                return Names(traversal, 0) is { } own && module.Folder.Find("resource", traversal.RootName + "." + own) is { } resource ? Resource(resource, traversal, 1, scope) : null;
        }
    }

    private static string? Names(HclTraversal traversal, int step) => traversal.Steps.Count > step && traversal.Steps[step] is HclAttributeStep attribute ? attribute.Name : null;

    private (HclValue, int) Resource(CodeBlock block, HclTraversal traversal, int steps, HclScope scope)
    {
        var repeats = module.Repeats(block);
        if (Single(block, repeats) is { } single)
        {
            return (module.ObjectOf(block, single), steps);
        }

        if (Indexed(block, repeats, traversal, steps, scope) is { } repeat)
        {
            return (module.ObjectOf(block, repeat), steps + 1);
        }

        return (All(block, repeats, module.AddressOf(block, new TerraformRepeat("", [])), one => module.ObjectOf(block, one)), steps);
    }

    private (HclValue, int)? Module(CodeBlock call, HclTraversal traversal, HclScope scope)
    {
        var made = module.Called(call);
        if (made.Count == 0 && module.Repeats(call).Count > 0)
        {
            return null;
        }

        var repeats = made.Select(one => one.Repeat).ToList();
        var steps = 1;
        var repeat = Single(call, repeats);
        if (repeat is null && Indexed(call, repeats, traversal, 1, scope) is { } indexed)
        {
            (repeat, steps) = (indexed, 2);
        }

        if (repeat is null)
        {
            return (All(call, repeats, module.AddressOf(call, new TerraformRepeat("", [])), one => Outputs(made, one)), 1);
        }

        // One output alone: the others may depend on what is being evaluated.
        return Names(traversal, steps) is { } name
            ? (Made(made, repeat).Output(name) ?? HclValue.UnknownNamed(module.AddressOf(call, repeat) + "." + name), steps + 1)
            : (Outputs(made, repeat), steps);
    }

    private static TerraformInstance Made(IReadOnlyList<TerraformInstance> made, TerraformRepeat repeat) => made.First(one => ReferenceEquals(one.Repeat, repeat));

    private static HclValue Outputs(IReadOnlyList<TerraformInstance> made, TerraformRepeat repeat)
    {
        var one = Made(made, repeat);
        return HclValue.Of(one.Folder.Blocks.Where(block => block.Block.Type == "output")
            .Select(output => new KeyValuePair<string, HclValue>(output.Name, one.Output(output.Name)!)));
    }

    private static TerraformRepeat? Single(CodeBlock block, IReadOnlyList<TerraformRepeat> repeats) =>
        repeats.Count == 1 && block.Attribute("count") is null && block.Attribute("for_each") is null ? repeats[0] : null;

    // The instance that an index takes; where none is known for sure, the one that stands for all.
    private TerraformRepeat? Indexed(CodeBlock block, IReadOnlyList<TerraformRepeat> repeats, HclTraversal traversal, int step, HclScope scope)
    {
        if (traversal.Steps.Count <= step || traversal.Steps[step] is not HclIndexStep)
        {
            return null;
        }

        var index = module.Evaluator.Written(traversal.Steps[step], scope);
        var isByEach = block.Attribute("count") is null;
        return repeats.FirstOrDefault(repeat => repeat.Index == index || (isByEach && repeat.Index.Length > 4 && repeat.Index == "[\"" + index.Trim('[', ']') + "\"]"))
            ?? (repeats is [{ Exists: null } only] ? only : null);
    }

    private static HclValue All(CodeBlock block, IReadOnlyList<TerraformRepeat> repeats, string address, Func<TerraformRepeat, HclValue> value)
    {
        if (repeats.Any(repeat => repeat.Exists is null || repeat.Index == "[…]"))
        {
            return HclValue.UnknownNamed(address);
        }

        return block.Attribute("count") is not null
            ? HclValue.Of([.. repeats.Select(value)])
            : HclValue.Of(repeats.Select(repeat => new KeyValuePair<string, HclValue>(repeat.Index.Substring(2, repeat.Index.Length - 4), value(repeat))));
    }
}
