using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Permissions;

/// <summary>As whom a tool logs in, where a file says it.</summary>
/// <param name="User">The user: <c>root@pam</c>.</param>
/// <param name="IsToken">Whether it is by a token of that user.</param>
/// <param name="Place">The id's place.</param>
internal sealed record Login(string User, bool IsToken, Place Place);

/// <summary>Finds the users of the pam realm as whom tools log in.</summary>
internal static class Logins
{
    // user@realm, user@realm!name, with what stands round it in a header, a whole token or a -u option; a part of the name may be filled in later.
    private static readonly Regex Id = new(
        @"^(?:PVEAPIToken[= ])?(?<id>(?<user>[A-Za-z0-9._-]+@[A-Za-z][A-Za-z0-9._-]+)(?<token>![^\s=:]+)?)(?:[=:].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex WholeToken = new(
        @"(?<![A-Za-z0-9._-])(?<user>[A-Za-z0-9._-]+@pam)(?<token>![A-Za-z][A-Za-z0-9._-]*)=[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "user", "username", "userid", "login", "account", "auth", "identity", "principal", "token", "tokenid", "tokenname", "id", "credentials", "authorization",
    };

    /// <summary>The users of the pam realm that a document names in a place for credentials.</summary>
    public static IEnumerable<Login> In(Document document)
    {
        if (document.File.Text.IndexOf("pam", StringComparison.Ordinal) < 0)
        {
            return [];
        }

        return document.Settings.Select(setting => Of(setting, document)).OfType<Login>().Concat(Tokens(document));
    }

    private static Login? Of(Setting setting, Document document)
    {
        var value = setting.Value;
        if (setting.Context == SourceContext.Comment || value.Kind is not (ValueKind.Literal or ValueKind.Template) || value.Text.Length > 256)
        {
            return null;
        }

        var match = Id.Match(value.Text);
        var id = match.Groups["id"];
        if (match.Success && UserId.Parse(match.Groups["user"].Value) is { Realm: "pam" } user && IsCredential(setting, document))
        {
            var place = new Place(document.File, value.Map.ToSource(new TextSpan(id.Index, id.Length)), setting.Context);
            return new Login(user.ToString(), match.Groups["token"].Success, place);
        }

        // Home Assistant and others take the name and the realm apart.
        return value.Text == "root" && setting.Scope.Find("realm")?.Value.Text == "pam" && IsCredential(setting, document)
            ? new Login(UserId.Root, false, new Place(document.File, value.Span, setting.Context))
            : null;
    }

    private static bool IsCredential(Setting setting, Document document)
    {
        // The answer of the API to a login is no login, and whom a command makes or grants something is read as a grant.
        if (setting.Scope.Find("ticket") is not null || setting.Scope.Find("ugid") is not null || setting.Scope.Kind is "pveum" or "pvesh")
        {
            return false;
        }

        var isKnown = KnownPlaces.MeaningOf(setting) is { Role: KeyRole.Identity or KeyRole.Token };
        // In a program a name beside a value is as often a default or a message as a login: only a Proxmox client's argument is one for sure.
        if (isKnown || document.Format is FileFormat.Source or FileFormat.CSharp)
        {
            return isKnown && (document.Format is not (FileFormat.Source or FileFormat.CSharp) || ProxmoxContext.IsNamed(setting.Scope));
        }

        // A variable is named by its block, and only Terraform's and Packer's defaults are values in force.
        var name = setting.Key == "default" && setting.Scope.Kind == "variable" && setting.Scope.Labels.Count == 1 ? setting.Scope.Labels[0] : setting.Key;
        return Secrets.Words.Of(KnownPlaces.WithoutPrefix(name)).Any(Words.Contains);
    }

    private static IEnumerable<Login> Tokens(Document document)
    {
        var comments = new DocumentComments(document);
        foreach (Match match in WholeToken.Matches(document.File.Text))
        {
            var span = new TextSpan(match.Index, match.Groups["user"].Length + match.Groups["token"].Length);
            if (!comments.Contains(span))
            {
                yield return new Login(match.Groups["user"].Value, true, new Place(document.File, span, document.Context));
            }
        }
    }
}
