using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>Finds every credential that is written in a file: the forms that stand on their own, and what keys say.</summary>
public static class CredentialFinder
{
    /// <summary>The credentials in the order of the file; each place once.</summary>
    public static IReadOnlyList<Credential> Find(Document document, SecretFlow flow)
    {
        var found = new Dictionary<TextSpan, Credential>();
        var id = new Lazy<Setting?>(() => Identities.OnlyTokenId(document));
        foreach (var setting in document.Settings)
        {
            foreach (var match in Forms(setting.Value.Fragment))
            {
                Add(found, OfForm(match, document, setting.Context, setting));
            }

            if (OfSetting(setting, document, flow, id) is { } credential)
            {
                Add(found, credential);
            }
        }

        foreach (var match in Forms(Fragment.Of(document.File)).Concat(document.Texts.SelectMany(Forms)))
        {
            Add(found, OfForm(match, document, document.Context, null));
        }

        return [.. found.Values.OrderBy(credential => credential.Span.Start)];
    }

    private static void Add(Dictionary<TextSpan, Credential> found, Credential credential)
    {
        // The same units may be seen as a key's value and as a form of their own: the form knows whose it is.
        if (!found.TryGetValue(credential.Span, out var known) || (known.Identity == Identity.Unknown && credential.Identity != Identity.Unknown))
        {
            found[credential.Span] = credential;
        }
    }

    private static IEnumerable<(SecretMatch Match, Fragment Fragment)> Forms(Fragment fragment) =>
        SecretForms.Find(fragment.Text)
            .Where(match => match.Form is SecretForm.Ticket || Placeholders.Classify(fragment.Text.Substring(match.Span.Start, match.Span.Length)) is SecretText.Plausible)
            .Select(match => (match, fragment));

    private static Credential OfForm((SecretMatch Match, Fragment Fragment) form, Document document, SourceContext context, Setting? setting)
    {
        var (match, fragment) = form;
        return new Credential(
            match.Form switch
            {
                SecretForm.Ticket => CredentialKind.Ticket,
                SecretForm.UrlPassword => SecretForms.IsUuid(fragment.Text.Substring(match.Span.Start, match.Span.Length)) ? CredentialKind.TokenSecret : CredentialKind.Password,
                _ => CredentialKind.Token,
            },
            document,
            fragment.ToSource(match.Span),
            new Secret(fragment.Text.Substring(match.Span.Start, match.Span.Length)), setting?.NamePath ?? "", context, Confidence.High)
        {
            Identity = Identities.Parse(match.Identity),
            Setting = setting,
            About = setting is null ? match.Identity : "",
            Tool = setting is null ? "" : Meanings.Of(setting)?.Tool ?? "",
        };
    }

    private static Credential? OfSetting(Setting setting, Document document, SecretFlow flow, Lazy<Setting?> id)
    {
        if (setting.Value.Kind is not (ValueKind.Literal or ValueKind.Number) || setting.Value.Text.Length is 0 or > SecretForms.MaxLength)
        {
            return null;
        }

        if ((Meanings.Of(setting) ?? flow.MeaningOf(setting, document)) is not { } meaning || KindOf(meaning.Role, setting) is not { } kind)
        {
            return null;
        }

        var (identity, place) = kind is CredentialKind.Token or CredentialKind.TokenSecret or CredentialKind.Password ? Identities.Of(setting, id.Value) : (Identity.Unknown, null);
        var value = setting.Value;
        return new Credential(kind, document, Trim(value), new Secret(value.Text.Trim()), setting.NamePath, setting.Context, meaning.Confidence)
        {
            Identity = identity,
            IdentityPlace = place is null ? null : new RelatedPlace(document.File, place.Value.Span, "the id it belongs to"),
            Tool = meaning.Tool,
            Setting = setting,
        };
    }

    // What the value is, by what the key takes and by its shape: every secret that Proxmox makes is a UUID.
    private static CredentialKind? KindOf(KeyRole role, Setting setting)
    {
        var text = setting.Value.Text.Trim();
        var isUuid = SecretForms.IsUuid(text);
        if (Placeholders.Classify(text) is not SecretText.Plausible)
        {
            return null;
        }

        return role switch
        {
            KeyRole.Token or KeyRole.TokenSecret => isUuid ? CredentialKind.TokenSecret : null,
            KeyRole.Password => isUuid ? CredentialKind.TokenSecret : IsPassword(text, setting) ? CredentialKind.Password : null,
            KeyRole.GuestPassword => IsPassword(text, setting) ? CredentialKind.GuestPassword : null,
            KeyRole.Ticket => SecretForms.Find(text).Any(match => match.Form is SecretForm.Ticket) ? CredentialKind.Ticket : null,
            KeyRole.CsrfToken => IsCsrfToken(text) ? CredentialKind.CsrfToken : null,
            _ => null,
        };
    }

    // A path, a hash or an address is no password that logs in; neither is a truth value.
    private static bool IsPassword(string text, Setting setting) => setting.Value.Kind is not ValueKind.Boolean && LooksLikePassword(text);

    internal static bool LooksLikePassword(string text) =>
        !(text[0] == '$' && text.IndexOf('$', 1) is > 1 and < 5)
        && !(text[0] is '/' or '~' && text.IndexOf('/', 1) > 0)
        && text.IndexOf("://", StringComparison.Ordinal) < 0
        && !(text is "true" or "false" or "yes" or "no" or "null" or "none" or "None" or "undefined")
        && !ProxmoxContext.IsUser(text) && !ProxmoxContext.IsTokenId(text);

    // HEX8:base64 of a digest without padding: pve-common PVE/Ticket.pm.
    private static bool IsCsrfToken(string text) =>
        text.IndexOf(':') == 8 && text.Length is >= 35 and <= 60 && text.Take(8).All(unit => unit is >= '0' and <= '9' or >= 'A' and <= 'F');

    private static TextSpan Trim(SettingValue value)
    {
        var start = 0;
        while (start < value.Text.Length && char.IsWhiteSpace(value.Text[start]))
        {
            start++;
        }

        return start == 0 && value.Text.Trim().Length == value.Text.Length
            ? value.Span
            : value.Map.ToSource(new TextSpan(start, value.Text.Trim().Length));
    }
}
