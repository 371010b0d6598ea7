using System.Diagnostics;

namespace Pvelint.Tests.Provisioning;

/// <summary>The command in the README that shows it all on a simulated endpoint.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_goes_from_code_to_a_token_and_back()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        var before = live.Server.UserCfg.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        var start = new ProcessStartInfo("sh", [RepositoryRoot.Combine("samples", "demo.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PVELINT"] = "dotnet " + Path.Combine(AppContext.BaseDirectory, "pvelint.dll");
        start.Environment["PROXMOX_VE_ENDPOINT"] = live.Server.Endpoint.ToString();
        start.Environment["PROXMOX_VE_USERNAME"] = "root@pam";
        start.Environment["PROXMOX_VE_PASSWORD"] = LiveRun.Password;
        start.Environment["PVELINT_SANDBOX_FINGERPRINT"] = live.Server.Fingerprint;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, await error), (process.ExitCode, await error));
        Assert.Equal(2, output.Split("may do exactly what the code needs").Length - 1);
        Assert.Contains("terraform@pve!automation is gone", output, StringComparison.Ordinal);
        Assert.Equal(before, live.Server.UserCfg.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(live.Server.TokensWithSecret, id => id.StartsWith("terraform@", StringComparison.Ordinal));
    }
}
