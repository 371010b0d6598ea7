using Pvelint.Formats;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>Has credentials of shell scripts come from the environment: <c>X="${X:?}"</c> in assignments, <c>${X}</c> in words.</summary>
internal static class ShellCredentialFixes
{
    /// <summary>The fixes of a credential.</summary>
    public static IEnumerable<Fix> Of(Credential credential, Project project)
    {
        var file = credential.Document.File;
        if (credential.Context == SourceContext.Comment)
        {
            yield break;
        }

        if (Assignment(credential) is { } assigned)
        {
            var (name, span) = assigned;
            yield return new Fix($"take it from the environment: {name}", FixSafety.Unsafe, [new FixEdit(file, span, $"\"${{{name}:?}}\"")]);
            yield break;
        }

        if (QuoteAt(credential) is { } quote && NamesIn(credential.Document, project)[credential] is { } variable)
        {
            yield return new Fix($"take it from the environment: {variable}", FixSafety.Unsafe, [Expanded(file, credential.Span, quote, variable)]);
        }
    }

    // Single quotes end before the variable, and begin again behind it where there is more of them.
    private static FixEdit Expanded(SourceFile file, TextSpan span, char quote, string name)
    {
        var text = $"\"${{{name}}}\"";
        if (quote != '\'')
        {
            return new FixEdit(file, span, quote == '"' ? text.Trim('"') : text);
        }

        var opens = file.Text[span.Start - 1] == '\'';
        var closes = span.End < file.Text.Length && file.Text[span.End] == '\'';
        return new FixEdit(
            file, TextSpan.FromBounds(opens ? span.Start - 1 : span.Start, closes ? span.End + 1 : span.End), (opens ? "" : "'") + text + (closes ? "" : "'"));
    }

    // `NAME=secret` with nothing else in the value; the place is that of the value with its quotes.
    private static (string Name, TextSpan Place)? Assignment(Credential credential)
    {
        var file = credential.Document.File;
        if (credential.Setting is not { } setting || setting.Value.Span != credential.Span || !setting.Key.All(unit => unit == '_' || (unit < 0x80 && char.IsLetterOrDigit(unit))))
        {
            return null;
        }

        var place = credential.Span;
        if (file.Text[place.Start - 1] is '"' or '\'' && place.End < file.Text.Length && file.Text[place.End] == file.Text[place.Start - 1])
        {
            place = TextSpan.FromBounds(place.Start - 1, place.End + 1);
        }

        var before = place.Start - 1 - setting.Key.Length;
        return before >= 0 && file.Holds(new TextSpan(before, setting.Key.Length), setting.Key) && file.Text[place.Start - 1] == '='
            && (before == 0 || file.Text[before - 1] is ' ' or '\t' or '\n' or ';')
            && (place.End == file.Text.Length || file.Text[place.End] is ' ' or '\t' or '\r' or '\n' or ';')
            ? (setting.Key, place)
            : null;
    }

    // The quote that is open at the credential in its command, a blank for none; null where it stands in no word as it is written.
    private static char? QuoteAt(Credential credential)
    {
        var file = credential.Document.File;
        var command = credential.Document.Commands
            .Where(command => command.Context == SourceContext.Code && command.Words.Any(word => word.Span.Contains(credential.Span)))
            .OrderBy(command => command.Span.Length).FirstOrDefault();
        if (command is null || file.Slice(command.Span).IndexOf("<<", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var quote = ' ';
        for (var i = command.Span.Start; i < credential.Span.Start; i++)
        {
            var unit = file.Text[i];
            if (unit == '\\' && quote != '\'')
            {
                i++;
            }
            else if (unit is '"' or '\'' or '`' && (quote == ' ' || quote == unit))
            {
                quote = quote == ' ' ? unit : ' ';
            }
            else if (unit == '$' && file.Text[i + 1] is '(')
            {
                // Quotes begin anew in there.
                return null;
            }
        }

        return quote == '`' ? null : quote;
    }

    // What the script assigns first has its name from there.
    private static CredentialNames NamesIn(Document document, Project project) => project.Once((typeof(ShellCredentialFixes), document), () =>
    {
        var names = new DistinctNames((name, _) => document.File.Text.IndexOf(name + "=", StringComparison.Ordinal) < 0);
        var assigned = new Dictionary<string, string>(StringComparer.Ordinal);
        return new CredentialNames(project.Credentials(document), credential =>
        {
            var secret = credential.Secret.Reveal();
            if (Assignment(credential) is { } assignment)
            {
                assigned[secret] = assigned.TryGetValue(secret, out var first) ? first : assignment.Name;
                return null;
            }

            return assigned.TryGetValue(secret, out var known) ? known
                : names.For(CredentialFixes.NameOf(credential.Kind == CredentialKind.Token ? CredentialKind.TokenSecret : credential.Kind).Replace("api_", "").ToUpperInvariant(), credential.Secret, "");
        });
    });
}
