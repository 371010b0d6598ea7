using System.Text.Json;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>Every answer that the code of pve-access-control 9.1.1 gave about 150 clusters and 37 odd files is ours, too.</summary>
public sealed class RealAnswersTests
{
    private static readonly PveVersion Version = new(9, 1);

    [Fact]
    public void Every_query_is_answered_as_Proxmox_VE_does()
    {
        var count = 0;
        foreach (var (id, model, root) in Cases("effective-permissions.jsonl"))
        {
            count += Check(id, model, root);
        }

        Assert.Equal(2807, count);
    }

    [Fact]
    public void Every_tree_is_that_of_Proxmox_VE()
    {
        var count = 0;
        foreach (var (id, model, root) in Cases("effective-permissions.jsonl").Where(entry => entry.Root.TryGetProperty("trees", out _)))
        {
            foreach (var tree in root.GetProperty("trees").EnumerateArray())
            {
                var authid = tree.GetProperty("authid").GetString()!;
                var expected = tree.GetProperty("tree").EnumerateObject().OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.Name + " " + Shown(row.Value));
                var actual = model.Tree(authid).OrderBy(row => row.Path, StringComparer.Ordinal).Select(row => row.Path + " " + Shown(row.Permissions));
                Assert.Equal(expected, actual);
                Assert.All(model.Tree(authid), row => Assert.Equal(row.Permissions, model.On(authid, row.Path)));
                count++;
            }
        }

        Assert.Equal(150, count);
    }

    [Fact]
    public void Every_odd_file_is_read_with_the_warnings_of_Proxmox_VE()
    {
        var count = 0;
        foreach (var (id, model, root) in Cases("user-cfg-quirks.jsonl"))
        {
            _ = Check(id, model, root);
            Assert.Equal(root.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()), model.Plan.Warnings.Select(warning => warning.Message));
            count++;
        }

        Assert.Equal(37, count);
    }

    private static int Check(string id, AccessModel model, JsonElement root)
    {
        var count = 0;
        foreach (var query in root.GetProperty("queries").EnumerateArray())
        {
            var (authid, path) = (query.GetProperty("authid").GetString()!, query.GetProperty("path").GetString()!);
            Assert.Equal($"{id} {authid} {path} {Shown(query.GetProperty("privileges"))}", $"{id} {authid} {path} {Shown(model.On(authid, path))}");
            count++;
        }

        return count;
    }

    private static IEnumerable<(string Id, AccessModel Model, JsonElement Root)> Cases(string name)
    {
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", name)))
        {
            var root = JsonDocument.Parse(line).RootElement;
            var file = new SourceFile("user.cfg", root.GetProperty("user_cfg").GetString()!);
            yield return (root.GetProperty(name.StartsWith("user", StringComparison.Ordinal) ? "name" : "id").GetString()!, new AccessModel(UserCfg.Read(file, SourceContext.Code, Version), Version), root);
        }
    }

    private static string Shown(JsonElement privileges) =>
        string.Join(" ", privileges.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => $"{entry.Name}={entry.Value.GetInt32()}"));

    private static string Shown(PermissionSet permissions) => string.Join(" ", permissions.Privileges.Select(entry => $"{entry.Privilege}={(entry.IsPropagated ? 1 : 0)}"));
}
