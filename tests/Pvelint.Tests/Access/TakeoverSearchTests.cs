using Pvelint.Access;

namespace Pvelint.Tests.Access;

/// <summary>Which ways entries of one user open: a line an entry, <c>Role /path</c>, roles of one's own named by their privileges.</summary>
public sealed class TakeoverSearchTests
{
    [Theory]
    [InlineData("Sys.Modify /", "rewrite-a-role")]
    [InlineData("Sys.Modify /access", "rewrite-a-role")]
    [InlineData("Sys.Modify /access only", "rewrite-a-role")]
    [InlineData("Sys.Modify / only", "")]
    [InlineData("Sys.Modify /nodes/pve1", "")]
    [InlineData("User.Modify /access", "mint-a-root-token")]
    [InlineData("User.Modify /access/groups", "mint-a-root-token")]
    [InlineData("User.Modify /access/groups/guests", "")]
    [InlineData("User.Modify /access only", "")]
    [InlineData("PVEUserAdmin /", "mint-a-root-token")]
    [InlineData("Realm.Allocate /access/realm", "redirect-a-realm")]
    [InlineData("Realm.AllocateUser /access/realm", "")]
    [InlineData("Permissions.Modify /access", "grant-itself,grant-itself-below")]
    [InlineData("Permissions.Modify /vms/100", "grant-itself-below")]
    [InlineData("PVEMappingAdmin /mapping", "")]
    [InlineData("PVEMappingAdmin /mapping;VM.Config.Disk /vms/100", "map-a-host-directory")]
    [InlineData("PVEMappingAdmin /mapping;VM.Config.HWType /vms", "pass-a-host-device")]
    [InlineData("Mapping.Modify,Mapping.Use,VM.Config.Disk /", "map-a-host-directory")]
    [InlineData("PVEMappingUser /mapping;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify /mapping/dir/share;Mapping.Use /mapping;VM.Config.Disk /vms", "")]
    [InlineData("PVEDatastoreAdmin /storage", "define-a-storage")]
    [InlineData("PVEDatastoreAdmin /storage/local", "")]
    public void Finds_the_ways_that_entries_open(string entries, string ways) => Assert.Equal(ways, Find(entries));

    [Theory]
    [InlineData("Sys.Modify /;VM.Audit /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access only", "")]
    [InlineData("Sys.Modify /access;NoAccess /", "rewrite-a-role")]
    [InlineData("Sys.Modify /;NoAccess /", "")]
    [InlineData("User.Modify /;VM.Audit /access only", "mint-a-root-token")]
    public void A_deeper_entry_replaces_what_comes_from_above(string entries, string ways) => Assert.Equal(ways, Find(entries));

    [Theory]
    [InlineData("8.3", "pass-a-host-device")]
    [InlineData("8.4", "map-a-host-directory,pass-a-host-device")]
    [InlineData("7.4", "")]
    public void A_way_begins_with_a_release(string version, string ways) =>
        Assert.Equal(ways, Find("Mapping.Modify,Mapping.Use,VM.Config.Disk,VM.Config.HWType /", version));

    [Fact]
    public void Names_the_worst_way_first() => Assert.StartsWith("rewrite-a-role", Find("Datastore.Allocate,Sys.Modify /"), StringComparison.Ordinal);

    private static string Find(string text, string version = "9.1")
    {
        var script = text.Split(';').Select((line, index) => (Words: line.Split(' '), Role: "Role" + index)).Select(item =>
        {
            var isBuiltIn = item.Words[0].StartsWith("PVE", StringComparison.Ordinal) || item.Words[0] == "NoAccess";
            var role = isBuiltIn ? item.Words[0] : item.Role;
            var define = isBuiltIn ? "" : $"pveum role add {role} -privs {item.Words[0]}\n";
            return $"{define}pveum acl modify {item.Words[1]} --users ci@pve --roles {role} --propagate {(item.Words.Length > 2 ? 0 : 1)}\n";
        });
        var plan = Plans.OfShell(string.Concat(script));
        var release = PveVersion.Parse(version)!.Value;
        var found = TakeoverSearch.Find(plan.Entries, new RoleContents(plan, release), release);
        return string.Join(',', found.Select(takeover => takeover.Way.Name));
    }
}
