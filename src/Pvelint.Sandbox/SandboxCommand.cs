using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary><c>pvelint-sandbox</c>: starts a sandbox, says how to reach it, and ends with Ctrl-C or with the command that it was started for.</summary>
internal static class SandboxCommand
{
    private const int Usage = 2;
    private const int Failed = 3;
    private const string PasswordVariable = "PVELINT_SANDBOX_PASSWORD";

    /// <summary>Runs a command line.</summary>
    /// <param name="words">It.</param>
    /// <param name="output">Where a person or a program reads how to reach the sandbox.</param>
    /// <param name="error">Where the rest goes.</param>
    /// <param name="isTerminal">Whether a person alone reads <paramref name="output"/>: a password is shown nowhere else.</param>
    /// <param name="end">Ends it.</param>
    public static async Task<int> Run(string[] words, TextWriter output, TextWriter error, bool isTerminal, CancellationToken end)
    {
        var pve = new Option<string>("--pve") { Description = "The release that it answers as", HelpName = "VERSION", DefaultValueFactory = _ => ApiFacts.Known[^1].ToString() };
        pve.AcceptOnlyFromAmong([.. ApiFacts.Known.Select(version => version.ToString())]);
        var port = new Option<int>("--port") { Description = "The port on the loopback address; 0 for any that is free", HelpName = "N", DefaultValueFactory = parsed => 8006 };
        port.Validators.Add(parsed =>
        {
            if (parsed.Tokens.Count == 1 && int.TryParse(parsed.Tokens[0].Value, out var number) && number is < 0 or > 65535)
            {
                parsed.AddError("--port takes a number from 0 to 65535");
            }
        });
        var folder = new Option<string?>("--folder") { Description = "Keep the state in this folder, in the files that /etc/pve has (default: in memory alone)", HelpName = "DIR" };
        var userCfg = new Option<string?>("--user-cfg") { Description = "Start with the users, roles and entries of this user.cfg", HelpName = "FILE" };
        var passwordFile = new Option<string?>("--password-file") { Description = $"Take the password of root@pam from the first line of a file that nobody else may read (default: {PasswordVariable}, else a random one)", HelpName = "FILE" };
        var command = new Argument<string[]>("COMMAND") { Description = "Behind --: a command to run with PROXMOX_VE_ENDPOINT, PROXMOX_VE_USERNAME, PROXMOX_VE_PASSWORD and PVELINT_SANDBOX_FINGERPRINT; the sandbox ends with it", Arity = ArgumentArity.ZeroOrMore };
        var root = new RootCommand("A simulated Proxmox VE access API on this machine, to try automation on. Nothing behind it is real.") { pve, port, folder, userCfg, passwordFile, command };
        root.SetAction(async (parsed, _) =>
        {
            try
            {
                var options = new SandboxOptions
                {
                    Version = PveVersion.Parse(parsed.GetValue(pve))!.Value,
                    Port = parsed.GetValue(port),
                    Folder = parsed.GetValue(folder) is { } state ? Path.GetFullPath(state) : null,
                    UserCfg = parsed.GetValue(userCfg) is { } file ? await File.ReadAllTextAsync(file) : null,
                    RootPassword = parsed.GetValue(passwordFile) is { } secret ? SecretFile.Read(secret) : Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : null,
                };
                var run = parsed.GetValue(command) ?? [];
                if (options.RootPassword is null && run.Length == 0 && !isTerminal)
                {
                    return Say(error, Usage, $"nobody is there to read a password: give one in {PasswordVariable} or --password-file");
                }

                // Its users are there to be tried, the one who may not do everything above all.
                var password = options.RootPassword ?? SandboxServer.NewPassword();
                var seeded = options.UserCfg is null ? ClusterSeed.Read().Users : [];
                await using var server = await SandboxServer.StartAsync(options with { RootPassword = password, Passwords = seeded.ToDictionary(user => user, _ => password) }, end);
                if (run.Length > 0)
                {
                    return await RunWith(server, run, end);
                }

                await Tell(server, seeded, output, showsPassword: options.RootPassword is null);
                await Task.Delay(Timeout.Infinite, end).ContinueWith(_ => { }, TaskScheduler.Default);
                return 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or Win32Exception)
            {
                return Say(error, Failed, failure.Message);
            }
            catch (OperationCanceledException)
            {
                return Failed;
            }
        });
        var result = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        return result.Errors.Count > 0
            ? Say(error, Usage, result.Errors[0].Message.ReplaceLineEndings(" "))
            : await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, CancellationToken.None);
    }

    private static async Task Tell(SandboxServer server, IReadOnlyList<string> users, TextWriter output, bool showsPassword)
    {
        var address = server.Endpoint.GetLeftPart(UriPartial.Authority);
        await output.WriteAsync($"""
            a simulated Proxmox VE {server.Version} listens on {address}
              fingerprint  {server.Fingerprint}
              log in as    {string.Join(" or ", users.Prepend(UserId.Root))}, {(showsPassword ? $"password {server.RootPassword} (shown this once)" : "with the password that you gave")}

            pvelint audit --endpoint {address} --user root@pam \
              --fingerprint {server.Fingerprint}

            Ctrl-C ends it.

            """);
        await output.FlushAsync();
    }

    // In the environment alone: arguments are for everybody on the machine to see.
    private static async Task<int> RunWith(SandboxServer server, string[] words, CancellationToken end)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false };
        start.Environment["PROXMOX_VE_ENDPOINT"] = server.Endpoint.GetLeftPart(UriPartial.Authority);
        start.Environment["PROXMOX_VE_USERNAME"] = UserId.Root;
        start.Environment["PROXMOX_VE_PASSWORD"] = server.RootPassword;
        start.Environment["PVELINT_SANDBOX_FINGERPRINT"] = server.Fingerprint;
        start.Environment.Remove(PasswordVariable);
        using var process = Process.Start(start)!;

        // Ctrl-C has reached it, too; who ends only us wants it to end.
        using var kill = end.Register(() => _ = Task.Delay(TimeSpan.FromSeconds(5)).ContinueWith(_ => Kill(process), TaskScheduler.Default));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended on its own.
        }
    }

    private static int Say(TextWriter error, int code, string message)
    {
        error.WriteLine("pvelint-sandbox: " + message);
        return code;
    }
}
