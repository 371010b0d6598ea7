using Pvelint.Access;

namespace Pvelint.Tests.Access;

/// <summary>Which ways entries of one user open: <c>Role /path</c> by <c>;</c>, roles of one's own named by their privileges.</summary>
public sealed class EscalationTests
{
    [Theory]
    [InlineData("Sys.Modify /", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /access", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /access only", "Cluster: rewrite-a-role, grant-itself, mint-a-root-token")]
    [InlineData("Sys.Modify / only", "")]
    [InlineData("Sys.Modify /nodes/pve1", "")]
    [InlineData("User.Modify /access", "Cluster: mint-a-root-token")]
    [InlineData("User.Modify /access/groups", "Cluster: mint-a-root-token")]
    [InlineData("User.Modify /access/groups/guests", "")]
    [InlineData("User.Modify /access only", "")]
    [InlineData("PVEUserAdmin /", "Cluster: mint-a-root-token")]
    [InlineData("Realm.AllocateUser /access/realm", "")]
    [InlineData("Permissions.Modify /access", "Cluster: grant-itself, mint-a-root-token")]
    [InlineData("PVEMappingAdmin /mapping", "")]
    [InlineData("PVEMappingAdmin /mapping;VM.Config.Disk /vms/100", "Host: map-a-host-directory, map-a-host-directory, map-a-host-directory")]
    [InlineData("PVEMappingUser /mapping;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify /mapping/dir/share;Mapping.Use /mapping;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify /mapping/dir/share;VM.Config.Disk /vms", "")]
    [InlineData("Mapping.Modify,Mapping.Use /mapping/dir/share;VM.Config.Disk /vms", "Host: remap-a-host-directory, remap-a-host-directory, remap-a-host-directory")]
    [InlineData("PVEDatastoreAdmin /storage/local", "Data: read-any-backup")]
    [InlineData("PVEVMAdmin /vms", "")]
    [InlineData("PVEVMAdmin /vms;PVEDatastoreAdmin /storage/local", "")]
    [InlineData("PVEVMUser /vms", "Guests: write-guest-files")]
    [InlineData("PVETemplateUser /vms/9000", "")]
    [InlineData("Sys.Modify /;VM.Audit /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access", "")]
    [InlineData("Sys.Modify /;NoAccess /access only", "")]
    [InlineData("Sys.Modify /access;NoAccess /", "Cluster: rewrite-a-role, mint-a-root-token")]
    [InlineData("Sys.Modify /;NoAccess /", "")]
    [InlineData("User.Modify /;VM.Audit /access only", "Cluster: mint-a-root-token")]
    public void Finds_the_worst_way_that_entries_open(string entries, string way) => Assert.Equal(way, Find(entries));

    private static string Find(string text, string version = "9.1")
    {
        var script = text.Split(';').Select((line, index) => (Words: line.Split(' '), Role: "Role" + index)).Select(item =>
        {
            var isBuiltIn = item.Words[0].StartsWith("PVE", StringComparison.Ordinal) || item.Words[0] == "NoAccess";
            var role = isBuiltIn ? item.Words[0] : item.Role;
            var define = isBuiltIn ? "" : $"pveum role add {role} -privs {item.Words[0]}\n";
            return $"{define}pveum acl modify {item.Words[1]} --users ci@pve --roles {role} --propagate {(item.Words.Length > 2 ? 0 : 1)}\n";
        });
        var ways = Escalation.Of(new AccessModel(Plans.OfShell(string.Concat(script)), PveVersion.Parse(version)!.Value), "ci@pve");
        return ways.Count == 0 ? "" : $"{ways[0].Target}: {string.Join(", ", ways[0].Steps.Select(step => step.Fact))}";
    }
}
