using Pvelint.Access;
using Pvelint.Formats;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE210: automation logs in as a system account, a user of the pam realm other than root.</summary>
public sealed class SystemAccountUsed : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE210", nameof(SystemAccountUsed), "user of the pam realm, a system account, used for automation", Severity.Note,
        "make the user in the pve realm: it exists in Proxmox VE alone, on every node, and cannot log in to a shell");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        from login in Logins.In(document)
        where IsSystemAccount(login.User)
        select Descriptor.At(login.Place, login.User, $"the tool works as {login.User}, a system account of the node: its password may open a shell there, and it must exist on every node");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) =>
        project.Access.Users.Where(user => user.IsNew && user.Source != PlanSource.UserCfg).Select(user => user.Id)
            .Concat(project.Access.Tokens.Select(token => token.User))
            .Where(user => user.Text is not null && IsSystemAccount(user.Text))
            .Select(user => Descriptor.At(user.Place, user.Text, $"{user.Text} is a system account of the node: its password may open a shell there, and it must exist on every node"));

    private static bool IsSystemAccount(string user) => user != UserId.Root && UserId.Parse(user) is { Realm: "pam" };
}
