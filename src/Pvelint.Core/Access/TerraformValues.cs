using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// The words that values of a Terraform module stand for, with the places where they are written: what the evaluator of HCL
/// knows, and the attributes of other access resources that stand in the code. What only a run can tell is unknown.
/// </summary>
internal sealed class TerraformValues
{
    // A resource may name another that names another; a circle of them must end.
    private const int MaxSteps = 16;

    private readonly HclModule _module;
    private readonly Dictionary<string, Document> _documents;
    private readonly Dictionary<(string Path, int Start), HclExpression> _expressions = [];
    private readonly ILookup<string, (SettingScope Scope, Document Document)> _resources;

    /// <summary>Knows the files of one module: those of one folder.</summary>
    public TerraformValues(IReadOnlyList<Document> documents)
    {
        var files = documents.Where(document => document.Hcl is not null).ToList();
        _module = new HclModule([.. files.Select(document => new HclModuleFile(document.File.Path, document.Hcl!))]);
        _documents = documents.GroupBy(document => document.File.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _resources = documents
            .SelectMany(document => document.Root.SelfAndDescendants().Where(TerraformGrants.IsResource).Select(scope => (Scope: scope, Document: document)))
            .ToLookup(item => item.Scope.Labels[0] + "." + item.Scope.Labels[1], StringComparer.Ordinal);
        foreach (var document in files)
        {
            Index(document.File.Path, document.Hcl!.Body);
        }
    }

    /// <summary>The words that a setting's value stands for.</summary>
    public WordList Words(Setting setting, Document document) => Words(setting, document, MaxSteps);

    private void Index(string path, HclBody body)
    {
        foreach (var attribute in body.Attributes)
        {
            _expressions[(path, attribute.NameSpan.Start)] = attribute.Expression;
        }

        foreach (var block in body.Blocks)
        {
            Index(path, block.Body);
        }
    }

    private WordList Words(Setting setting, Document document, int steps)
    {
        if (_expressions.TryGetValue((document.File.Path, setting.KeySpan.Start), out var expression))
        {
            return Words(expression, document, setting.Context, steps);
        }

        // HCL inside another file, a fence in a guide, is known as far as it is literal.
        return setting.Value.IsKnown ? new WordList([setting.Value.Word(document.File, setting.Context)], true) : setting.Value.Words(document.File, setting.Context);
    }

    private WordList Words(HclExpression expression, Document document, SourceContext context, int steps) => expression switch
    {
        HclParentheses parentheses => Words(parentheses.Inner, document, context, steps),
        HclTuple tuple => WordReading.Join(tuple.Items.Select(item => Words(item, document, context, steps))),
        HclTraversal traversal when steps > 0 && Attribute(traversal, steps - 1) is { } words => words,
        HclTemplate { Parts.Count: > 1 } template => Filled(template, document, context, steps),
        HclTemplate { Parts: [HclInterpolation only] } => Words(only.Expression, document, context, steps),
        _ => Words(_module.Evaluate(expression, document.File.Path), new Place(document.File, SpanOf(expression), context)),
    };

    private WordList Words(HclValue value, Place place) => value.Kind switch
    {
        HclValueKind.List => WordReading.Join(value.Items.Select(item => Words(item, place))),
        HclValueKind.String => new WordList([new Word(value.Text, PlaceOf(value) ?? place)], true),
        HclValueKind.Number or HclValueKind.Boolean => new WordList([new Word(value.Text, place)], true),
        HclValueKind.Null => WordList.Empty,
        _ => new WordList([new Word(null, place)], false),
    };

    private Place? PlaceOf(HclValue value)
    {
        var whole = new TextSpan(0, value.Text.Length);
        return value.OriginOf(whole) is { } origin && _documents.TryGetValue(origin.Path, out var document)
            ? new Place(document.File, origin.ToSource(whole), document.Context)
            : null;
    }

    // "${proxmox_virtual_environment_user.ci.user_id}!runner": the evaluator knows no resources, so the parts are put together here.
    private WordList Filled(HclTemplate template, Document document, SourceContext context, int steps)
    {
        var pieces = template.Parts.Select(part => part switch
        {
            HclText text => text.Value,
            HclInterpolation interpolation => Words(interpolation.Expression, document, context, steps) is { Items: [{ Text: { } known }] } ? known : null,
            _ => null,
        }).ToList();
        var place = new Place(document.File, template.ContentSpan, context);
        return pieces.Contains(null) ? new WordList([new Word(null, place)], false) : new WordList([new Word(string.Concat(pieces), place)], true);
    }

    // type.name.attribute of an access resource in this module; null where it is anything else.
    private WordList? Attribute(HclTraversal traversal, int steps)
    {
        if (traversal.Path?.Split('.') is not [var type, var name, var attribute] || traversal.Steps.Count != 2
            || !GrantForm.Resources.TryGetValue(type, out var form) || _resources[type + "." + name].ToList() is not [var resource])
        {
            return null;
        }

        if (form.Makes == "token" && attribute == "id")
        {
            return TokenIdOf(form, resource.Scope, resource.Document, steps);
        }

        var key = attribute == "id" ? form.Fields.FirstOrDefault(field => field.Value is "name" or "id").Key : attribute;
        return key is not null && resource.Scope.Find(key) is { } setting ? Words(setting, resource.Document, steps) : null;
    }

    private WordList? TokenIdOf(GrantForm form, SettingScope scope, Document document, int steps)
    {
        Word? Of(string field) => scope.Find(form.Fields.First(pair => pair.Value == field).Key) is { } setting && Words(setting, document, steps) is { Items: [var word] } ? word : null;
        return Of("user") is { Text: { } user } && Of("name") is { Text: { } name } word ? new WordList([word with { Text = user + "!" + name }], true) : null;
    }

    private static TextSpan SpanOf(HclExpression expression) => expression.AsText()?.Span ?? expression.Span;
}
