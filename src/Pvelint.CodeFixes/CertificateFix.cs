using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.CodeFixes;

/// <summary>Has certificates checked again where C# accepts all of them: by the one fingerprint that counts, or by what the machine trusts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CertificateFix))]
public sealed class CertificateFix : CodeFixProvider
{
    private const string ByFingerprint = nameof(CertificateFix) + ".Fingerprint";
    private const string ByMachine = nameof(CertificateFix) + ".Machine";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("PVE301");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (CertificateSwitch.Find(diagnostic, model, context.CancellationToken) is { } found)
            {
                Register(diagnostic, found.Pinned(), "accept the certificate with the fingerprint in PROXMOX_VE_FINGERPRINT alone", ByFingerprint);
                Register(diagnostic, found.Checked(), "have certificates checked", ByMachine);
            }
        }

        void Register(Diagnostic diagnostic, TextChange? change, string title, string key)
        {
            if (change is { } known)
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(known))), key), diagnostic);
            }
        }
    }
}
