using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.CodeFixes;

/// <summary>The place in C# where the check of certificates is switched off.</summary>
internal sealed class CertificateSwitch
{
    private const string Variable = "PROXMOX_VE_FINGERPRINT";

    private readonly SemanticModel _model;
    private readonly ExpressionSyntax _value;
    private readonly AssignmentExpressionSyntax? _assignment;

    private CertificateSwitch(SemanticModel model, ExpressionSyntax value, AssignmentExpressionSyntax? assignment)
    {
        _model = model;
        _value = value;
        _assignment = assignment;
    }

    /// <summary>The switch that a diagnostic shows; null where it is none that stands here as a whole.</summary>
    public static CertificateSwitch? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var span = diagnostic.Location.SourceSpan;
        var found = model.SyntaxTree.GetRoot(cancellation).FindToken(span.Start).Parent?.AncestorsAndSelf()
            .TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax))
            .FirstOrDefault(node => node.Span.Contains(span) && node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } or ArgumentSyntax);
        return found switch
        {
            AssignmentExpressionSyntax assignment => new CertificateSwitch(model, assignment.Right, assignment),
            ArgumentSyntax argument => new CertificateSwitch(model, argument.Expression, null),
            _ => null,
        };
    }

    /// <summary>
    /// The change after which certificates are checked as the machine does it: a boolean the other way round, a callback taken
    /// out. Null where something else decides.
    /// </summary>
    public TextChange? Checked() => _value.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => new TextChange(_value.Span, "false"),
        SyntaxKind.FalseLiteralExpression => new TextChange(_value.Span, "true"),
        _ when Callback is null => null,
        _ => _assignment switch
        {
            { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement } => new TextChange(Lines(statement), ""),
            { Parent: InitializerExpressionSyntax initializer } => new TextChange(Element(initializer), ""),
            _ => null,
        },
    };

    /// <summary>
    /// The change after which one certificate is accepted, that with the fingerprint which an environment variable gives, and none
    /// where it gives none. Null where the switch is no callback that sees a certificate.
    /// </summary>
    public TextChange? Pinned()
    {
        if (Callback is not { } callback || !CanHash)
        {
            return null;
        }

        var position = _value.SpanStart;
        var certificate = callback.Parameters.Select((parameter, i) => IsCertificate(parameter.Type) ? i : -1).Max();
        var canDiscard = _value.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };
        var parameters = callback.Parameters.Select((parameter, i) => i == certificate ? "certificate" : canDiscard ? "_" : parameter.Name);
        var environment = Written.Type("System", "Environment", position, _model);
        var hash = Written.Type("System.Security.Cryptography", "HashAlgorithmName", position, _model);
        var comparison = Written.Type("System", "StringComparison", position, _model);
        return new TextChange(
            _value.Span,
            $"({string.Join(", ", parameters)}) => certificate != null && string.Equals(certificate.GetCertHashString({hash}.SHA256), {environment}.GetEnvironmentVariable(\"{Variable}\")?.Replace(\":\", \"\"), {comparison}.OrdinalIgnoreCase)");
    }

    // The delegate that is asked about certificates; null where the switch is of another kind.
    private IMethodSymbol? Callback =>
        _assignment is not null
        && (_model.GetTypeInfo(_assignment.Left).Type as INamedTypeSymbol)?.DelegateInvokeMethod is { ReturnType.SpecialType: SpecialType.System_Boolean } invoke
        && invoke.Parameters.Count(parameter => IsCertificate(parameter.Type)) == 1
            ? invoke
            : null;

    private bool CanHash =>
        _model.Compilation.GetTypeByMetadataName("System.Security.Cryptography.X509Certificates.X509Certificate")?.GetMembers("GetCertHashString").OfType<IMethodSymbol>()
            .Any(method => method.Parameters.Length == 1) == true;

    private static bool IsCertificate(ITypeSymbol type) =>
        type.Name is "X509Certificate" or "X509Certificate2" && type.ContainingNamespace.ToDisplayString() == "System.Security.Cryptography.X509Certificates";

    // A statement with the line that it fills; a comment on it goes along.
    private static TextSpan Lines(ExpressionStatementSyntax statement)
    {
        var node = statement.Parent is GlobalStatementSyntax global ? (SyntaxNode)global : statement;
        return OwnLines(node.SyntaxTree.GetText(), node.Span);
    }

    // An element of an initializer with its comma: that behind it, or that before it where it is the last.
    private TextSpan Element(InitializerExpressionSyntax initializer)
    {
        var text = initializer.SyntaxTree.GetText();
        var i = initializer.Expressions.IndexOf(_assignment!);
        if (i < initializer.Expressions.SeparatorCount)
        {
            var span = TextSpan.FromBounds(_assignment!.SpanStart, initializer.Expressions.GetSeparator(i).Span.End);
            var next = i + 1 < initializer.Expressions.Count ? initializer.Expressions[i + 1] : null;
            return next is not null && text.Lines.IndexOf(next.SpanStart) == text.Lines.IndexOf(span.End) ? TextSpan.FromBounds(span.Start, next.SpanStart) : OwnLines(text, span);
        }

        return i > 0 ? TextSpan.FromBounds(initializer.Expressions.GetSeparator(i - 1).SpanStart, _assignment!.Span.End) : OwnLines(text, _assignment!.Span);
    }

    private static TextSpan OwnLines(SourceText text, TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && text.ToString(TextSpan.FromBounds(span.End, last.End)).Trim() is "" or ['/', '/', ..];
        return isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span;
    }
}
