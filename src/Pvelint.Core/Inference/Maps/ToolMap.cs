using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What a resource, data source, builder or module calls, from <c>rules/terraform/</c>, <c>rules/packer/</c> or <c>rules/ansible/</c>.</summary>
/// <param name="Kind"><c>resource</c>, <c>data</c>, <c>provider</c>, <c>builder</c>, <c>module</c>, <c>inventory</c>, <c>connection</c>.</param>
/// <param name="Type">Its type; <see cref="Aliases"/> are others of the same meaning.</param>
/// <param name="Aliases">Other types that call the same.</param>
/// <param name="Source">Where this was read.</param>
public sealed record ToolMap(string Kind, string Type, IReadOnlyList<string> Aliases, string Source)
{
    /// <summary>Short names, in order.</summary>
    internal IReadOnlyList<HclAttribute> Locals { get; init; } = [];

    /// <summary>What the provider fills in as <c>id</c>, as far as that follows from what the code gives; null where it does not.</summary>
    internal HclExpression? Id { get; init; }

    /// <summary>The blocks <c>call</c>.</summary>
    internal IReadOnlyList<MappedCall> Calls { get; init; } = [];

    /// <summary>The blocks <c>ssh</c> and <c>note</c>.</summary>
    internal IReadOnlyList<HclBlock> Notes { get; init; } = [];

    /// <summary>The blocks <c>demands</c>: what a tool itself compares before it calls anything.</summary>
    internal IReadOnlyList<HclBlock> Demands { get; init; } = [];

    /// <summary>Reads a block of a fact file.</summary>
    internal static ToolMap Of(HclBlock block) => new(block.Type, block.Labels[0].Text, block.Body.Strings("aliases"), block.Body.String("source"))
    {
        Id = block.Body.Attribute("id")?.Expression,
        Locals = [.. block.Body.BlocksOf("locals").SelectMany(locals => locals.Body.Attributes)],
        Calls = [.. block.Body.BlocksOf("call").Select(MappedCall.Of)],
        Notes = [.. block.Body.Blocks.Where(inner => inner.Type is "ssh" or "note")],
        Demands = [.. block.Body.BlocksOf("demands")],
    };
}
