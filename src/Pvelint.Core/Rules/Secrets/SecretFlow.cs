using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>
/// Which variables carry a credential: where <c>api_token = var.x</c> stands in a provider, a literal for <c>x</c> in a
/// tfvars file is a token, whatever its name. The same for Ansible's <c>{{ x }}</c>, the
/// environment's <c>${X}</c> and the constants of a source file.
/// </summary>
public sealed class SecretFlow
{
    private const int MaxRounds = 8;

    // HCL takes letters of all scripts for names.
    private static readonly Regex HclReference = new(@"\b(?:var|local)\.([\p{L}_][\w-]*)", RegexOptions.CultureInvariant);
    private static readonly Regex Jinja = new(@"\{\{-?\s*([A-Za-z_][A-Za-z0-9_]*)\s*(?:\||-?\}\})", RegexOptions.CultureInvariant);
    private static readonly Regex Shell = new(@"\$\{?(?:env:)?([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant);

    private static readonly Regex Identifier = new(@"[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant);

    private static readonly ConditionalWeakTable<Document, List<Link>> Links = new();

    private readonly Dictionary<(string Space, string Name), KeyMeaning> _variables = [];
    private readonly Dictionary<string, KeyMeaning> _anywhere = new(StringComparer.Ordinal);

    private SecretFlow()
    {
    }

    /// <summary>The names of the variables that carry a credential: a file that gives one of them a value matters.</summary>
    public IEnumerable<string> Names => _variables.Keys.Select(variable => variable.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Follows every reference from a place that takes a credential back to the variables that feed it.</summary>
    public static SecretFlow Of(IReadOnlyList<Document> documents)
    {
        var flow = new SecretFlow();
        var links = documents.SelectMany(document => Links.GetValue(document, LinksOf)).ToList();
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = flow._variables.Count;
            foreach (var link in links)
            {
                if ((link.Own ?? flow.Find(link.Definitions)) is { Role: not (KeyRole.Identity or KeyRole.Endpoint) } meaning)
                {
                    flow.Follow(link, meaning);
                }
            }

            if (flow._variables.Count == before)
            {
                break;
            }
        }

        return flow;
    }

    /// <summary>Whether the same variables carry the same in another flow: then no rule sees any difference in a document that is the same, too.</summary>
    public bool IsSameAs(SecretFlow other) => IsSame(_variables, other._variables) && IsSame(_anywhere, other._anywhere);

    private static bool IsSame<TKey>(Dictionary<TKey, KeyMeaning> left, Dictionary<TKey, KeyMeaning> right)
        where TKey : notnull =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var meaning) && meaning.Equals(entry.Value));

    private static List<Link> LinksOf(Document document) =>
        [.. document.Settings.Where(setting => setting.Value.Kind is ValueKind.Reference or ValueKind.Template).Select(setting => new Link(setting, document))];

    /// <summary>What a variable's own setting carries by flow; null where it carries no credential, or is no variable.</summary>
    public KeyMeaning? MeaningOf(Setting setting, Document document) => Find(Definitions(setting, document));

    private KeyMeaning? Find(IEnumerable<(string Space, string Name)> definitions)
    {
        foreach (var (space, name) in definitions)
        {
            if (space.Length == 0 ? _anywhere.TryGetValue(name, out var meaning) : _variables.TryGetValue((space, name), out meaning))
            {
                return meaning;
            }
        }

        return null;
    }

    /// <summary>What a declared variable of a Terraform or Packer folder carries; null where no credential.</summary>
    public KeyMeaning? MeaningOfVariable(string folder, string name) =>
        _variables.TryGetValue(("hcl:" + folder, name), out var meaning) ? meaning : null;

    private void Follow(Link link, KeyMeaning meaning)
    {
        foreach (var (space, name) in link.References)
        {
            if (!_variables.ContainsKey((space, name)))
            {
                _variables.Add((space, name), meaning);
                if (space.StartsWith("hcl:", StringComparison.Ordinal))
                {
                    _anywhere[name] = meaning;
                }
            }
        }
    }

