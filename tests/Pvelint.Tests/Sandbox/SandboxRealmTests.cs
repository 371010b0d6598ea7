namespace Pvelint.Tests.Sandbox;

/// <summary>Realms and bodies, as the real code takes and refuses them.</summary>
public sealed class SandboxRealmTests
{
    [Fact]
    public async Task Takes_the_settings_that_a_realm_of_its_type_has()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        Assert.Equal("500 add auth server failed: missing value for required option 'client-id'", (await root.Post("/access/domains", "realm=corp&type=openid&issuer-url=https://id.example")).Line);
        Assert.Equal("500 add auth server failed: unexpected property 'server1'", (await root.Post("/access/domains", "realm=corp&type=openid&issuer-url=https://id.example&client-id=pve&server1=x.example")).Line);
        Assert.Equal("200 OK", (await root.Post("/access/domains", "realm=corp&type=openid&issuer-url=https://id.example&client-id=pve&default=1&username-claim=email")).Line);
        Assert.Equal("400 Parameter verification failed.", (await root.Put("/access/domains/corp", "username-claim=subject")).Line);
        Assert.Equal("500 update auth server failed: no options specified", (await root.Put("/access/domains/corp")).Line);
        Assert.Equal(1, (await root.Get("/access/domains/corp")).Data.GetProperty("default").GetInt32());
        Assert.Equal("200 OK", (await root.Put("/access/domains/pam", "default=1")).Line);
        Assert.False((await root.Get("/access/domains/corp")).Data.TryGetProperty("default", out var _));
        Assert.Equal("500 delete auth server failed: authentication domain 'none' does not exist", (await root.Delete("/access/domains/none")).Line);
    }

    [Theory]
    [InlineData("", "500 malformed JSON string, neither tag, array, object, number, string or atom, at character offset 0 (before \"(end of string)\") at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 934.")]
    [InlineData("{'a': 1}", "500 '\"' expected, at character offset 1 (before \"'a': 1}\") at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 934.")]
    public async Task Takes_no_body_for_JSON_that_is_none(string body, string expected)
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        Assert.Equal(expected, (await root.Send("POST", "/access/roles", body, "application/json")).Line);
    }
}
