using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// The words that values of a Terraform module stand for, with the places where they are written: through locals, defaults of
/// variables, and attributes of other access resources. What only a run can tell is unknown.
/// </summary>
internal sealed class TerraformValues
{
    private const int MaxSteps = 16;
    private static readonly HashSet<string> Unions = new(StringComparer.Ordinal) { "concat", "toset", "tolist", "distinct", "sort", "compact", "flatten", "setunion", "reverse" };

    private readonly ILookup<string, Source> _locals;
    private readonly ILookup<string, Source> _defaults;
    private readonly ILookup<string, Source> _assigned;
    private readonly ILookup<string, (SettingScope Scope, Document Document)> _resources;

    /// <summary>Knows the files of one module: those of one folder.</summary>
    public TerraformValues(IReadOnlyList<Document> module)
    {
        var scopes = module.SelectMany(document => document.Root.SelfAndDescendants().Select(scope => (Scope: scope, Document: document))).ToList();
        _locals = scopes.Where(item => item.Scope.Kind == "locals").SelectMany(item => item.Scope.Settings.Select(setting => new Source(setting, item.Document)))
            .ToLookup(source => source.Setting.Key, StringComparer.Ordinal);
        _defaults = scopes.Where(item => item.Scope.Kind == "variable" && item.Scope.Labels.Count == 1 && item.Scope.Find("default") is not null)
            .ToLookup(item => item.Scope.Labels[0], item => new Source(item.Scope.Find("default")!, item.Document), StringComparer.Ordinal);
        _assigned = module.Where(document => document.File.Name.IndexOf(".tfvars", StringComparison.Ordinal) >= 0)
            .SelectMany(document => document.Root.Settings.Select(setting => new Source(setting, document)))
            .ToLookup(source => source.Setting.Key, StringComparer.Ordinal);
        _resources = scopes.Where(item => item.Scope.Kind == "resource" && item.Scope.Labels.Count == 2)
            .ToLookup(item => item.Scope.Labels[0] + "." + item.Scope.Labels[1], StringComparer.Ordinal);
    }

    private readonly record struct Source(Setting Setting, Document Document);

    /// <summary>The words that a setting's value stands for.</summary>
    public WordList Words(Setting setting, Document document) => Words(setting.Value, document, setting.Context, MaxSteps);

    private WordList Words(SettingValue value, Document document, SourceContext context, int steps)
    {
        if (value.IsKnown)
        {
            return new WordList([value.Word(document.File, context)], true);
        }

        if (value.Kind == ValueKind.List && value.Items.Count > 0)
        {
            return WordReading.Join(value.Items.Select(item => Words(item, document, context, steps)));
        }

        // The text between the quotes of a template is read as the template it is; everything else is an expression.
        var (before, after) = value.Kind == ValueKind.Template ? ("x=\"", "\"") : ("x=", "");
        var expression = HclFile.Parse(before + document.File.Slice(value.Span) + after).Body.Attribute("x")?.Expression;
        var offset = value.Span.Start - before.Length;
        Place PlaceOf(TextSpan span) => new(document.File, new TextSpan(Math.Max(0, span.Start + offset), span.Length), context);
        return expression is null ? Unknown(new Place(document.File, value.Span, context)) : Words(expression, PlaceOf, steps);
    }

    private WordList Words(HclExpression expression, Func<TextSpan, Place> placeOf, int steps)
    {
        if (expression.AsText() is { } text)
        {
            return new WordList([new Word(text.Value, placeOf(text.Span))], true);
        }

        return expression switch
        {
            _ when steps == 0 => Unknown(placeOf(expression.Span)),
            HclParentheses parentheses => Words(parentheses.Inner, placeOf, steps - 1),
            HclTuple tuple => WordReading.Join(tuple.Items.Select(item => Words(item, placeOf, steps - 1))),
            HclLiteral literal => new WordList([new Word(literal.Text, placeOf(literal.Span))], true),
            HclTemplate template => Filled(template, placeOf, steps - 1),
            HclCall call when Unions.Contains(call.Name) => WordReading.Join(call.Arguments.Select(argument => Words(argument, placeOf, steps - 1))),
            HclCall { Name: "split", Arguments.Count: 2 } call => Split(call, placeOf, steps - 1),
            HclTraversal traversal => Words(traversal, steps - 1) ?? Unknown(placeOf(expression.Span)),
            _ => Unknown(placeOf(expression.Span)),
        };
    }

