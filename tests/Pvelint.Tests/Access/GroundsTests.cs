using System.Globalization;
using System.Text;
using System.Text.Json;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>The grounds name every entry on the way to a path with what becomes of it, and come to what the model says.</summary>
public sealed class GroundsTests
{
    private static readonly PveVersion Version = new(9, 1);
    private static readonly string[] Users = ["a@pve", "b@pve", "c@pam", "root@pam"];
    private static readonly string[] Tokens = ["a@pve!t1", "a@pve!t2", "b@pve!t1", "root@pam!t1"];
    private static readonly string[] Groups = ["g1", "g2"];
    private static readonly string[] Roles = ["PVEAuditor", "PVEVMAdmin", "NoAccess", "Administrator", "own", "empty", "PVEVMUser"];
    private static readonly string[] Nodes = ["/", "/vms", "/vms/100", "/vms/101", "/storage", "/storage/s1", "/pool/p1", "/pool/p1/q", "/pool/p2", "/access", "/0/vms"];
    private static readonly string[] Asked = [.. Nodes, "vms/100", "//vms", "/vms//100", "/vms/100/", "/vms/100/x", "", "/storage/s2", "/vms/999", "storage/s1", "/0/vms"];

    [Fact]
    public void The_grounds_of_random_clusters_come_to_what_the_model_says()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var text = RandomCluster(new Random(seed));
            var model = Model(text);
            foreach (var id in Users.Concat(Tokens).Concat(Groups.Select(group => "@" + group)).Append("nobody@pve").Append("nobody@pve!t1"))
            {
                foreach (var path in Asked)
                {
                    if (model.On(id, path) != Grounds.Of(model, id, path).Permissions)
                    {
                        Assert.Fail($"seed {seed}, {id} on '{path}':\n{text}");
                    }
                }
            }
        }
    }

    [Fact]
    public void The_rows_of_random_clusters_tell_all_of_the_tree()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var text = RandomCluster(new Random(seed));
            var model = Model(text);
            var rows = new AccessRows(model);
            foreach (var id in model.Principals.Select(principal => principal.Id))
            {
                var told = rows.Of(id).ToDictionary(row => (row.Path, row.IsBelow), row => row.Permissions);
                var below = new Dictionary<string, PermissionSet>();
                foreach (var path in model.Paths)
                {
                    var parent = path == "/" ? null : path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "/";
                    var here = told.TryGetValue((path, false), out var row) ? row : parent is null ? default : below[parent];
                    below[path] = told.TryGetValue((path, true), out var other) ? other : new PermissionSet(here.Propagated, here.Propagated);
                    if (here != model.On(id, path))
                    {
                        Assert.Fail($"seed {seed}, {id} on '{path}':\n{text}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Paths_that_share_their_grounds_have_the_same_entries()
    {
        var count = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var text = RandomCluster(new Random(seed));
            var model = Model(text + "pool:p3::103,104:s3,s4:\n");
            var shared = new SharedGrounds(model);
            foreach (var id in model.Principals.Select(principal => principal.Id))
            {
                foreach (var alike in model.Paths.GroupBy(path => shared.KeyOf(id, path) ?? path).Where(paths => paths.Count() > 1))
                {
                    count++;
                    if (alike.Select(path => Entries(Grounds.Of(model, id, path))).Distinct().Count() > 1)
                    {
                        Assert.Fail($"seed {seed}, {id} on {string.Join(", ", alike)}:\n{text}");
                    }
                }
            }
        }

        Assert.True(count > 2000, $"{count} groups of paths");

        static string Entries(Grounds grounds) =>
            $"{grounds.Kind} {string.Join(", ", grounds.Entries.Select(ground => $"{ground.Entry.Path.Place.Span} {ground.Pool} {ground.Fate}"))} ({(grounds.Owner is { } owner ? Entries(owner) : "")})";
    }

    [Fact]
    public void The_grounds_of_real_clusters_come_to_what_Proxmox_VE_says()
    {
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", "effective-permissions.jsonl")))
        {
            var root = JsonDocument.Parse(line).RootElement;
            var model = Model(root.GetProperty("user_cfg").GetString()!);
            foreach (var query in root.GetProperty("queries").EnumerateArray())
            {
                var (id, path) = (query.GetProperty("authid").GetString()!, query.GetProperty("path").GetString()!);
                var expected = query.GetProperty("privileges").EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => (entry.Name, entry.Value.GetInt32() == 1));
                Assert.Equal(expected, Grounds.Of(model, id, path).Permissions.Privileges);
            }
        }
    }

    [Fact]
    public void A_deeper_entry_replaces_the_one_above() => Check(
        "acl:1:/:a@pve:PVEVMAdmin:\nacl:1:/vms/100:a@pve:PVEAuditor:\n", "a@pve", "/vms/100",
        "Replaced a@pve PVEVMAdmin on / by PVEAuditor on /vms/100", "Counts a@pve PVEAuditor on /vms/100");

    [Fact]
    public void An_own_entry_hides_those_of_groups_at_the_same_node_alone() => Check(
        "acl:1:/vms:a@pve:PVEAuditor:\nacl:1:/vms:@g:PVEVMAdmin:\nacl:1:/vms/100:@g:PVEVMUser:\n", "a@pve", "/vms/100",
        "Replaced a@pve PVEAuditor on /vms by PVEVMUser on /vms/100", "HiddenByOwn g PVEVMAdmin on /vms by PVEAuditor on /vms", "Counts g PVEVMUser on /vms/100");

    [Fact]
    public void An_own_entry_that_does_not_propagate_hides_nothing_below() => Check(
        "acl:0:/vms:a@pve:PVEAuditor:\nacl:1:/vms:@g:PVEVMAdmin:\n", "a@pve", "/vms/100",
        "NotPropagated a@pve PVEAuditor on /vms", "Counts g PVEVMAdmin on /vms");

    [Fact]
    public void NoAccess_denies_what_stands_beside_it_and_what_pools_give() => Check(
        "pool:web::100::\nacl:1:/pool/web:a@pve:PVEVMUser:\nacl:1:/vms/100:a@pve:NoAccess,PVEAuditor:\n", "a@pve", "/vms/100",
        "Counts a@pve NoAccess on /vms/100", "Denied a@pve PVEAuditor on /vms/100 by NoAccess on /vms/100", "Denied a@pve PVEVMUser on /pool/web by NoAccess on /vms/100");

    [Fact]
    public void NoAccess_on_a_pool_denies_what_stands_on_its_guest() => Check(
        "pool:web::100::\nacl:1:/pool/web:a@pve:NoAccess:\nacl:1:/vms/100:a@pve:PVEAuditor:\n", "a@pve", "/vms/100",
        "Denied a@pve PVEAuditor on /vms/100 by NoAccess on /pool/web", "Counts a@pve NoAccess on /pool/web");

    [Fact]
    public void An_owner_limits_its_separated_token()
    {
        var model = Model("user:a@pve:1:0::::::\ntoken:a@pve!ci:0:1::\nacl:1:/vms:a@pve:PVEAuditor:\nacl:1:/vms:a@pve!ci:PVEVMAdmin:\n");
        var audit = Grounds.Of(model, "a@pve!ci", "/vms").For("VM.Audit");
        Assert.True(audit is { IsHeld: true, IsPropagated: true, Given: [_], Owner: { IsHeld: true, Given: [_] } });
        var allocate = Grounds.Of(model, "a@pve!ci", "/vms").For("VM.Allocate");
        Assert.True(allocate is { IsHeld: false, Given: [_], Owner: { IsHeld: false, Given: [], Instead: [_] } });
    }

    [Fact]
    public void A_token_that_is_not_separated_has_the_grounds_of_its_owner()
    {
        var model = Model("user:a@pve:1:0::::::\ntoken:a@pve!ci:0:0::\nacl:1:/vms:a@pve:PVEAuditor:\nacl:1:/vms:a@pve!ci:PVEVMAdmin:\n");
        var grounds = Grounds.Of(model, "a@pve!ci", "/vms");
        Assert.True(grounds is { Kind: GroundsKind.Owner, Entries: [], Owner.Entries: [_] });
        Assert.True(grounds.For("VM.Audit") is { IsHeld: true, Given: [], Owner.Given: [_] });
    }

    [Theory]
    [InlineData("VM.Audit", "/vms/100", true, "Low")]
    [InlineData("User.Modify", "/", true, "Critical")]
    [InlineData("User.Modify", "/access", true, "Critical")]
    [InlineData("User.Modify", "/access/groups/ops", true, "High")]
    [InlineData("User.Modify", "/vms", true, null)]
    [InlineData("Sys.Modify", "/vms/100", false, "Low")]
    [InlineData("Datastore.Allocate", "/storage", false, "Critical")]
    [InlineData("Datastore.Allocate", "/storage/local", true, "High")]
    [InlineData("VM.Allocate", "/pool/a/b", true, "High")]
    [InlineData("No.Such", "/", true, null)]
    public void A_privilege_is_graded_by_the_paths_where_it_is_checked(string privilege, string path, bool isPropagated, string? risk) =>
        Assert.Equal(risk, RiskOfPath.Of(privilege, ObjectPath.Parse(path)!.Value, isPropagated)?.ToString());

    private static void Check(string grants, string id, string path, params string[] expected)
    {
        var model = Model("user:a@pve:1:0::::::\ngroup:g:a@pve::\n" + grants);
        var grounds = Grounds.Of(model, id, path);
        Assert.Equal(expected, grounds.Entries.Select(ground =>
            $"{ground.Fate} {ground.Entry.Subject.Text} {ground.Role.Name} on {ground.Node}{(ground.By.Count == 0 ? "" : " by " + string.Join(",", ground.By.Select(by => $"{by.Role.Text} on {by.Object}")))}"));
        Assert.Equal(model.On(id, path), grounds.Permissions);
    }

    private static AccessModel Model(string text) => new(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version), Version);

    private static string RandomCluster(Random random)
    {
        var text = new StringBuilder("role:own:VM.Audit,VM.Allocate,Sys.Modify:\nrole:empty::\n");
        if (random.Next(4) == 0)
        {
            text.Append("role:NoAccess:VM.Audit:\n");
        }

        foreach (var user in Users.Where(_ => random.Next(6) > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"user:{user}:1:0::::::\n");
        }

        foreach (var token in Tokens.Where(_ => random.Next(4) > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"token:{token}:0:{random.Next(2)}::\n");
        }

        foreach (var group in Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"group:{group}:{string.Join(',', Users.Where(_ => random.Next(2) == 0))}::\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"pool:p1::100:s1:\npool:p1/q::{(random.Next(2) == 0 ? "101" : "")}:s1:\npool:p2::{(random.Next(2) == 0 ? "101" : "102")}:s1,s2:\n");
        for (var count = random.Next(12); count > 0; count--)
        {
            var subject = random.Next(3) switch { 0 => One(Users), 1 => One(Tokens), _ => "@" + One(Groups) };
            text.Append(CultureInfo.InvariantCulture, $"acl:{random.Next(2)}:{One(Nodes)}:{subject}:{One(Roles)}{(random.Next(4) == 0 ? "," + One(Roles) : "")}:\n");
        }

        return text.ToString();

        string One(string[] items) => items[random.Next(items.Length)];
    }
}
