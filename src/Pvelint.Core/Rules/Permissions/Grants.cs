using Pvelint.Access;
using Pvelint.Formats;

namespace Pvelint.Rules.Permissions;

/// <summary>What the rules of permissions share.</summary>
internal static class Grants
{
    /// <summary>A finding at a place, softer where nothing there is loaded or run.</summary>
    public static Finding At(this RuleDescriptor rule, Place place, string message, Severity? severity = null) => new(rule, place.File, place.Span, message)
    {
        Severity = (severity ?? rule.Severity).In(place.Context),
    };

    /// <summary>
    /// Whether an entry is for automation. What scripts and Terraform set up is. In <c>user.cfg</c> people stand beside it: there a
    /// token is, and a user or group to whom a token belongs.
    /// </summary>
    public static bool IsForAutomation(this AccessPlan plan, AclEntry entry)
    {
        if (entry.Source != PlanSource.UserCfg || entry.Kind == SubjectKind.Token)
        {
            return true;
        }

        bool HasToken(string? user) => plan.Tokens.Any(token => token.User.Text == user && token.PrivSep == false);
        return entry.Kind == SubjectKind.User
            ? HasToken(entry.Subject.Text)
            : plan.Groups.Any(group => group.Name.Text == entry.Subject.Text && group.Members.Texts.Any(HasToken))
                || plan.Users.Any(user => user.Groups.Texts.Contains(entry.Subject.Text) && HasToken(user.Id.Text));
    }

    /// <summary>Whom an entry is for, as a part of a sentence.</summary>
    public static string Who(this AclEntry entry) => (entry.Kind, entry.Subject.Text) switch
    {
        (SubjectKind.Group, null) => "a group",
        (SubjectKind.Token, null) => "a token",
        (_, null) => "a user",
        (SubjectKind.Group, var name) => "the group " + name,
        (SubjectKind.Token, var name) => "the token " + name,
        (_, var name) => name,
    };

    /// <summary>A role as a part of a sentence.</summary>
    public static string Named(this Word role) => role.Text is { } name ? "role " + name : "this role";

    /// <summary>Whether all of these places are only shown, not run.</summary>
    public static bool IsShown(this Place place) => place.Context != SourceContext.Code;
}
