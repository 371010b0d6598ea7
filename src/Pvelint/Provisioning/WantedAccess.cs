using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Provisioning;

/// <summary>What a tool is to be given: roles, a user, its token, and the same entries for both, since a separated token has no more than its owner.</summary>
/// <param name="Tool">The tool: <c>terraform-bpg</c>.</param>
/// <param name="Token">The token, and with it the user.</param>
/// <param name="Grants">What it needs.</param>
/// <param name="Roles">The roles by name.</param>
/// <param name="Entries">The entries, those of the user and those of the token.</param>
internal sealed record WantedAccess(string Tool, TokenId Token, IReadOnlyList<Permission> Grants, IReadOnlyList<(string Name, IReadOnlyList<string> Privileges)> Roles, IReadOnlyList<PveAclEntry> Entries)
{
    /// <summary>What it may need besides, which depends on what is not known; a segment in braces stands for any.</summary>
    public IReadOnlyList<Permission> MayNeed { get; init; } = [];

    /// <summary>The access of one tool.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="grants">What it needs.</param>
    /// <param name="token">The token; null for one named after the tool.</param>
    /// <exception cref="StopException">A name is none that Proxmox VE takes.</exception>
    public static WantedAccess Of(string tool, IReadOnlyList<Permission> grants, TokenId? token)
    {
        var plan = RolePlan.Of(token?.ToString() ?? tool, grants);
        var id = new TokenId(plan.User, plan.Token);
        if (grants.FirstOrDefault(grant => !IsName(grant.Path) || ObjectPath.Parse(grant.Path) is null) is { } odd)
        {
            throw new StopException(ExitCode.Incomplete, $"{odd.Path} is no path of Proxmox VE: nothing can be granted on it");
        }

        if (UserId.Parse(id.User) is not { } user || !IsName(id.User) || user.Realm != "pve")
        {
            throw new StopException(ExitCode.Usage, $"{id.User}: the user of a tool is one of Proxmox VE's own realm: NAME@pve");
        }

        var entries = plan.Entries.SelectMany(entry => new[]
        {
            new PveAclEntry(entry.Path, SubjectKind.User, id.User, entry.Role, entry.Propagate),
            new PveAclEntry(entry.Path, SubjectKind.Token, id.ToString(), entry.Role, entry.Propagate),
        });
        return new WantedAccess(tool, id, grants, plan.Roles, [.. entries]);
    }

    /// <summary>The same for another token of the same user: the roles stay.</summary>
    public WantedAccess For(TokenId token) => this with
    {
        Token = token,
        Entries = [.. Entries.Select(entry => entry.Kind == SubjectKind.Token ? entry with { Subject = token.ToString() } : entry)],
    };

    // What goes into a call must not end a line or a word.
    private static bool IsName(string text) => text.All(c => c is > ' ' and <= '~');
}
