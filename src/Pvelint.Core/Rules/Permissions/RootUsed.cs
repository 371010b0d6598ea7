using Pvelint.Access;
using Pvelint.Formats;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE209: automation logs in as root@pam or with a token of it.</summary>
public sealed class RootUsed : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE209", nameof(RootUsed), "root@pam used for automation", Severity.Warning,
        "make a user in the pve realm with a role of what the tool needs, and a token of it");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from login in Logins.In(document)
        where login.User == UserId.Root
        select Descriptor.At(
            login.Place,
            "login",
            login.IsToken
                ? "the tool works with a token of root@pam: whoever gets hold of it may do everything in the cluster"
                : "the tool works as root@pam: whoever gets hold of its password is root on the nodes, too");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) =>
        from token in project.Access.Tokens
        where token.User.Text == UserId.Root
        select Descriptor.At(token.User.Place, token.Id, "a token of root@pam is made here: whoever gets hold of it may do everything in the cluster");
}
