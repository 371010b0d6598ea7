namespace Pvelint.Access;

/// <summary>Where the things are written that an entry works through: the role's privilege, the member of a group, that of a pool.</summary>
public static class GroundPlaces
{
    /// <summary>Where a role is given a privilege; null where it is built in.</summary>
    public static Place? OfPrivilege(AccessPlan plan, string role, string privilege) =>
        plan.Roles.Where(definition => definition.Name.Text == role).SelectMany(definition => definition.Privileges.Items).FirstOrDefault(word => word.Text == privilege)?.Place;

    /// <summary>Where a user is put in a group; null where nobody does.</summary>
    public static Place? OfMember(AccessPlan plan, string user, string group) =>
        plan.Groups.Where(definition => definition.Name.Text == group).SelectMany(definition => definition.Members.Items).FirstOrDefault(word => word.Text == user)?.Place
        ?? plan.Users.Where(definition => definition.Id.Text == user).SelectMany(definition => definition.Groups.Items).FirstOrDefault(word => word.Text == group)?.Place;

    /// <summary>Where the guest or storage of a path is put in a pool; null where nobody does.</summary>
    public static Place? OfPool(AccessPlan plan, string pool, string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return plan.Pools.Where(definition => definition.Name.Text == pool)
            .SelectMany(definition => path.StartsWith("/vms/", StringComparison.Ordinal) ? definition.Guests.Items : definition.Storages.Items)
            .FirstOrDefault(word => word.Text == name)?.Place;
    }
}
