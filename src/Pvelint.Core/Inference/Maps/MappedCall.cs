using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>A block <c>call</c> of a map.</summary>
/// <param name="Label">The endpoint: <c>POST /nodes/{node}/qemu</c>.</param>
/// <param name="Body">The block, for what is read seldom.</param>
/// <param name="Operations">On what it is made: <c>on</c>.</param>
/// <param name="Tolerated">What is lost where it is refused; empty where that ends the run.</param>
internal sealed record MappedCall(string Label, HclBody Body, IReadOnlyList<string> Operations, string Tolerated)
{
    /// <summary>The first release of the provider that makes it; empty for all.</summary>
    public string Since { get; } = Body.String("since");

    /// <summary>The first release of the provider that does not; empty for none.</summary>
    public string Until { get; } = Body.String("until");

    public HclExpression? ForEach { get; } = Body.Attribute("for_each")?.Expression;

    public HclExpression? When { get; } = Body.Attribute("when")?.Expression;

    public HclExpression? Path { get; } = Body.Attribute("path")?.Expression;

    public HclExpression? Send { get; } = Body.Attribute("send")?.Expression;

    public HclExpression? Sees { get; } = Body.Attribute("sees")?.Expression;

    public static MappedCall Of(HclBlock block) => new(block.Labels[0].Text, block.Body, block.Body.Strings("on"), block.Body.String("tolerated"));
}