    private static IEnumerable<(string Space, string Name)> References(string text, Document document)
    {
        if (document.Format is FileFormat.Hcl or FileFormat.HclJson)
        {
            return HclReference.Matches(text).Cast<Match>().Select(match => ("hcl:" + document.File.Folder, match.Groups[1].Value));
        }

        if (document.Format is FileFormat.Source or FileFormat.CSharp)
        {
            return Identifier.Matches(text).Cast<Match>().Take(8).Select(match => ("code:" + document.File.Path, match.Value));
        }

        return Jinja.Matches(text).Cast<Match>().Select(match => ("ansible", match.Groups[1].Value))
            .Concat(Shell.Matches(text).Cast<Match>().Select(match => ("env:" + document.File.Folder, match.Groups[1].Value)));
    }

    // The variables that a setting gives a value to.
    private static IEnumerable<(string Space, string Name)> Definitions(Setting setting, Document document)
    {
        var isTop = setting.Scope.Parent is null;
        switch (document.Format)
        {
            case FileFormat.Hcl or FileFormat.HclJson:
                return ModuleInput(setting, document) is { } input ? [input]
                    : HclDefinition(setting) is { } name ? Folders(document.File.Folder).Select(folder => ("hcl:" + folder, name)) : [];
            case FileFormat.Source or FileFormat.CSharp:
                return [("code:" + document.File.Path, setting.Key)];
            case FileFormat.Yaml when isTop || setting.Scope.Kind is "vars" or "set_fact" or "ansible.builtin.set_fact" or "all":
                return [("ansible", setting.Key)];
            case FileFormat.Yaml when setting.Scope.Kind is "environment" or "env":
                return Environment(setting, document);
            case FileFormat.Dotenv or FileFormat.Shell or FileFormat.PowerShell or FileFormat.Markdown when isTop:
                return Environment(setting, document);
            default:
                return [];
        }
    }

    private static IEnumerable<(string Space, string Name)> Environment(Setting setting, Document document)
    {
        var name = KnownPlaces.WithoutPrefix(setting.Key);
        return name.Length < setting.Key.Length ? [("", name)] : [("env:" + document.File.Folder, name)];
    }

    // `module "x" { source = "./child" token = … }` sets the child's variable `token`.
    private static (string Space, string Name)? ModuleInput(Setting setting, Document document)
    {
        if (setting.Scope is not { Kind: "module", Parent.Parent: null } || setting.Scope.Find("source")?.Value.Text is not { } source || !source.StartsWith(".", StringComparison.Ordinal))
        {
            return null;
        }

        var segments = new List<string>(document.File.Folder.Split('/'));
        foreach (var segment in source.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".." or ""))
            {
                segments.Add(segment);
            }
        }

        return ("hcl:" + string.Join("/", segments.Where(segment => segment.Length > 0)), setting.Key);
    }

    private static string? HclDefinition(Setting setting)
    {
        if (setting.Scope.Parent is null)
        {
            return setting.Key;
        }

        return setting.Scope switch
        {
            { Kind: "variable", Labels.Count: 1 } scope when setting.Key == "default" => scope.Labels[0],
            { Kind: "locals" } => setting.Key,
            { Kind: "variables", Parent.Parent: null } => setting.Key,
            _ => null,
        };
    }

    // tfvars often lie below the module that reads them: `envs/prod.tfvars`.
    private static IEnumerable<string> Folders(string folder)
    {
        yield return folder;
        while (folder.LastIndexOf('/') is var slash and > 0)
        {
            folder = folder.Substring(0, slash);
            yield return folder;
        }

        if (folder.Length > 0)
        {
            yield return "";
        }
    }

    /// <summary>A setting that takes its value from elsewhere. A document never changes, so what is known of it is found once, as an editor asks after every edit.</summary>
    private sealed class Link(Setting setting, Document document)
    {
        private const int LongestText = 4096;

        private (string Space, string Name)[]? _definitions;
        private (string Space, string Name)[]? _references;

        /// <summary>What it carries by itself; null where nothing says so.</summary>
        public KeyMeaning? Own { get; } = Meanings.Of(setting);

        /// <summary>The variables that it gives a value to.</summary>
        public (string Space, string Name)[] Definitions => _definitions ??= [.. SecretFlow.Definitions(setting, document)];

        /// <summary>The variables that it takes its value from.</summary>
        public (string Space, string Name)[] References => _references ??= Text() is { } text ? [.. SecretFlow.References(text, document)] : [];

        private string? Text() => setting.Value.Span.Length <= LongestText ? document.File.Slice(setting.Value.Span) : null;
    }
}
