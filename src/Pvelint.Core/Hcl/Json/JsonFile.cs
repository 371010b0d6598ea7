using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// A JSON text as a tree: Terraform's JSON syntax, state, plan, any other. Keeps places and duplicate keys. Reading never
/// fails: of a text cut short the front is there, with a diagnostic.
/// </summary>
public sealed class JsonFile
{
    internal JsonFile(string text, HclJsonValue root, IReadOnlyList<Diagnostic> diagnostics)
    {
        Text = text;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The value; <see cref="HclJsonMissing"/> for an empty text.</summary>
    public HclJsonValue Root { get; }

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Reads a JSON text.</summary>
    public static JsonFile Parse(string text) => JsonParser.Parse(text);
}
