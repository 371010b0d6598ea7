namespace Pvelint.Hcl;

/// <summary>Reads what a block declares.</summary>
internal static class HclDeclarations
{
    /// <summary>variable "name" { type, default, sensitive }</summary>
    public static HclVariable Variable(string path, HclBlock block) => new(
        block.Labels[0].Text, path, block, block.Body.Attribute("type"), block.Body.Attribute("default"),
        IsTrue(block.Body.Attribute("sensitive")) || IsTrue(block.Body.Attribute("ephemeral")),
        block.Body.Attribute("nullable")?.Expression is not HclLiteral { Kind: HclLiteralKind.Boolean, IsTrue: false });

    private static bool IsTrue(HclAttribute? attribute) =>
        attribute?.Expression is HclLiteral { IsTrue: true } || attribute?.Expression.AsText()?.Value == "true";
}
