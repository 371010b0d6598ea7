namespace Pvelint.Tests.Sandbox;

/// <summary>The way of a token through a sandbox: made, granted, used, taken away.</summary>
public sealed class SandboxServerTests
{
    [Fact]
    public async Task Gives_a_token_what_it_was_granted_and_no_more()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        Assert.Equal(200, (await root.Post("/access/roles", "roleid=Snapshots&privs=VM.Audit,VM.Snapshot")).Status);
        Assert.Equal(200, (await root.Post("/access/users", "userid=ci@pve&comment=CI")).Status);
        var made = await root.Post("/access/users/ci@pve/token/deploy", "expire=0");
        Assert.Equal("ci@pve!deploy", made.Data.GetProperty("full-tokenid").GetString());
        foreach (var subject in new[] { "users=ci@pve", "tokens=ci@pve!deploy" })
        {
            Assert.Equal("200 OK", (await root.Put("/access/acl", $"path=/vms/100&roles=Snapshots&{subject}")).Line);
        }

        using var token = new SandboxClient(server);
        token.UseToken("ci@pve!deploy", made.Data.GetProperty("value").GetString()!);
        Assert.Equal("""{"/vms/100":{"VM.Audit":1,"VM.Snapshot":1}}""", (await token.Get("/access/permissions")).Data.GetRawText());
        Assert.Equal("403 Permission check failed (/vms/100, VM.PowerMgmt)", (await token.Post("/nodes/pve/qemu/100/status/start")).Line);
        Assert.Equal("403 Permission check failed (/access, Sys.Modify)", (await token.Post("/access/roles", "roleid=More")).Line);

        Assert.Equal(200, (await root.Delete("/access/users/ci@pve/token/deploy")).Status);
        Assert.Equal("401 Authentication failed!", (await token.Get("/version")).Line);
    }
}
