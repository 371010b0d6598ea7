using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pvelint.Sandbox;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Provisioning;

/// <summary>Nobody but the sink learns a secret: not who reads what is printed, nor who sees the processes of the machine or its files.</summary>
public sealed class ProcessLeakTests
{
    private const string Automation = "terraform@pve!automation";

    // What a program sees of itself and of who started it.
    private const string Look = "cat /proc/$PPID/cmdline /proc/$PPID/environ /proc/$$/cmdline /proc/$$/environ 2>/dev/null";

    // Where secrets are meant to be.
    private static readonly string[] Sinks = ["piped", "token.env", "vault.yml", "rotated.json", "own"];

    [Fact]
    public async Task No_output_no_process_and_no_file_but_the_sink_shows_a_secret()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var live = await LiveRun.StartAsync();
        live.Variables.Clear();
        live.Variables["PATH"] = live.Home + "/bin:" + Environment.GetEnvironmentVariable("PATH");
        Directory.CreateDirectory(Path.Combine(live.Home, "bin"));
        var vault = Path.Combine(live.Home, "bin", "ansible-vault");
        File.WriteAllText(vault, $"#!/bin/sh\n{Look} >> \"{live.Folder}/look.vault\"\n[ \"$1\" = --version ] && exit 0\nbase64\n");
        File.SetUnixFileMode(vault, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // Each call is a moment at which all that runs is looked at.
        var seen = new StringBuilder();
        var running = 0;
        live.Server.Fault = _ =>
        {
            lock (seen)
            {
                foreach (var id in running == 0 ? [] : Family(running))
                {
                    seen.Append(Text($"/proc/{id}/cmdline")).Append('\n').Append(Text($"/proc/{id}/environ")).Append('\n');
                }
            }

            return null;
        };

        CliRun Root(params string[] arguments) => live.Run(live.Process("home", [.. arguments[..1], "--user", "root@pam", "--password-stdin", "--verbose", .. arguments[1..]]), LiveRun.Password + "\n", process => running = process.Id);
        void Fine(CliRun run) => Assert.True(run.Code == 0, run.Error);

        Fine(Root("provision", ".", "--yes", "--pipe-to", $"{Look} > look.pipe; tee piped"));
        var piped = File.ReadAllText(Path.Combine(live.Folder, "piped")).Trim();
        Fine(Root("provision", ".", "--yes", "--as", "terraform@pve!second", "--to", "token.env"));
        Fine(Root("provision", ".", "--yes", "--as", "terraform@pve!third", "--to", "vault.yml", "--form", "vault"));
        Assert.Equal(3, Root("provision", ".", "--yes", "--as", "terraform@pve!fourth", "--pipe-to", "cat; cat >&2; exit 9").Code);
        Fine(live.Run(live.Process("home", "validate", ".", "--verbose", "--token-id", Automation, "--password-stdin"), piped.Split('=')[1] + "\n", process => running = process.Id));
        Assert.Equal(3, live.Run(live.Process("home", "validate", ".", "--verbose", "--token-id", "terraform@pve!second", "--password-stdin"), piped.Split('=')[1] + "\n").Code);
        Fine(Root("rotate", Automation, "--yes", "--to", "rotated.json"));

        // The command has its own token, and no administrator's secret whoever has it in the environment.
        live.Variables["PROXMOX_VE_PASSWORD"] = live.Variables["PM_PASS"] = live.Variables["PROXMOX_PASSWORD"] = LiveRun.Password;
        live.Variables["PROXMOX_VE_AUTH_TICKET"] = "PVE:root@pam:66F0AA11::" + LiveRun.Password;
        live.Variables["PROXMOX_VE_CSRF_PREVENTION_TOKEN"] = "66F0AA11:" + LiveRun.Password;
        var start = live.Process("home", "run", "--code", ".", "--user", "root@pam", "--verbose", "--", "sh", "-c", "cat /proc/$$/environ > own 2>/dev/null || env > own; cat /proc/$PPID/cmdline > look.run; cat /proc/$$/cmdline >> look.run");
        Fine(live.Run(start));
        live.Variables.Clear();
        var own = File.ReadAllText(Path.Combine(live.Folder, "own"));
        Assert.DoesNotContain(LiveRun.Password, own, StringComparison.Ordinal);
        var given = own.Split('\0', '\n').Single(line => line.StartsWith("PROXMOX_VE_API_TOKEN=", StringComparison.Ordinal));
        Assert.StartsWith("PROXMOX_VE_API_TOKEN=terraform@pve!run-", given, StringComparison.Ordinal);

        string[] secrets =
        [
            LiveRun.Password, piped.Split('=')[1],
            live.Env("PROXMOX_VE_API_TOKEN", "token.env").Split('=')[1],
            Encoding.UTF8.GetString(Convert.FromBase64String(File.ReadAllText(Path.Combine(live.Folder, "vault.yml")))).Trim().TrimEnd('"').Split('=')[1],
            System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(live.Folder, "rotated.json"))).RootElement.GetProperty("secret").GetString()!,
            given.Split('=')[2],
        ];
        Fine(Root("revoke", "--all-of", "terraform@pve", "--yes"));
        Assert.Empty(live.Tokens);

        Assert.Equal(6, secrets.Distinct().Count());
        Assert.All(secrets[1..], secret => Assert.Equal(36, secret.Length));
        Assert.Contains("POST /access/users/terraform@pve/token", Uri.UnescapeDataString(live.Printed), StringComparison.Ordinal);
        var texts = new Dictionary<string, string> { ["printed"] = live.Printed, ["/proc"] = seen.ToString() };
        foreach (var file in new[] { live.Folder, live.Home }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Where(file => !Sinks.Contains(Path.GetFileName(file))))
        {
            texts[file] = Text(file);
        }

        foreach (var (place, text) in texts)
        {
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{place} shows a secret"));
            Assert.All(secrets, secret => Assert.False(text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal), $"{place} shows a secret"));
            Assert.False(text.Contains("PVE:root@pam:", StringComparison.Ordinal) || text.Contains("PVE%3Aroot", StringComparison.OrdinalIgnoreCase), $"{place} shows a ticket");
        }

        Assert.DoesNotContain(texts.Keys, file => file.EndsWith(".tmp", StringComparison.Ordinal));
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("--password-stdin", texts["/proc"], StringComparison.Ordinal);
            Assert.All(new[] { "look.pipe", "look.vault", "look.run" }, file => Assert.Contains("pvelint.dll", texts[Path.Combine(live.Folder, file)], StringComparison.Ordinal));
        }
    }

    // A process and all that it started.
    private static List<int> Family(int id)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .ToDictionary(one => one, one => Text($"/proc/{one}/stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture) : 0);
        var family = new List<int> { id };
        for (var i = 0; i < family.Count; i++)
        {
            family.AddRange(parents.Where(pair => pair.Value == family[i]).Select(pair => pair.Key));
        }

        return family;
    }

    // One that has ended meanwhile shows nothing; what is no text is searched all the same.
    private static string Text(string file)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
