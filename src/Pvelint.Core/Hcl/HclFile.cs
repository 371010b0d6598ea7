using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// A text in HCL, native or JSON, as a tree. Reading never fails: what is broken costs itself alone and leaves a
/// diagnostic. Spans are offsets in <see cref="Text"/>, in UTF-16 units.
/// </summary>
public sealed class HclFile
{
    internal HclFile(string text, HclBody body, IReadOnlyList<HclToken> tokens, IReadOnlyList<HclComment> comments, IReadOnlyList<Diagnostic> diagnostics)
    {
        Text = text;
        Body = body;
        Tokens = tokens;
        Comments = comments;
        Diagnostics = diagnostics;
    }

    /// <summary>How deep blocks and expressions may nest, each; what lies deeper is skipped with a diagnostic.</summary>
    public const int MaxDepth = 256;

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The attributes and blocks at the top.</summary>
    public HclBody Body { get; }

    /// <summary>All tokens, blanks too: their texts put together are <see cref="Text"/>. Empty for JSON.</summary>
    public IReadOnlyList<HclToken> Tokens { get; }

    /// <summary>The comments in order. Empty for JSON.</summary>
    public IReadOnlyList<HclComment> Comments { get; }

    /// <summary>What is wrong, the first first: as HashiCorp's parser does, characters before grammar.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Reads native syntax: <c>.tf</c>, <c>.tfvars</c>, <c>.pkr.hcl</c>, <c>.pkrvars.hcl</c>, <c>.hcl</c>.</summary>
    public static HclFile Parse(string text) => HclParser.Parse(text);

    /// <summary>
    /// Reads JSON syntax: <c>.tf.json</c>, <c>.tfvars.json</c>, <c>.pkr.json</c>. The well-known blocks of Terraform and
    /// Packer come out as <see cref="HclBlock"/>, any other property as <see cref="HclAttribute"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="withBlocks">False for files of variables, where no property is a block whatever its name.</param>
    public static HclFile ParseJson(string text, bool withBlocks = true) => HclJsonBodies.Parse(text, withBlocks);
}
