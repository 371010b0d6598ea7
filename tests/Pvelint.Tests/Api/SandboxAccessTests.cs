using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Sandbox;
using Pvelint.Text;

namespace Pvelint.Tests.Api;

/// <summary>The client against a sandbox: what it does to a cluster, and what it sees of one.</summary>
public sealed class SandboxAccessTests
{
    private const string Password = "Tr0ub4dor-pve-9";

    private static readonly string[] Paths =
        ["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms", "/vms/100", "/vms/101", "/vms/102", "/vms/200", "/vms/9000", "/storage/local", "/storage/local-lvm", "/pool/a", "/pool/a/b", "/pool/c", "/access/realm/pve", "/access/groups/g1"];

    [Fact]
    public async Task Makes_changes_and_deletes_all_that_a_token_takes()
    {
        await using var server = await StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var root = new PveAccess(await RootAsync(client));
        var id = new TokenId("tf@pve", "t1");

        await root.CreateRoleAsync("ci", ["VM.Audit"]);
        Assert.Equal(PveFaultKind.Exists, (await Assert.ThrowsAsync<PveFault>(() => root.CreateRoleAsync("ci", ["VM.Audit"]))).Kind);
        await root.SetRoleAsync("ci", ["VM.Audit", "VM.PowerMgmt"]);
        Assert.Equal(["VM.Audit", "VM.PowerMgmt"], (await root.RolesAsync()).Single(role => role.Id == "ci").Privileges.Order());
        await root.CreateUserAsync("tf@pve", "for Terraform", 0);
        await root.SetUserAsync("tf@pve", comment: "ü & more");
        Assert.Equal("ü & more", (await root.FindUserAsync("tf@pve"))!.Comment);
        Assert.Null(await root.FindUserAsync("nobody@pve"));
        Assert.Null(await root.FindTokenAsync(id));

        var token = await root.CreateTokenAsync(id, isSeparated: true, "made by pvelint", 1795388608);
        Assert.Equal(PveFaultKind.Exists, (await Assert.ThrowsAsync<PveFault>(() => root.CreateTokenAsync(id, isSeparated: true, null, null))).Kind);
        Assert.Equal(new PveToken(id, true, 1795388608, "made by pvelint"), await root.FindTokenAsync(id));
        Assert.Equal([id], (await root.TokensAsync("tf@pve")).Select(one => one.Id));
        await root.PutAclAsync(new PveAclEntry("/vms/100", SubjectKind.User, "tf@pve", "ci", true));
        await root.PutAclAsync(new PveAclEntry("/vms/100", SubjectKind.Token, id.ToString(), "ci", false));
        Assert.Equal(PveFaultKind.NotFound, (await Assert.ThrowsAsync<PveFault>(() => root.PutAclAsync(new PveAclEntry("/vms/100", SubjectKind.User, "tf@pve", "none", true)))).Kind);

        var own = new PveAccess(client.As(token));
        Assert.Equal(["/vms/100"], (await own.PermissionsAsync()).Keys);
        Assert.Equal("VM.Audit False, VM.PowerMgmt False", string.Join(", ", (await own.PermissionsAsync("/vms/100"))["/vms/100"].Privileges.Select(one => $"{one.Privilege} {one.IsPropagated}")));
        Assert.All(await own.PermissionsAsync("/vms/101"), row => Assert.True(row.Value.IsEmpty));
        Assert.Equal(PveFaultKind.NotAllowed, (await Assert.ThrowsAsync<PveFault>(() => own.CreateRoleAsync("more", ["VM.Audit"]))).Kind);

        var next = await root.RegenerateTokenAsync(id);
        Assert.NotEqual(token.Secret, next.Secret);
        Assert.Equal(PveFaultKind.NotAuthenticated, (await Assert.ThrowsAsync<PveFault>(() => own.VersionAsync())).Kind);
        Assert.Equal(server.Version, await new PveAccess(client.As(next)).VersionAsync());

        await root.PutAclAsync(new PveAclEntry("/vms/100", SubjectKind.Token, id.ToString(), "ci", false), delete: true);
        for (var i = 0; i < 2; i++)
        {
            // The second time all of it is gone already.
            await root.DeleteTokenAsync(id);
            await root.DeleteUserAsync("tf@pve");
            await root.DeleteRoleAsync("ci");
        }

        Assert.DoesNotContain("tf@pve", server.UserCfg, StringComparison.Ordinal);
        Assert.DoesNotContain(server.TokensWithSecret, one => one.StartsWith("tf@pve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Knows_when_a_creation_may_have_been_made()
    {
        await using var server = await StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var root = new PveAccess(await RootAsync(client));
        await root.CreateUserAsync("tf@pve", null, null);
        foreach (var (fault, isMade) in new[] { (SandboxFault.CutBefore, false), (SandboxFault.CutAfter, true), (new SandboxFault(FaultKind.Half, true), true), (new SandboxFault(FaultKind.Status, false), false), (new SandboxFault(FaultKind.Page, true), true) })
        {
            server.Fault = call => call.Method == "POST" ? fault : null;
            var thrown = await Assert.ThrowsAsync<PveFault>(() => root.CreateTokenAsync(new TokenId("tf@pve", "t1"), true, null, null));
            server.Fault = null;
            Assert.True(thrown.IsInDoubt, thrown.Message);
            Assert.Equal(isMade, await root.FindTokenAsync(new TokenId("tf@pve", "t1")) is not null);
            await root.DeleteTokenAsync(new TokenId("tf@pve", "t1"));
        }
    }

    [Fact]
    public async Task Repeats_a_change_that_does_the_same_twice_after_its_answer_was_lost()
    {
        await using var server = await StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var root = new PveAccess(await RootAsync(client));
        await root.CreateRoleAsync("ci", ["VM.Audit"]);
        var cuts = 0;
        server.Fault = call => call.Method is "PUT" or "DELETE" && cuts++ % 2 == 0 ? SandboxFault.CutAfter : null;
        await root.SetRoleAsync("ci", ["VM.Clone"]);
        await root.DeleteRoleAsync("ci");
        Assert.Equal(4, cuts);
        Assert.DoesNotContain(await root.RolesAsync(), role => role.Id == "ci");
    }

    [Fact]
    public async Task Logs_in_with_a_second_factor()
    {
        await using var server = await StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var root = await RootAsync(client);
        await new PveAccess(root).CreateUserAsync("anna@pve", null, null);
        await root.PutAsync($"/access/password", new PveForm { { "userid", "anna@pve" }, { "password", new Secret("kestrel-Mauve-42") } }, mayRepeat: false);
        var key = string.Concat(Enumerable.Repeat("PVELINT", 4));
        await root.PostAsync($"/access/tfa/anna@pve", new PveForm { { "type", "totp" }, { "description", "x" }, { "totp", $"otpauth://totp/anna?secret={key}" }, { "value", Code(0) } });
        Assert.Equal("anna@pve", (await Login(Code(1)).EnterAsync(client)).Credential!.AuthId);
        Assert.Equal(PveFaultKind.NotAuthenticated, (await Assert.ThrowsAsync<PveFault>(() => Login("000000x").EnterAsync(client))).Kind);

        PveLogin.WithPassword Login(string code) => new("anna@pve", () => new Secret("kestrel-Mauve-42"), () => new Secret(code));

        string Code(int step) => Totp.At(key, DateTimeOffset.UtcNow.AddSeconds(30 * step));
    }

    [Fact]
    public async Task Waits_for_a_refusal_that_is_held_back_as_Proxmox_does()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var access = new PveAccess(client.As(ApiToken.Of("root@pam!none", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", "here")));
        var fault = await Assert.ThrowsAsync<PveFault>(() => access.VersionAsync());
        Assert.Equal(PveFaultKind.NotAuthenticated, fault.Kind);
        Assert.Contains("pveum user token list root@pam", fault.Message, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Says_that_the_cluster_has_no_quorum()
    {
        await using var server = await StartAsync(new SandboxOptions());
        using var client = new PveClient(SettingsOf(server));
        var root = new PveAccess(await RootAsync(client));
        server.IsQuorate = false;
        Assert.Equal(PveFaultKind.NoQuorum, (await Assert.ThrowsAsync<PveFault>(() => root.CreateRoleAsync("ci", ["VM.Audit"]))).Kind);
    }

    [Theory]
    [InlineData("8.4")]
    [InlineData("9.1")]
    [InlineData("9.2")]
    public async Task Sees_of_a_cluster_what_its_user_cfg_says(string version)
    {
        var release = PveVersion.Parse(version)!.Value;
        foreach (var seed in Enumerable.Range(1, 4))
        {
            var text = RandomUserCfg(new Random(seed));
            await using var server = await StartAsync(new SandboxOptions { UserCfg = text, Version = release });
            using var client = new PveClient(SettingsOf(server));
            var live = await LiveAccess.ReadAsync(new PveAccess(await RootAsync(client)));
            Assert.True(live.IsComplete, $"seed {seed}: {string.Join("; ", live.Problems)}");
            Assert.Equal("", Difference(ModelOf(server.UserCfg, release), new AccessModel(live.Plan, live.Version), seed));
        }
    }

    [Fact]
    public async Task Never_calls_whole_what_a_login_sees_in_part()
    {
        var (whole, part) = (0, 0);
        foreach (var seed in Enumerable.Range(100, 4))
        {
            await using var server = await StartAsync(new SandboxOptions { UserCfg = RandomUserCfg(new Random(seed)) });
            using var client = new PveClient(SettingsOf(server));
            var root = new PveAccess(await RootAsync(client));
            foreach (var user in (await root.UsersAsync()).Where(user => user.Id != UserId.Root))
            {
                var token = await root.CreateTokenAsync(new TokenId(user.Id, "reads"), isSeparated: false, null, null);
                var live = await LiveAccess.ReadAsync(new PveAccess(client.As(token)));
                if (live.IsComplete)
                {
                    whole++;
                    Assert.Equal("", Difference(ModelOf(server.UserCfg, server.Version), new AccessModel(live.Plan, live.Version), seed));
                }
                else
                {
                    part++;
                }

                await root.DeleteTokenAsync(token.Id);
            }
        }

        Assert.True(whole > 2 && part > 2, $"{whole} whole, {part} in part");
    }

    [Fact]
    public async Task Tells_beforehand_exactly_the_calls_that_are_refused()
    {
        var (refused, taken) = (0, 0);
        foreach (var seed in Enumerable.Range(200, 4))
        {
            var text = RandomUserCfg(new Random(seed));
            await using var server = await StartAsync(new SandboxOptions { UserCfg = text });
            using var client = new PveClient(SettingsOf(server));
            var root = new PveAccess(await RootAsync(client));
            foreach (var user in (await root.UsersAsync()).Where(user => user.Id != UserId.Root))
            {
                var token = await root.CreateTokenAsync(new TokenId(user.Id, "asks"), isSeparated: false, null, null);
                var caller = new PveAccess(client.As(token));
                var live = await LiveAccess.ReadAsync(caller);
                foreach (var (planned, call, undo) in Changes(caller, root))
                {
                    // What the login does not see of the plan is there all the same.
                    var missing = await Rights.MissingAsync([planned], live, ModelOf(server.UserCfg, server.Version), caller);
                    var isRefused = false;
                    try
                    {
                        await call();
                        await undo();
                    }
                    catch (PveFault fault)
                    {
                        isRefused = fault.Kind == PveFaultKind.NotAllowed ? true : throw new InvalidOperationException($"seed {seed}, {user.Id}: {fault.Message}");
                    }

                    Assert.True(isRefused == missing.Count > 0, $"seed {seed}, {user.Id}: {planned.Method} {planned.Path} {(isRefused ? "is refused" : "is taken")}, and {(missing.Count > 0 ? missing[0].ToString() : "nothing is said to be missing")}");
                    (refused, taken) = isRefused ? (refused + 1, taken) : (refused, taken + 1);
                }

                await root.DeleteTokenAsync(token.Id);
            }
        }

        Assert.True(refused > 10 && taken > 10, $"{refused} refused, {taken} taken");
    }

    private static IEnumerable<(PlannedCall Planned, Func<Task> Call, Func<Task> Undo)> Changes(PveAccess caller, PveAccess root)
    {
        yield return (new("POST", "/access/roles", new PveForm { { "roleid", "new" }, { "privs", "VM.Audit" } }), () => caller.CreateRoleAsync("new", ["VM.Audit"]), () => root.DeleteRoleAsync("new"));
        yield return (new("POST", "/access/users", new PveForm { { "userid", "new@pve" }, { "enable", true } }), () => caller.CreateUserAsync("new@pve", null, null), () => root.DeleteUserAsync("new@pve"));
        yield return (new("POST", "/access/users/u1@pve/token/new", new PveForm { { "privsep", true } }), () => caller.CreateTokenAsync(new TokenId("u1@pve", "new"), true, null, null), () => root.DeleteTokenAsync(new TokenId("u1@pve", "new")));
        foreach (var path in new[] { "/", "/vms/100", "/storage/local", "/pool/a" })
        {
            var entry = new PveAclEntry(path, SubjectKind.User, "u5@pve", "own1", true);
            yield return (PlannedCall.OfAcl(entry), () => caller.PutAclAsync(entry), () => root.PutAclAsync(entry, delete: true));
        }
    }

    private static string Difference(AccessModel truth, AccessModel seen, int seed)
    {
        var paths = Paths.Concat(truth.Paths).Concat(seen.Paths).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in truth.Principals.Select(principal => principal.Id).Union(seen.Principals.Select(principal => principal.Id)))
        {
            foreach (var path in paths.Where(path => truth.On(id, path).Held != seen.On(id, path).Held))
            {
                return $"seed {seed}: {id} on {path}: {string.Join(' ', truth.On(id, path).Privileges)} beside {string.Join(' ', seen.On(id, path).Privileges)}";
            }
        }

        return "";
    }

    private static AccessModel ModelOf(string text, PveVersion version) =>
        new(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, version), version);

    // Users u1 to u5 (u5 is granted nothing), groups, tokens, pools one in another, roles of its own, entries anywhere.
    private static string RandomUserCfg(Random random)
    {
        string[] roles = ["PVEAuditor", "Administrator", "NoAccess", "PVEAdmin", "PVEUserAdmin", "PVEVMUser", "PVEPoolAdmin", "own1", "own2", "own3"];
        var text = new System.Text.StringBuilder("user:root@pam:1:0::::::\n");
        foreach (var user in Enumerable.Range(1, 5))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"user:u{user}@pve:1:0::::::\n");
            if (random.Next(2) == 0)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"token:u{user}@pve!t1:0:{random.Next(2)}::\n");
            }
        }

        text.Append("group:g1:u1@pve,u2@pve::\ngroup:g2:u3@pve::\ngroup:g3:::\n");
        text.Append("pool:a::100,101:local:\npool:a/b::102::\npool:c::9000:local-lvm,local:\n");
        text.Append("role:own1:VM.Audit,VM.PowerMgmt:\nrole:own2:Sys.Audit,Pool.Audit:\nrole:own3:VM.Audit,VM.PowerMgmt,VM.Allocate,Datastore.Allocate,Pool.Allocate,Sys.Modify,Permissions.Modify:\n");
        text.Append("acl:1:/:u4@pve:PVEAuditor:\nacl:1:/:u3@pve:own3:\nacl:1:/access:u2@pve:PVEUserAdmin:\n");
        string[] subjects = ["u1@pve", "u2@pve", "u3@pve", "u4@pve", "@g1", "@g2", "@g3"];
        for (var i = random.Next(4, 14); i > 0; i--)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"acl:{random.Next(2)}:{Paths[random.Next(Paths.Length)]}:{subjects[random.Next(subjects.Length)]}:{roles[random.Next(roles.Length)]}:\n");
        }

        return text.ToString();
    }

    private static Task<SandboxServer> StartAsync(SandboxOptions options) => SandboxServer.StartAsync(options with { RootPassword = Password, RefusalDelay = TimeSpan.FromMilliseconds(20) });

    private static EndpointSettings SettingsOf(SandboxServer server) => new() { Endpoint = server.Endpoint, Fingerprint = EndpointSettings.ParseFingerprint(server.Fingerprint), RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static Task<PveClient> RootAsync(PveClient client) => new PveLogin.WithPassword(UserId.Root, () => new Secret(Password), () => null).EnterAsync(client);
}
