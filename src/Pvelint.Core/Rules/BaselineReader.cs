using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Reads a baseline: its entries and each thing that is wrong in it. A pure function of the text, wherever that comes from.</summary>
public sealed class BaselineReader
{
    private const int IdLength = 16;
    private static readonly string[] RootKeys = ["key", "findings"];
    private static readonly string[] EntryKeys = ["rule", "path", "place", "value", "reason", "expires", "anywhere", "history"];

    private readonly HclFile _hcl;
    private readonly List<Diagnostic> _diagnostics;

    private BaselineReader(HclFile hcl)
    {
        _hcl = hcl;
        _diagnostics = [.. hcl.Diagnostics];
    }

    /// <summary>Reads a baseline.</summary>
    /// <param name="file">The file.</param>
    /// <param name="diagnostics">What is wrong in it, first to last; a run must not go on where this is not empty.</param>
    public static Baseline Read(SourceFile file, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var reader = new BaselineReader(HclFile.Parse(file.Text));
        var baseline = reader.Read() with { File = file };
        diagnostics = [.. reader._diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)];
        return baseline;
    }

    private Baseline Read()
    {
        var body = _hcl.Body;
        CheckKeys([.. body.Attributes.Select(attribute => (attribute.Name, attribute.NameSpan))], RootKeys);
        foreach (var block in body.Blocks)
        {
            Say(block.TypeSpan, $"a baseline has no blocks: its entries stand in findings = [ … ]");
        }

        var entries = Entries(body.Attribute("findings")?.Expression);
        return new Baseline(Key(body, entries.Count > 0), entries);
    }

    private Secret? Key(HclBody body, bool isNeeded)
    {
        if (body.Attribute("key") is not { } attribute)
        {
            if (isNeeded)
            {
                Say(new TextSpan(0, 0), "the key is missing: the ids of secrets cannot be compared without it; take it from an earlier version of this file");
            }

            return null;
        }

        if (Text(attribute.Expression, "key") is { Length: >= Baseline.ShortestKey } key)
        {
            return new Secret(key);
        }

        if (isNeeded || Text(attribute.Expression, "key") is { Length: > 0 })
        {
            Say(attribute.Expression.Span, $"the key has fewer than {Baseline.ShortestKey} characters; take it from an earlier version of this file");
        }

        return null;
    }

    private List<BaselineEntry> Entries(HclExpression? findings)
    {
        var entries = new List<BaselineEntry>();
        if (findings is not (null or HclTuple))
        {
            Say(findings.Span, "findings takes a list of entries: [ { rule = …, path = …, place = … }, … ]");
        }

        var known = new HashSet<(BaselineId Id, bool History)>();
        foreach (var item in (findings as HclTuple)?.Items ?? [])
        {
            if (item is not HclObject fields)
            {
                Say(item.Span, "an entry is { rule = \"PVE101\", path = \"…\", place = \"…\", value = \"…\", reason = \"…\" }");
            }
            else if (Entry(fields) is { } entry)
            {
                entries.Add(entry);
                if (!known.Add((entry.Id, entry.History)))
                {
                    Say(entry.Span, $"this entry of {entry.Id.Rule} stands twice; keep the line whose reason holds");
                }
            }
        }

        return entries;
    }

    private BaselineEntry? Entry(HclObject fields)
    {
        CheckKeys([.. fields.Items.Select(item => (item.Name ?? "", item.NameSpan))], EntryKeys);
        var before = _diagnostics.Count;
        var rule = Rule(fields);
        var path = Needed(fields, "path");
        var place = Id(fields, "place") ?? (fields.Value("place") is null ? Needed(fields, "place") : null);
        var value = Id(fields, "value");
        var reason = Text(fields.Value("reason"), "reason") ?? "";
        var expires = Expiry(fields.Value("expires"));
        var anywhere = Flag(fields.Value("anywhere"), "anywhere");
        if (anywhere && fields.Value("value") is null)
        {
            Say(fields.Value("anywhere")!.Span, "anywhere accepts a secret wherever it stands, and this entry has no value");
        }

        return _diagnostics.Count > before
            ? null
            : new BaselineEntry(new BaselineId(rule!, path!, place!, value), reason.Trim(), expires, fields.Span) { Anywhere = anywhere, History = Flag(fields.Value("history"), "history") };
    }

    private string? Rule(HclObject fields)
    {
        if (Needed(fields, "rule") is not { } id)
        {
            return null;
        }

        var span = fields.Value("rule")!.Span;
        if (RuleCatalog.Find(id) is not { Descriptor: var rule })
        {
            Say(span, $"no rule has the id '{Shorten(id)}'{Nearest.Hint(id, RuleCatalog.All.Select(known => known.Descriptor.Id))}");
            return null;
        }

        if (Baseline.Takes(rule))
        {
            return rule.Id;
        }

        Say(span, $"findings of {rule.Id} cannot be accepted in a baseline: they say what a scan did not look at, or what hides nothing");
        return null;
    }

    private string? Needed(HclObject fields, string key)
    {
        if (fields.Value(key) is not { } expression)
        {
            Say(new TextSpan(fields.Span.Start, 1), $"this entry lacks {key} = \"…\"");
            return null;
        }

        var text = Text(expression, key);
        if (text is { Length: 0 })
        {
            Say(expression.Span, $"{key} is empty");
        }

        return text;
    }

    private string? Id(HclObject fields, string key)
    {
        if (Text(fields.Value(key), key) is not { } text)
        {
            return null;
        }

        if (text.Length == IdLength && text.All(unit => unit is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
        {
            return text;
        }

        Say(fields.Value(key)!.Span, $"{key} takes the {IdLength} hexadecimal digits that reports show");
        return null;
    }

    private Day? Expiry(HclExpression? expression)
    {
        if (Text(expression, "expires") is not { } text)
        {
            return null;
        }

        if (Day.Parse(text) is { } day)
        {
            return day;
        }

        Say(expression!.Span, "expires takes a day such as \"2027-01-31\"");
        return null;
    }

    private bool Flag(HclExpression? expression, string key)
    {
        if (expression is null or HclLiteral { Kind: HclLiteralKind.Boolean })
        {
            return expression is HclLiteral { IsTrue: true };
        }

        Say(expression.Span, $"{key} takes true or false");
        return false;
    }

    private string? Text(HclExpression? expression, string key)
    {
        if (expression is null || expression.AsText() is not null)
        {
            return expression?.AsText()?.Value;
        }

        Say(expression.Span, $"{key} takes a text in quotes, written out");
        return null;
    }

    private void CheckKeys(IReadOnlyList<(string Name, TextSpan Span)> names, string[] known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, span) in names)
        {
            if (Array.IndexOf(known, name) < 0)
            {
                Say(span, $"unknown setting '{Shorten(name)}'{Nearest.Hint(name, known)}; known here: {string.Join(", ", known)}");
            }
            else if (!seen.Add(name))
            {
                Say(span, $"'{name}' stands twice");
            }
        }
    }

    // Whatever stands there may be a secret that got into the wrong file.
    private static string Shorten(string name) => name.Length <= 12 ? name : name.Substring(0, 12) + "…";

    private void Say(TextSpan span, string message)
    {
        var diagnostic = new Diagnostic(span, message);
        if (!_diagnostics.Contains(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
