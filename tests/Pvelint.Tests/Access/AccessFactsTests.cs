using System.Text.RegularExpressions;
using Pvelint.Access;

namespace Pvelint.Tests.Access;

/// <summary>The facts of rules/access hang together: nothing misspelt, nothing forgotten.</summary>
public sealed class AccessFactsTests
{
    private static readonly PveVersion Pve7 = new(7, 4);
    private static readonly PveVersion Pve8 = new(8, 4);
    private static readonly PveVersion Pve9 = new(9, 1);

    [Theory]
    [InlineData("6.0", 32)]
    [InlineData("6.1", 34)]
    [InlineData("6.2", 34)]
    [InlineData("6.3", 35)]
    [InlineData("6.4", 35)]
    [InlineData("7.0", 36)]
    [InlineData("7.3", 37)]
    [InlineData("7.4", 37)]
    [InlineData("8.0", 41)]
    [InlineData("8.1", 41)]
    [InlineData("8.2", 42)]
    [InlineData("8.4", 42)]
    [InlineData("9.0", 47)]
    [InlineData("9.1", 47)]
    [InlineData("9.2", 47)]
    public void A_release_has_as_many_privileges(string version, int count) =>
        Assert.Equal(count, AccessFacts.Privileges.Values.Count(privilege => privilege.Versions.Contains(PveVersion.Parse(version)!.Value)));

    [Theory]
    [InlineData("6.4", 13)]
    [InlineData("7.0", 16)]
    [InlineData("7.1", 17)]
    [InlineData("7.4", 17)]
    [InlineData("8.0", 22)]
    [InlineData("8.1", 30)]
    [InlineData("8.4", 30)]
    [InlineData("9.0", 32)]
    [InlineData("9.1", 32)]
    [InlineData("9.2", 36)]
    public void A_release_has_as_many_forms_of_paths(string version, int count) =>
        Assert.Equal(count, AccessFacts.PathForms.Count(form => form.Versions.Contains(PveVersion.Parse(version)!.Value)));

    [Fact]
    public void A_privilege_says_all_that_is_asked_of_it() => Assert.All(AccessFacts.Privileges.Values, privilege =>
    {
        Assert.NotEmpty(privilege.Allows);
        Assert.NotEmpty(privilege.Because);
        Assert.NotEmpty(privilege.Paths);
    });

