using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>What the rules of permissions share.</summary>
internal static class Grants
{
    /// <summary>A finding at a place, softer where nothing there is loaded or run.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">The place.</param>
    /// <param name="about">Whom or what it is about: what tells it from others in the same place.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="severity">How bad it is; null for the rule's own.</param>
    public static Finding At(this RuleDescriptor rule, Place place, string? about, string message, Severity? severity = null) => new(rule, place.File, place.Span, message)
    {
        About = about ?? "",
        Severity = (severity ?? rule.Severity).In(place.Context),
    };

    /// <summary>
    /// The entries that are for automation. What scripts and Terraform set up is. In <c>user.cfg</c> people stand beside it: there a
    /// token is, and whoever has a token that is not separated from him, himself or through a group.
    /// </summary>
    public static IEnumerable<AclEntry> EntriesForAutomation(this AccessPlan plan)
    {
        var users = new HashSet<string?>(plan.Tokens.Where(token => token.PrivSep == false).Select(token => token.User.Text));
        var groups = new HashSet<string?>(plan.Groups.Where(group => group.Members.Texts.Any(users.Contains)).Select(group => group.Name.Text)
            .Concat(plan.Users.Where(user => users.Contains(user.Id.Text)).SelectMany(user => user.Groups.Texts)));
        return plan.Entries.Where(entry => entry.Source != PlanSource.UserCfg || entry.Kind switch
        {
            SubjectKind.Token => true,
            SubjectKind.User => users.Contains(entry.Subject.Text),
            _ => groups.Contains(entry.Subject.Text),
        });
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

    /// <summary>An entry by all that makes it, where it is written and where not.</summary>
    public static string Id(this AclEntry entry) => string.Join(" ", entry.Kind, entry.Subject.Text, entry.Role.Text, entry.Path.Text);

    /// <summary>A role as a part of a sentence.</summary>
    public static string Named(this Word role) => role.Text is { } name ? "role " + name : "this role";
}
