using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.CodeFixes;

/// <summary>A literal, or the text of an interpolated string, that holds a secret and can do without.</summary>
internal sealed class SecretLiteral
{
    // user@realm!name= before the secret: with it the variable holds the whole token.
    private static readonly Regex TokenId = new(@"[^\s""'=@!:]+@[A-Za-z][\w.-]*![\w.-]+=\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly SemanticModel _model;
    private readonly SyntaxToken _token;
    private readonly TextSpan _content;
    private readonly TextSpan _secret;
    private readonly TextSpan? _const;
    private readonly string _constReplacement;

    private SecretLiteral(SemanticModel model, SyntaxToken token, TextSpan content, TextSpan secret, SecretNames names, ConstantUse constant)
    {
        _model = model;
        _token = token;
        _content = content;
        _secret = secret;
        Names = names;
        _const = constant.Word;
        _constReplacement = constant.Replacement;
    }

    /// <summary>What the secret is called where it is read from.</summary>
    public SecretNames Names { get; }

    /// <summary>The expression that reads the environment variable.</summary>
    public string Environment => $"{Written.Type("System", "Environment", _token.SpanStart, _model)}.GetEnvironmentVariable(\"{Names.Variable}\")";

    /// <summary>The secret that a diagnostic shows; null where the code would not compile without it.</summary>
    public static SecretLiteral? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var secret = diagnostic.Location.SourceSpan;
        var root = model.SyntaxTree.GetRoot(cancellation);
        var token = root.FindToken(secret.Start);
        var content = Content(token);
        if (!content.Contains(secret) || secret.IsEmpty)
        {
            return null;
        }

        var constant = ConstantUse.Of(token, model, cancellation);
        if (!constant.CanGo)
        {
            return null;
        }

        var source = root.SyntaxTree.GetText(cancellation);
        var id = TokenId.Match(source.ToString(TextSpan.FromBounds(content.Start, secret.Start)));
        var names = SecretNames.Of(diagnostic.Id, id.Success, source.ToString(secret), MemberOf(token));
        secret = id.Success ? TextSpan.FromBounds(content.Start + id.Index, secret.End) : secret;
        var isRaw = token.Text.StartsWith("\"\"\"", StringComparison.Ordinal);
        return isRaw && secret != content ? null : new SecretLiteral(model, token, content, secret, names, constant);
    }

    /// <summary>What to change in the file.</summary>
    /// <param name="read">The expression that takes the secret's place; null where its source has none.</param>
    public IEnumerable<TextChange> Changes(string read)
    {
        if (_const is { } word)
        {
            yield return new TextChange(word, _constReplacement);
        }

        yield return _token.Parent is InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole }
            ? new TextChange(_secret, Interpolation(whole, read))
            : new TextChange(_token.Span, Expression(read));
    }

    private string Interpolation(InterpolatedStringExpressionSyntax whole, string read)
    {
        // $$"""…""" takes {{…}}.
        var start = whole.StringStartToken.Text;
        var braces = start.EndsWith("\"\"\"", StringComparison.Ordinal) ? start.Count(unit => unit == '$') : 1;
        return new string('{', braces) + read + new string('}', braces);
    }

    private string Expression(string read)
    {
        if (_secret == _content)
        {
            var isSummand = _token.Parent!.Parent.IsKind(SyntaxKind.AddExpression);
            return !isSummand && _model.GetNullableContext(_token.SpanStart).AnnotationsEnabled() ? read + "!" : read;
        }

        var source = _token.SyntaxTree!.GetText();
        var quote = source.ToString(TextSpan.FromBounds(_token.SpanStart, _content.Start));
        var parts = new List<string>();
        if (_secret.Start > _content.Start)
        {
            parts.Add(quote + source.ToString(TextSpan.FromBounds(_content.Start, _secret.Start)) + "\"");
        }

        parts.Add(read);
        if (_secret.End < _content.End)
        {
            parts.Add(quote + source.ToString(TextSpan.FromBounds(_secret.End, _content.End)) + "\"");
        }

        var sum = string.Join(" + ", parts);
        return StandsAlone(_token.Parent!.Parent) ? sum : "(" + sum + ")";
    }

    private static bool StandsAlone(SyntaxNode? parent) =>
        parent is EqualsValueClauseSyntax or ArgumentSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or InitializerExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax or ParenthesizedExpressionSyntax
        || parent.IsKind(SyntaxKind.AddExpression);

    // What stands between the quotes; empty where a token is no text that can be replaced. UTF-8 literals are bytes.
    private static TextSpan Content(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.InterpolatedStringTextToken))
        {
            return token.Span;
        }

        if (token.Kind() is not (SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken))
        {
            return default;
        }

        var first = token.Text.IndexOf('"');
        var quotes = token.IsKind(SyntaxKind.StringLiteralToken) ? 1 : token.Text.TakeWhile(unit => unit == '"').Count();
        return TextSpan.FromBounds(token.SpanStart + first + quotes, Math.Max(token.SpanStart + first + quotes, token.Span.End - quotes));
    }

    // The object and the member that take the secret.
    private static string MemberOf(SyntaxToken token)
    {
        var names = token.Parent!.AncestorsAndSelf().Select(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
            ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => "",
        });
        return string.Join(" ", names.Where(name => name.Length > 0).Take(3));
    }
}
