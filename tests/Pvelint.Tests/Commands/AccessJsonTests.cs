using System.Text.Json;

namespace Pvelint.Tests.Commands;

/// <summary><c>pvelint access --format json</c> answers what the code of Proxmox VE answered, and holds its contract.</summary>
public sealed class AccessJsonTests
{
    private const string Small = "user:a@pve:1:0::::::\ntoken:a@pve!ci:0:1::\ngroup:ops:a@pve::\nacl:1:/vms:@ops:PVEAuditor:\nacl:0:/storage:a@pve!ci:PVEDatastoreUser:\n";

    [Fact]
    public void Every_query_is_answered_as_Proxmox_VE_does()
    {
        foreach (var configuration in Configurations().Where((_, i) => i % 10 == 0))
        {
            var text = configuration.GetProperty("user_cfg").GetString()!;
            foreach (var of in configuration.GetProperty("queries").EnumerateArray().GroupBy(query => query.GetProperty("authid").GetString()!))
            {
                var paths = of.GroupBy(query => query.GetProperty("path").GetString()!).Select(group => group.First()).ToList();
                var answer = Ask(text, ["--authid", of.Key, .. paths.SelectMany(query => new[] { "--path", query.GetProperty("path").GetString()! })]);
                Assert.Equal(of.Key, answer.GetProperty("authid").GetString());
                Assert.Equal(paths.Select(query => query.GetProperty("path").GetString() + Shown(query.GetProperty("privileges"))), answer.GetProperty("paths").EnumerateObject().Select(row => row.Name + Shown(row.Value)));
            }
        }
    }

    [Fact]
    public void Every_tree_is_that_of_Proxmox_VE()
    {
        foreach (var configuration in Configurations().Where(entry => entry.TryGetProperty("trees", out _)).Where((_, i) => i % 10 == 0))
        {
            var all = Ask(configuration.GetProperty("user_cfg").GetString()!, []).EnumerateArray().ToDictionary(answer => answer.GetProperty("authid").GetString()!, StringComparer.Ordinal);
            foreach (var tree in configuration.GetProperty("trees").EnumerateArray())
            {
                var expected = tree.GetProperty("tree").EnumerateObject().Select(row => row.Name + Shown(row.Value)).Order(StringComparer.Ordinal);
                Assert.Equal(expected, all[tree.GetProperty("authid").GetString()!].GetProperty("paths").EnumerateObject().Select(row => row.Name + Shown(row.Value)).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void One_principal_is_one_object_and_a_path_given_twice_stands_once() => Assert.Equal(
        """{"version":1,"pve":"9.1","authid":"a@pve!ci","paths":{"/storage":{}},"kind":"token","owner":"a@pve","separated":true,"complete":true,"problems":[]}""" + "\n",
        Cli.Run(".", Small, ["access", "-", "--format", "json", "--authid", "a@pve!ci", "--path", "/storage", "--path", "/storage"]).Output);

    [Fact]
    public void All_are_a_list_of_users_and_tokens() =>
        Assert.Equal(["a@pve", "a@pve!ci", "root@pam"], Ask(Small, []).EnumerateArray().Select(answer => answer.GetProperty("authid").GetString()));

    private static IEnumerable<JsonElement> Configurations() =>
        File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", "effective-permissions.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    private static JsonElement Ask(string userCfg, string[] arguments)
    {
        var run = Cli.Run(".", userCfg, ["access", "-", "--format", "json", .. arguments]);
        Assert.True(run.Code == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static string Shown(JsonElement privileges) =>
        string.Concat(privileges.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => $" {entry.Name}={entry.Value.GetInt32()}"));
}
