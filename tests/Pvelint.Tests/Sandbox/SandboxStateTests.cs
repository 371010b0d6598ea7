using Pvelint.Sandbox;

namespace Pvelint.Tests.Sandbox;

/// <summary>What a sandbox keeps, and who gets in.</summary>
public sealed class SandboxStateTests
{
    private const string Key = "JBSWY3DPEHPK3PXP";

    [Fact]
    public async Task Keeps_its_state_in_files_that_nobody_else_may_read()
    {
        using var folder = new TempFolder();
        var options = new SandboxOptions { Folder = folder.At("state") };
        string secret, fingerprint;
        var (first, root) = await SandboxClient.Start(options);
        await using (first)
        {
            await root.Post("/access/users", "userid=eve@pve&password=kestrel-Mauve-42&comment=a:b%25");
            await root.Post("/access/domains", "realm=corp&type=openid&issuer-url=https://id.example&client-id=pve");
            secret = (await root.Post("/access/users/eve@pve/token/ci", "privsep=0")).Data.GetProperty("value").GetString()!;
            fingerprint = first.Fingerprint;
        }

        root.Dispose();
        var files = Directory.EnumerateFiles(options.Folder!, "*", SearchOption.AllDirectories).ToList();
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(["token.cfg"], files.Where(file => File.ReadAllText(file).Contains(secret, StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.DoesNotContain(files, file => File.ReadAllText(file) is var text && (text.Contains("kestrel", StringComparison.Ordinal) || text.Contains(SandboxClient.Password, StringComparison.Ordinal)));

        var (second, again) = await SandboxClient.Start(options);
        await using var _ = second;
        Assert.Equal(fingerprint, second.Fingerprint);
        Assert.Equal("a:b%", (await again.Get("/access/users/eve@pve")).Data.GetProperty("comment").GetString());
        Assert.Equal("openid", (await again.Get("/access/domains/corp")).Data.GetProperty("type").GetString());
        await again.LogIn("eve@pve", "kestrel-Mauve-42");
        again.UseToken("eve@pve!ci", secret);
        Assert.Equal("200 OK", (await again.Get("/version")).Line);
        again.Dispose();
    }

    [Fact]
    public async Task Shares_a_folder_with_no_other()
    {
        using var folder = new TempFolder();
        var options = new SandboxOptions { Folder = folder.At("state"), RootPassword = SandboxClient.Password };
        await using (await SandboxServer.StartAsync(options))
        {
            var error = await Assert.ThrowsAsync<IOException>(() => SandboxServer.StartAsync(options));
            Assert.StartsWith("another sandbox keeps its state in", error.Message, StringComparison.Ordinal);
        }

        await using var after = await SandboxServer.StartAsync(options);
    }

    [Fact]
    public async Task Lets_no_path_add_headers_to_an_answer()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        Assert.Equal("400 Bad Request", (await root.Get("/nothing%0d%0aX-Other:%20here")).Line);
    }

    [Fact]
    public async Task Logs_in_the_users_that_come_along()
    {
        var (server, root) = await SandboxClient.Start(new SandboxOptions { Passwords = new Dictionary<string, string> { ["alice@pve"] = "kestrel-Mauve-42", ["nobody@pve"] = "kestrel-Mauve-42" } });
        await using var _ = server;
        using var __ = root;
        await root.LogIn("alice@pve", "kestrel-Mauve-42");
        Assert.Equal("403 Permission check failed (/access, Sys.Modify)", (await root.Post("/access/roles", "roleid=More")).Line);
    }

    [Fact]
    public async Task Asks_for_a_second_factor()
    {
        var (server, root) = await SandboxClient.Start(new SandboxOptions { Totp = new Dictionary<string, string> { ["alice@pve"] = Key } });
        await using var _ = server;
        using var __ = root;
        await root.Put("/access/password", "userid=alice@pve&password=kestrel-Mauve-42");
        const string First = "username=alice@pve&password=kestrel-Mauve-42";
        var asked = await root.Post("/access/ticket", First);
        Assert.Equal(1, asked.Data.GetProperty("NeedTFA").GetInt32());
        var challenge = Uri.EscapeDataString(asked.Data.GetProperty("ticket").GetString()!);
        var code = Totp.At(Key, DateTimeOffset.UtcNow);
        var wrong = ((int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) + 500_000) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("401 authentication failure", (await root.Post("/access/ticket", $"username=alice@pve&tfa-challenge={challenge}&password=totp:{wrong}")).Line);
        Assert.False((await root.Post("/access/ticket", $"username=alice@pve&tfa-challenge={challenge}&password=totp:{code}")).Data.TryGetProperty("NeedTFA", out var _));
        Assert.Equal("200 OK", (await root.Post("/access/ticket", $"{First}&otp=totp:{code}")).Line);
        Assert.Equal("401 authentication failure", (await root.Post("/access/ticket", $"{First}&otp={code}")).Line);
        Assert.Equal("401 Authentication failed!", (await root.Send("GET", "/version", null, headers: new Dictionary<string, string> { ["Cookie"] = "PVEAuthCookie=" + challenge })).Line);
    }

    [Theory]
    [InlineData("755224", 59)]
    [InlineData("287082", 59 + 30)]
    public void Makes_the_one_time_passwords_of_the_standard(string expected, int time) =>
        // RFC 4226, appendix D: counters 0 and 1.
        Assert.Equal(expected, Totp.At("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(time - 59)));

    [Fact]
    public async Task Writes_nothing_without_a_quorum()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        var before = server.UserCfg;
        server.IsQuorate = false;
        Assert.Equal("500 generating token failed: cfs-lock 'file-user_cfg' error: no quorum!", (await root.Post("/access/users/alice@pve/token/ci")).Line);
        Assert.Equal("200 OK", (await root.Get("/access/users/alice@pve/token")).Line);
        Assert.Equal(before, server.UserCfg);
        Assert.Empty(server.TokensWithSecret);
    }

    [Fact]
    public async Task Goes_by_its_own_clock()
    {
        var clock = new Clock();
        var (server, root) = await SandboxClient.Start(new SandboxOptions { Clock = clock });
        await using var _ = server;
        using var __ = root;
        var made = await root.Post("/access/users/alice@pve/token/ci", $"expire={clock.Now.AddHours(1).ToUnixTimeSeconds()}");
        using var token = new SandboxClient(server);
        token.UseToken("alice@pve!ci", made.Data.GetProperty("value").GetString()!);
        Assert.Equal("200 OK", (await token.Get("/version")).Line);
        clock.Now += TimeSpan.FromMinutes(61);
        Assert.Equal("401 Authentication failed!", (await token.Get("/version")).Line);
        Assert.Equal("200 OK", (await root.Get("/version")).Line);
        clock.Now += TimeSpan.FromMinutes(60);
        Assert.Equal("401 Authentication failed!", (await root.Get("/version")).Line);
    }

    [Theory]
    [InlineData("8.4", "200 OK")]
    [InlineData("9.1", "400 Parameter verification failed.")]
    public async Task Knows_the_privileges_of_its_release(string release, string expected)
    {
        var (server, root) = await SandboxClient.Start(new SandboxOptions { Version = Pvelint.Access.PveVersion.Parse(release)!.Value });
        await using var _ = server;
        using var __ = root;
        Assert.Equal(release, (await root.Get("/version")).Data.GetProperty("release").GetString());
        Assert.Equal(expected, (await root.Post("/access/roles", "roleid=Old&privs=VM.Monitor")).Line);
    }

    [Fact]
    public async Task Tells_a_refusal_that_comes_late_as_a_failure()
    {
        var (server, root) = await SandboxClient.Start();
        await using var _ = server;
        using var __ = root;
        await root.Post("/access/roles", "roleid=Pools&privs=Pool.Allocate");
        await root.Put("/access/acl", "path=/pool/ci&roles=Pools&users=backup@pve");
        await root.Put("/access/password", "userid=backup@pve&password=kestrel-Mauve-42");
        await root.LogIn("backup@pve", "kestrel-Mauve-42");
        Assert.Equal("403 Permission check failed (/pool/prod, Pool.Allocate)", (await root.Put("/pools", "poolid=prod&comment=x")).Line);
        Assert.Equal("500 update pools failed: 403 Permission check failed (/vms/9000, Permissions.Modify|VM.Allocate)", (await root.Put("/pools", "poolid=ci&vms=9000")).Line);
        Assert.Equal("200 OK", (await root.Put("/pools", "poolid=ci&comment=x")).Line);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
