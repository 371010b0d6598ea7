using System.Text.Json;
using Pvelint.Access;
using Pvelint.Sandbox;
using Pvelint.Tests.Commands;
using Pvelint.Tests.Sandbox;

namespace Pvelint.Tests.Provisioning;

/// <summary>From code to a token and back to nothing, for each tool and each release.</summary>
public sealed class EndToEndTests
{
    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var code in ToolCode.All)
            {
                foreach (var version in new[] { "8.4", "9.1", "9.2" })
                {
                    runs.Add(code.Tool, version);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task From_code_to_a_token_that_can_do_just_that_and_back_to_nothing(string tool, string version)
    {
        var code = ToolCode.Of(tool);
        await using var live = await LiveRun.StartAsync(code.Text, code.File, new SandboxOptions { Version = PveVersion.Parse(version)!.Value });
        var (config, tokens) = (live.ConfigLines, live.Server.TokensWithSecret);

        // The code holds no secret, and tells what it needs.
        var scan = Cli.Run(live.Folder, "scan", ".", "--fail-on", "warning");
        Assert.Equal((0, scan.Output), (scan.Code, scan.Output));
        var privileges = Cli.Run(live.Folder, "privileges", ".", "--pve", version, "--format", "json");
        Assert.Equal((0, privileges.Error), (privileges.Code, privileges.Error));
        var needed = JsonDocument.Parse(privileges.Output).RootElement.GetProperty("tools")[0];
        Assert.Equal(tool, needed.GetProperty("tool").GetString());

        var made = live.Provision();
        Assert.Equal((0, made.Error), (made.Code, made.Error));
        var id = Assert.Single(live.Server.TokensWithSecret.Except(tokens));
        var first = live.Secret(code);
        foreach (var grant in needed.GetProperty("grants").EnumerateArray())
        {
            Assert.All(grant.GetProperty("privileges").EnumerateArray(), one => Assert.True(live.Server.Grants.On(id, grant.GetProperty("path").GetString()!).Holds(one.GetString()!)));
        }

        // Exactly enough, by the names that the tool itself reads and nothing else.
        var check = live.ValidateByEnv();
        Assert.Equal((0, check.Error), (check.Code, check.Error));
        Assert.Contains($"{id} may do exactly what the code needs", check.Output, StringComparison.Ordinal);

        using var client = new SandboxClient(live.Server);
        client.UseToken(id, first);
        Assert.Equal(200, (await client.Get("/version")).Status);
        Assert.Equal(403, (await client.Post("/access/users", "userid=more@pve")).Status);
        Assert.Equal(403, (await client.Put("/access/acl", $"path=/&users={id.Split('!')[0]}&roles=Administrator")).Status);
        Assert.Equal(403, (await client.Post("/pools", "poolid=more")).Status);

        var rotated = live.Run("rotate", id, "--yes", "--to", ".env");
        Assert.Equal((0, rotated.Error), (rotated.Code, rotated.Error));
        Assert.Equal(401, (await client.Get("/version")).Status);
        Assert.NotEqual(first, live.Secret(code));
        check = live.ValidateByEnv();
        Assert.Equal((0, check.Error), (check.Code, check.Error));

        var second = Assert.Single(live.Server.TokensWithSecret.Except(tokens));
        client.UseToken(second, live.Secret(code));
        Assert.Equal(200, (await client.Get("/version")).Status);
        var revoked = live.Run("revoke", "--all-of", id.Split('!')[0], "--yes");
        Assert.Equal((0, revoked.Error), (revoked.Code, revoked.Error));
        Assert.Equal(401, (await client.Get("/version")).Status);
        Assert.Equal(config, live.ConfigLines);
        Assert.Equal(tokens, live.Server.TokensWithSecret);
        Assert.All(new[] { first, live.Secret(code), LiveRun.Password }, secret => Assert.DoesNotContain(secret, live.Printed, StringComparison.Ordinal));
    }
}