    private WordList? Words(HclTraversal traversal, int steps)
    {
        var path = traversal.Path?.Split('.');
        if (path is null || path.Length != traversal.Steps.Count + 1)
        {
            return null;
        }

        return path switch
        {
            ["local", var name] => Only(_locals[name], steps),
            ["var", var name] => Only(_assigned.Contains(name) ? _assigned[name] : _defaults[name], steps),
            [var type, var name, var attribute] => Attribute(type, name, attribute, steps),
            _ => null,
        };
    }

    // A name that is set twice, as in two files of values, leaves open which counts.
    private WordList? Only(IEnumerable<Source> sources, int steps) =>
        sources.ToList() is [var source] ? Words(source.Setting.Value, source.Document, source.Setting.Context, steps) : null;

    private WordList? Attribute(string type, string name, string attribute, int steps)
    {
        if (!GrantForm.Resources.TryGetValue(type, out var form) || _resources[type + "." + name].ToList() is not [var resource])
        {
            return null;
        }

        if (form.Makes == "token" && attribute == "id")
        {
            return TokenIdOf(form, resource.Scope, resource.Document, steps);
        }

        var key = attribute == "id" ? form.Fields.FirstOrDefault(field => field.Value is "name" or "id").Key : attribute;
        return key is not null && resource.Scope.Find(key) is { } setting ? Words(setting.Value, resource.Document, setting.Context, steps) : null;
    }

    private WordList? TokenIdOf(GrantForm form, SettingScope scope, Document document, int steps)
    {
        WordList? Of(string field) =>
            scope.Find(form.Fields.First(pair => pair.Value == field).Key) is { } setting ? Words(setting.Value, document, setting.Context, steps) : null;
        return Of("user") is { Items: [{ Text: { } user }] } && Of("name") is { Items: [{ Text: { } name } word] }
            ? new WordList([new Word(user + "!" + name, word.Place)], true)
            : null;
    }

    private WordList Filled(HclTemplate template, Func<TextSpan, Place> placeOf, int steps)
    {
        var place = placeOf(template.ContentSpan);
        var text = "";
        foreach (var part in template.Parts)
        {
            var piece = part switch
            {
                HclText literal => literal.Value,
                HclInterpolation interpolation when Words(interpolation.Expression, placeOf, steps) is { Items: [{ Text: { } known }] } => known,
                _ => null,
            };
            if (piece is null)
            {
                return Unknown(place);
            }

            text += piece;
        }

        return new WordList([new Word(text, place)], true);
    }

    private WordList Split(HclCall call, Func<TextSpan, Place> placeOf, int steps)
    {
        var separator = call.Arguments[0].AsText()?.Value;
        var whole = call.Arguments[1].AsText();
        if (string.IsNullOrEmpty(separator) || whole is null)
        {
            return Words(call.Arguments[1], placeOf, steps) is { Items: [{ Text: { } text } word] } && !string.IsNullOrEmpty(separator)
                ? new WordList([.. text.Split([separator], StringSplitOptions.RemoveEmptyEntries).Select(piece => word with { Text = piece.Trim() })], true)
                : Unknown(placeOf(call.Span));
        }

        var words = new List<Word>();
        for (var start = 0; start <= whole.Value.Length;)
        {
            var end = whole.Value.IndexOf(separator, start, StringComparison.Ordinal);
            end = end < 0 ? whole.Value.Length : end;
            words.Add(new Word(whole.Value.Substring(start, end - start), placeOf(whole.Map.ToSource(new TextSpan(start, end - start)))));
            start = end + separator!.Length;
        }

        return new WordList(words, true);
    }

    private static WordList Unknown(Place place) => new([new Word(null, place)], false);
}
