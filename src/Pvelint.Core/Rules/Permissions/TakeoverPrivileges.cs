using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>The privileges with which ways to takeover begin.</summary>
internal static class TakeoverPrivileges
{
    /// <summary>The word of a role's definition with which the worst way begins; null where none does.</summary>
    public static Word? Worst(RoleDefinition role) =>
        AccessFacts.TakeoverWays.Where(way => way.Yields is not TakeoverYield.Nothing && !way.IsUsual)
            .OrderByDescending(way => way.Yields)
            .Select(way => Word(role, way))
            .FirstOrDefault(word => word is not null);

    /// <summary>The word of a role's definition with which a way begins; null where the role does not hold it.</summary>
    public static Word? Word(RoleDefinition role, TakeoverWay way) =>
        role.Privileges.Items.FirstOrDefault(word => word.Text == way.Needs[0].Privilege);
}
