namespace Pvelint.Tests.Analyzer;

public sealed class GrantsInSourceTests
{
    [Fact]
    public async Task Flags_administrator_on_the_root()
    {
        var rules = await RulesFor("""
            var user = new User("terraform", new UserArgs
            {
                UserId = "terraform@pve",
                Acls = { new UserAclArgs { Path = "/", RoleId = "Administrator", Propagate = true } },
            });
            """);
        Assert.Contains("PVE201", rules);
    }

    [Fact]
    public async Task Flags_a_role_that_leads_to_takeover()
    {
        var rules = await RulesFor("""
            var role = new Role("ops", new() { RoleId = "Ops", Privileges = { "VM.Audit", "Permissions.Modify" } });
            var grant = new Acl("ops", new() { Path = "/", RoleId = role.RoleId, UserId = "ops@pve" });
            """);
        Assert.Contains("PVE203", rules);
    }

    [Fact]
    public async Task Flags_a_privilege_that_is_gone() =>
        Assert.Contains("PVE208", await RulesFor("""
            var role = new Role("ops", new() { RoleId = "Ops", Privileges = new[] { "VM.Audit", "VM.Monitor" } });
            """));

    [Fact]
    public async Task Flags_roots_login()
    {
        var rules = await RulesFor("""
            var provider = new Provider("proxmox", new ProviderArgs
            {
                Endpoint = "https://pve.example.org:8006/",
                Username = "root@pam",
                Password = args[0],
            });
            """);
        Assert.Contains("PVE209", rules);
    }

    [Fact]
    public async Task Ignores_a_narrow_grant() =>
        Assert.DoesNotContain(
            await RulesFor("""
                var role = new Role("ops", new() { RoleId = "Ops", Privileges = new[] { "VM.Audit", "VM.PowerMgmt" } });
                var grant = new Acl("ops", new() { Path = "/pool/lab", RoleId = role.RoleId, UserId = "ops@pve" });
                """),
            rule => rule is "PVE201" or "PVE202" or "PVE203" or "PVE208");

    private static async Task<IReadOnlyList<string>> RulesFor(string body) =>
        [.. (await Verifier.Diagnose(
            ("Program.cs", "using Pulumi;\nusing Pulumi.ProxmoxVE;\nusing Pulumi.ProxmoxVE.Permission;\nusing Pulumi.ProxmoxVE.Permission.Inputs;\n" + body),
            ("Provider.cs", Stubs.Pulumi))).Select(diagnostic => diagnostic.Id)];
}
