using Pvelint.Formats;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>An endpoint over plain http: the token goes over the wire as it is written.</summary>
public sealed class PlainHttpEndpoint : Rule
{
    private const string Scheme = "http://";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE302",
        nameof(PlainHttpEndpoint),
        "endpoint over plain http",
        Severity.Warning,
        "write https://; where a proxy stands before the node, give the proxy a certificate")
    {
        Fixes = [FixSafety.Safe, FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        if (document.File.Text.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return [];
        }

        return InSettings(document).Concat(InCommands(document)).Concat(InCode(document))
            .GroupBy(finding => document.File.Position(finding.Span.Start).Line)
            .Select(line => line.First());
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        // The API's own port never spoke anything but TLS; what stands on another one may be a proxy without it.
        var written = finding.File.Slice(finding.Span);
        return written.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? [new Fix("write https://", ProxmoxMentions.IsOwnPort(written) ? FixSafety.Safe : FixSafety.Unsafe, [new FixEdit(finding.File, new TextSpan(finding.Span.Start, 4), "https")])]
            : [];
    }

    private IEnumerable<Finding> InSettings(Document document)
    {
        foreach (var setting in document.Settings)
        {
            var value = setting.Value;
            if (value.Kind is ValueKind.Literal or ValueKind.Template && IsPlain(value.Text) && IsEndpoint(setting))
            {
                yield return Report(document, value.Span, value.Text, setting.Context) with { KeyPath = setting.NamePath };
            }
        }
    }

    private IEnumerable<Finding> InCommands(Document document)
    {
        foreach (var command in document.Commands)
        {
            foreach (var word in command.Words.Skip(1))
            {
                if (IsPlain(word.Text) && ProxmoxMentions.IsApi(word.Text))
                {
                    yield return Report(document, word.Span, word.Text, command.Context) with { KeyPath = KeyPaths.Of(command) };
                }
            }
        }
    }

    private IEnumerable<Finding> InCode(Document document)
    {
        if (document.Format is not (FileFormat.Source or FileFormat.CSharp or FileFormat.PowerShell or FileFormat.Http))
        {
            yield break;
        }

        var text = document.File.Text;
        for (var start = Next(text, 0); start >= 0; start = Next(text, start + Scheme.Length))
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or '<' or '>' or ')' or ','))
            {
                end++;
            }

            var span = TextSpan.FromBounds(start, end);
            var url = text.Substring(start, end - start);
            if (IsPlain(url) && ProxmoxMentions.IsApi(url))
            {
                var context = document.Context == SourceContext.Code ? CodeAround.CommentOrCode(document.File, span) : document.Context;
                yield return Report(document, span, url, context);
            }
        }
    }

    private Finding Report(Document document, TextSpan span, string url, SourceContext context)
    {
        // Since pve-http-server 4.2 the API's own port answers plain http with a redirect to https, before that not at all
        // (PVE/APIServer/AnyEvent.pm): such an address is mended by its first use. Any other port is a proxy that takes it all.
        var redirected = ProxmoxMentions.IsOwnPort(url);
        var message = redirected
            ? "http:// where the API speaks TLS only: the first request carries the credentials in clear before it is refused or sent on to https"
            : "credentials and everything done with them go to this endpoint in clear: whoever sits on the way reads them";
        return new Finding(Descriptor, document.File, span, message)
        {
            Severity = (redirected ? Severity.Note : Descriptor.Severity).In(context),
            Confidence = Confidence.High,
        };
    }

    private static int Next(string text, int from) => text.IndexOf(Scheme, from, StringComparison.OrdinalIgnoreCase);

    // An address with a host, and not this machine's.
    private static bool IsPlain(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var host = ProxmoxMentions.HostOf(text);
        return host.Length > 0 && !ProxmoxMentions.IsLoopback(host);
    }

    private static bool IsEndpoint(Setting setting) =>
        ProxmoxMentions.IsApi(setting.Value.Text)
        || KnownPlaces.MeaningOf(setting) is { Role: KeyRole.Endpoint }
        || (InsecureSettings.NameOf(setting) is { } name && KeyNames.HasProduct(name) && Words.Of(name).Any(word => word is "url" or "uri" or "endpoint" or "host" or "address" or "api"));
}
