using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Reads grants from the access resources of a Pulumi program: those of Terraform in another spelling.</summary>
internal sealed class PulumiGrants
{
    // A resource may name another that names another; a circle of them must end.
    private const int MaxSteps = 16;

    private readonly Document _document;
    private readonly IReadOnlyList<PulumiResource> _resources;
    private readonly ILookup<string, SettingValue> _constants;
    private readonly List<PulumiGrants> _files;

    private PulumiGrants(Document document, PulumiResources found, List<PulumiGrants> files)
    {
        _document = document;
        _resources = [.. found.Resources.Where(resource => resource.Form is not null)];
        _constants = found.Constants;
        _files = files;
    }

    /// <summary>Programs by their documents, those that have something of the provider or constants that others may name.</summary>
    public static ILookup<Document, PulumiGrants> Of(IReadOnlyList<Document> documents)
    {
        var files = new List<PulumiGrants>();
        files.AddRange(documents.Select(document => (document, Found: ResourcesOf(document))).Where(file => file.Found.Resources.Count > 0 || file.Found.Constants.Count > 0)
            .Select(file => new PulumiGrants(file.document, file.Found, files)));
        return files.ToLookup(file => file._document);
    }

    /// <summary>The access resources whose grants could not be read, since what they are given is put together elsewhere.</summary>
    public static IEnumerable<Place> UnreadIn(Document document) => ResourcesOf(document).Unread.Select(span => new Place(document.File, span, document.Context));

    private static PulumiResources ResourcesOf(Document document) => document.Format switch
    {
        // Whoever has the types has made Terraform's blocks of what they say.
        FileFormat.CSharp when document.Root.Children.Any(TerraformGrants.IsResource) => PulumiResources.None,
        FileFormat.CSharp or FileFormat.Source when PulumiSource.IsProgram(document.File.Text) => PulumiSource.Read(document.File),
        FileFormat.Yaml or FileFormat.Json when document.File.Text.IndexOf("proxmox", StringComparison.Ordinal) >= 0 => PulumiYaml.Read(document),
        _ => PulumiResources.None,
    };

    /// <summary>Adds what the program grants.</summary>
    public void Add(PlanBuilder plan)
    {
        foreach (var (form, given) in _resources.Select(resource => (resource.Form!, resource.Fields)))
        {
            var fields = Fields(form, given);
            plan.Add(PlanSource.Terraform, form, fields);
            foreach (var (name, nested) in form.Nested.Select(pair => (pair.Key, pair.Value)))
            {
                foreach (var inner in (given.Find(name + "s") ?? given.Find(name)) is { } list ? list.Items ?? [list] : [])
                {
                    var innerFields = Fields(nested, inner);
                    innerFields.Set(nested.Subject, fields.List(form.Makes == "user" ? "id" : "name"));
                    plan.Add(PlanSource.Terraform, nested, innerFields);
                }
            }
        }
    }

    private GrantFields Fields(GrantForm form, PulumiValue given)
    {
        var fields = new GrantFields(PlaceOf(given.Span));
        foreach (var (name, field) in form.Fields.Select(pair => (pair.Key, pair.Value)))
        {
            if (given.Find(name) is { } value)
            {
                fields.Set(field, Words(value, MaxSteps));
            }
        }

        return fields;
    }

    private Place PlaceOf(TextSpan span) => new(_document.File, span, _document.Context);

    private WordList Words(PulumiValue value, int steps)
    {
        if (value is { Scalar: null, Items: { } items, Members.Count: 0 })
        {
            return WordReading.Join(items.Select(item => Words(item, steps)));
        }

        return value.Scalar switch
        {
            { Kind: ValueKind.Reference } name when Named(Bare(name.Text), name.Span.Start, steps) is { } words => words,
            { Kind: ValueKind.Template } template => Filled(template, steps),
            { } scalar => scalar.Words(_document.File, _document.Context),
            _ => new WordList([new Word(null, PlaceOf(value.Span))], false),
        };
    }

    // "${user.userId}!ci": a hole that stands for one known text is filled.
    private WordList Filled(SettingValue template, int steps)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < template.Text.Length; i++)
        {
            if (template.Text[i] != SettingValue.Hole)
            {
                text.Append(template.Text[i]);
                continue;
            }

            var hole = template.Map.ToSource(new TextSpan(i, 1));
            if (Named(Bare(_document.File.Text.Substring(hole.Start, hole.Length)), hole.Start, steps) is not { Items: [{ Text: { } known }] })
            {
                return template.Words(_document.File, _document.Context);
            }

            text.Append(known);
        }

        return new WordList([new Word(text.ToString(), PlaceOf(template.Span))], true);
    }

    // A name, or what stands in an interpolation: `${role.roleId}`, `{role.RoleId}`.
    private static string Bare(string text) => text.TrimStart('$', '{', ' ').TrimEnd('}', ' ', '!');

    // The attribute of another access resource here, or a constant; null where it is anything else.
    private WordList? Named(string name, int at, int steps)
    {
        if (steps == 0 || name.Length == 0 || !name.All(unit => char.IsLetterOrDigit(unit) || unit is '.' or '_' or '?' or '-' or '$' or '@'))
        {
            return null;
        }

        var parts = name.Split('.').Select(part => part.Trim('?', '$', '@')).ToList();
        if (parts.Count > 1 && _resources.Where(resource => resource.Variable == parts[parts.Count - 2]).ToList() is { Count: > 0 } namesakes)
        {
            // Two functions may each have a `role`: the one before the name is meant.
            var resource = namesakes.Count == 1 ? namesakes[0] : namesakes.LastOrDefault(other => other.Fields.Span.Start < at);
            return resource is null ? null : Attribute(resource, PulumiNames.ToSnakeCase(parts[parts.Count - 1]), steps - 1);
        }

        // What stands in another file of the program: Roles.Builder.RoleId.
        if (parts.Count > 1 && _files.SelectMany(file => file._resources.Where(resource => resource.Variable == parts[parts.Count - 2]).Select(resource => (file, resource))).ToList() is [var elsewhere])
        {
            return elsewhere.file.Attribute(elsewhere.resource, PulumiNames.ToSnakeCase(parts[parts.Count - 1]), steps - 1);
        }

        // A name that is declared twice is not followed: which of them counts is for the language to say.
        var constant = parts[parts.Count - 1];
        return _constants[constant].ToList() switch
        {
            [{ IsKnown: true } only] => Known(only),
            [] when _files.Where(file => file._constants[constant].Any()).ToList() is [var file] && file._constants[constant].ToList() is [{ IsKnown: true } only] => file.Known(only),
            _ => null,
        };
    }

    private WordList Known(SettingValue constant) => new([constant.Word(_document.File, _document.Context)], true);

    private WordList? Attribute(PulumiResource resource, string attribute, int steps)
    {
        WordList? Of(string field) => resource.Form!.Fields.Where(pair => pair.Value == field).Select(pair => resource.Fields.Find(pair.Key)).FirstOrDefault(value => value is not null) is { } value ? Words(value, steps) : null;
        if (attribute == "id" && resource.Form!.Makes == "token")
        {
            return Of("user") is { Items: [{ Text: { } user }] } && Of("name") is { Items: [{ Text: { } token } word] } ? new WordList([word with { Text = user + "!" + token }], true) : null;
        }

        return attribute == "id" ? Of("id") ?? Of("name") : resource.Fields.Find(attribute) is { } value ? Words(value, steps) : null;
    }
}
