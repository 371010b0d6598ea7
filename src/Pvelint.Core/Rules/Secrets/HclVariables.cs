using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>The variables of one Terraform or Packer module, the files of one folder, and those that fixes put beside them.</summary>
internal sealed class HclVariables
{
    private static readonly Regex Reference = new(@"\bvar\.([\p{L}_][\w-]*)", RegexOptions.CultureInvariant);
    private static readonly string[] OwnFiles = ["variables.tf", "vars.tf", "variables.tofu", "variables.pkr.hcl"];

    private readonly IReadOnlyList<Document> _documents;
    private readonly HashSet<string> _declared;
    private readonly HashSet<string> _used;
    private readonly ILookup<string, string> _values;

    private HclVariables(IReadOnlyList<Document> documents)
    {
        _documents = documents;
        _declared = [.. documents.SelectMany(document => document.Hcl!.Body.BlocksOf("variable")).Where(block => block.Labels.Count == 1).Select(block => block.Labels[0].Text)];
        _used = [.. documents.SelectMany(document => Reference.Matches(document.File.Text).Cast<Match>()).Select(match => match.Groups[1].Value)];
        _values = documents.SelectMany(Values).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The variables of the module that a document belongs to.</summary>
    public static HclVariables Of(Document document, Project project)
    {
        var (folder, isPacker) = (document.File.Folder, IsPacker(document));
        return project.Once((typeof(HclVariables), folder, isPacker), () => new HclVariables(
            [.. project.Documents.Where(other => other.Hcl is not null && other.File.Folder == folder && IsPacker(other) == isPacker)]));
    }

    /// <summary>The files of the module, in the order of the project.</summary>
    public IReadOnlyList<Document> Documents => _documents;

    /// <summary>Whether a file is Packer's.</summary>
    public static bool IsPacker(Document document) => document.File.Name.IndexOf(".pkr", StringComparison.OrdinalIgnoreCase) >= 0 || document.File.Name.IndexOf(".pkvars", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a file only gives values to variables.</summary>
    public static bool IsValuesFile(Document document) =>
        document.File.Name.IndexOf(".tfvars", StringComparison.OrdinalIgnoreCase) >= 0 || document.File.Name.IndexOf(".pkrvars", StringComparison.OrdinalIgnoreCase) >= 0
        || document.File.Name.IndexOf(".pkvars", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether variables can be used in a file: other languages are HCL, too.</summary>
    public static bool HasVariables(Document document) => !IsValuesFile(document)
        && Array.Exists([".tf", ".tofu", ".tf.json", ".tofu.json", ".pkr.hcl", ".pkr.json"], end => document.File.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name may stand for a value: nobody declares it, nobody uses it yet, or that is the value it has.</summary>
    public bool IsFree(string name, Secret secret) => !_declared.Contains(name) || !_used.Contains(name) || _values[name].Contains(secret.Reveal());

    /// <summary>The variable for a credential of Proxmox that has a text for its value already; null where none has.</summary>
    public string? Having(string text) => _values.Where(pair => _declared.Contains(pair.Key) && KeyNames.Of(pair.Key) is { HasProduct: true, Role: not null } && pair.Contains(text)).Select(pair => pair.Key).OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Declares a variable, in the file for variables where there is one; none where it is declared, null where that cannot be done.</summary>
    public IReadOnlyList<FixEdit>? Declare(string name, Document user)
    {
        if (_declared.Contains(name))
        {
            return [];
        }

        var own = _documents.FirstOrDefault(document => Array.IndexOf(OwnFiles, document.File.Name) >= 0 && document.Hcl!.Diagnostics.Count == 0);
        return own is null && user.Format == FileFormat.HclJson ? DeclareInJson(name, user) : [Block(name, (own ?? user).File)];
    }

    // At the end of the file, a line apart, and the file ends as it did.
    private static FixEdit Block(string name, SourceFile file)
    {
        var text = file.Text;
        var line = FileLines.BreakAt(file, text.Length);
        var block = string.Join(line, $"variable \"{name}\" {{", "  type      = string", "  sensitive = true", "}");
        var isEnded = text.Length == 0 || text[text.Length - 1] is '\n' or '\r';
        return new FixEdit(file, new TextSpan(text.Length, 0), (text.Length == 0 ? "" : line) + (isEnded ? "" : line) + block + (isEnded ? line : ""));
    }

    private static IReadOnlyList<FixEdit>? DeclareInJson(string name, Document user)
    {
        var json = JsonFile.Parse(user.File.Text);
        if (json.Diagnostics.Count > 0 || json.Root is not HclJsonObject { Properties.Count: > 0 } root)
        {
            return null;
        }

        var variables = root.Value("variable");
        const string Content = "{\"type\": \"string\", \"sensitive\": true}";
        return variables switch
        {
            HclJsonObject { Properties.Count: > 0 } members => [After(members, $"\"{name}\": {Content}")],
            // On the last unit of the value before it, so that two of them never stand there at once.
            null when root.Properties[root.Properties.Count - 1].Value is var last =>
                [new FixEdit(user.File, new TextSpan(last.Span.End - 1, 1), user.File.Text.Substring(last.Span.End - 1, 1) + $",{Lead(root)}\"variable\": {{\"{name}\": {Content}}}")],
            _ => null,
        };

        FixEdit After(HclJsonObject members, string property) => new(user.File, new TextSpan(members.Properties[members.Properties.Count - 1].Value.Span.End, 0), "," + Lead(members) + property);

        string Lead(HclJsonObject members)
        {
            var quote = members.Properties[members.Properties.Count - 1].Name.Span.Start - 1;
            var blank = quote;
            while (blank > 0 && char.IsWhiteSpace(user.File.Text[blank - 1]))
            {
                blank--;
            }

            return user.File.Text.Substring(blank, quote - blank);
        }
    }

    private static IEnumerable<(string Name, string Value)> Values(Document document) => IsValuesFile(document)
        ? document.Hcl!.Body.Attributes.Where(attribute => attribute.Expression.AsText() is not null).Select(attribute => (attribute.Name, attribute.Expression.AsText()!.Value))
        : document.Hcl!.Body.BlocksOf("variable").Where(block => block.Labels.Count == 1 && block.Body.Attribute("default")?.Expression.AsText() is not null)
            .Select(block => (block.Labels[0].Text, block.Body.Attribute("default")!.Expression.AsText()!.Value));
}