    [Fact]
    public void Five_privileges_are_critical_everywhere() => Assert.Equal(
        ["Mapping.Modify", "Permissions.Modify", "Realm.Allocate", "Sys.Modify", "User.Modify"],
        AccessFacts.Privileges.Values.Where(privilege => privilege.Risk == Risk.Critical).Select(privilege => privilege.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_role_holds_only_privileges_that_there_are() =>
        Assert.All(AccessFacts.Roles.Values, role => Assert.All(role.Privileges.Keys, name => Assert.Contains(name, AccessFacts.Privileges.Keys)));

    [Fact]
    public void Administrator_holds_every_privilege_and_NoAccess_none()
    {
        Assert.Equal(47, AccessFacts.Roles["Administrator"].PrivilegesIn(Pve9).Count);
        Assert.Equal(42, AccessFacts.Roles["Administrator"].PrivilegesIn(Pve8).Count);
        Assert.Empty(AccessFacts.Roles["NoAccess"].PrivilegesIn(Pve9));
        Assert.True(AccessFacts.Roles["NoAccess"].Denies);
    }

    [Fact]
    public void PVEAdmin_lost_Permissions_Modify_in_8_and_keeps_User_Modify()
    {
        var role = AccessFacts.Roles["PVEAdmin"];
        Assert.Contains("Permissions.Modify", role.PrivilegesIn(Pve7));
        Assert.DoesNotContain("Permissions.Modify", role.PrivilegesIn(Pve8));
        Assert.Contains("User.Modify", role.PrivilegesIn(Pve9));
        Assert.Equal(7, AccessFacts.Roles["Administrator"].PrivilegesIn(Pve9).Except(role.PrivilegesIn(Pve9)).Count());
    }

    [Fact]
    public void PVEVMUser_reads_and_writes_files_of_guests_since_9()
    {
        var role = AccessFacts.Roles["PVEVMUser"];
        Assert.DoesNotContain("VM.GuestAgent.FileWrite", role.PrivilegesIn(Pve8));
        Assert.Contains("VM.GuestAgent.FileWrite", role.PrivilegesIn(Pve9));
    }

    [Theory]
    [InlineData("7.4", 14)]
    [InlineData("8.4", 17)]
    [InlineData("9.1", 17)]
    public void A_release_has_as_many_built_in_roles(string version, int count) =>
        Assert.Equal(count, AccessFacts.Roles.Values.Count(role => role.Versions.Contains(PveVersion.Parse(version)!.Value)));

    [Fact]
    public void A_way_to_takeover_begins_with_a_graver_privilege_and_ends_somewhere() => Assert.All(AccessFacts.TakeoverWays, way =>
    {
        Assert.NotEmpty(way.Needs);
        Assert.NotEmpty(way.Steps);
        Assert.NotEmpty(way.Closes);
        Assert.NotEmpty(way.Source);
        Assert.True(way.IsUsual || AccessFacts.Privileges[way.Needs[0].Privilege].Risk >= Risk.High, way.Name);
    });

    [Fact]
    public void A_way_to_takeover_needs_privileges_that_there_are_on_paths_that_there_are() => Assert.All(
        AccessFacts.TakeoverWays.SelectMany(way => way.Needs, (way, need) => (Way: way, Need: need)), item =>
        {
            Assert.Contains(item.Need.Privilege, AccessFacts.Privileges.Keys);
            var path = Regex.Replace(item.Need.Path.Replace("/vms/{vmid}", "/vms/100", StringComparison.Ordinal).Replace("/vms/{other}", "/vms/101", StringComparison.Ordinal), @"\{\w+\}", "any");
            Assert.True(path == "*" || AccessFacts.PathForms.Any(form => form.Matches(ObjectPath.Parse(path)!.Value)), $"{item.Way.Name}: {item.Need.Path}");
        });

    [Fact]
    public void A_removed_privilege_is_replaced_by_ones_that_there_are() => Assert.All(AccessFacts.ReplacedPrivileges.Values, replaced =>
    {
        Assert.Equal(AccessFacts.Privileges[replaced.Privilege].Versions.Removed, replaced.Removed);
        Assert.All(replaced.By.Concat(replaced.Where.Values), name => Assert.True(AccessFacts.Privileges[name].Versions.Contains(Pve9), name));
    });

    [Fact]
    public void Every_removed_privilege_has_a_replacement() => Assert.All(
        AccessFacts.Privileges.Values.Where(privilege => privilege.Versions.Removed is not null),
        privilege => Assert.Contains(privilege.Name, AccessFacts.ReplacedPrivileges.Keys));

    [Fact]
    public void A_path_that_is_replaced_is_none_and_its_replacement_is_one() => Assert.All(AccessFacts.ReplacedPaths, replaced =>
    {
        Assert.DoesNotContain(AccessFacts.PathForms, form => form.Text == replaced.Form.Text && form.Versions.Contains(Pve9));
        Assert.Contains(replaced.By, AccessFacts.PathForms.Where(form => form.Versions.Contains(Pve9)).Select(form => form.Shown).Append("/sdn/zones/localnetwork"));
    });

    [Fact]
    public void Risks_are_the_same_asked_one_by_one_and_together()
    {
        foreach (var text in new[] { "/", "/access", "/access/groups", "/access/groups/x", "/access/realm/pve", "/vms", "/vms/100", "/vms/x", "/pool/a", "/pool/a/b", "/nodes/n", "/storage/s", "/sdn/zones/z/v", "/sdn/zones/z/v/12", "/mapping/pci/m", "/no/such" })
        {
            var path = ObjectPath.Parse(text)!.Value;
            var together = new PathRisks(path);
            foreach (var name in PrivilegeTable.Names)
            {
                var bit = PrivilegeTable.Bit(name);
                Assert.Equal((name, text, RiskOfPath.Of(name, path, isPropagated: false)), (name, text, together.Of(new PermissionSet(bit, 0))));
                Assert.Equal((name, text, RiskOfPath.Of(name, path, isPropagated: true)), (name, text, together.Of(new PermissionSet(bit, bit))));
            }
        }
    }
}
