using System.Diagnostics;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Rules;
using Pvelint.Sandbox;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Provisioning;

/// <summary>A folder with code, and a sandbox to provision into.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    public const string Password = "Tr0ub4dor-pve-9";

    /// <summary>A machine that is cloned from a template into a pool.</summary>
    public const string Clone = """
        terraform {
          required_providers {
            proxmox = { source = "bpg/proxmox", version = "0.111.1" }
          }
        }
        resource "proxmox_virtual_environment_vm" "web" {
          name      = "web"
          node_name = "pve"
          pool_id   = "prod"
          clone {
            vm_id = 9000
          }
          disk {
            datastore_id = "local-lvm"
            interface    = "scsi0"
            size         = 20
          }
          network_device {
            bridge = "vmbr0"
          }
        }
        """;

    private LiveRun(SandboxServer server, string folder) => (Server, Folder) = (server, folder);

    public SandboxServer Server { get; }

    public string Folder { get; }

    /// <summary>What processes keep on the machine: beside the code.</summary>
    public string Home => Folder + "-home";

    /// <summary>The variables of the environment; an administrator's login to begin with.</summary>
    public Dictionary<string, string> Variables { get; } = new() { ["PROXMOX_VE_USERNAME"] = "root@pam", ["PROXMOX_VE_PASSWORD"] = Password };

    /// <summary>What nothing that is printed may hold.</summary>
    public List<string> Secrets { get; } = [Password];

    /// <summary>All that was printed so far.</summary>
    public string Printed { get; private set; } = "";

    public static async Task<LiveRun> StartAsync(string code = Clone, string name = "main.tf", SandboxOptions? options = null)
    {
        var server = await SandboxServer.StartAsync((options ?? new SandboxOptions()) with { RootPassword = Password, RefusalDelay = TimeSpan.Zero });
        var folder = Directory.CreateTempSubdirectory("pvelint-live").FullName;
        File.WriteAllText(Path.Combine(folder, name), code);
        return new LiveRun(server, folder);
    }

    /// <summary>What time it is on this machine; null for the right one.</summary>
    public Func<long>? Time { get; set; }

    /// <summary>The ids of the tokens that are there, beside those of the small cluster.</summary>
    public IReadOnlyList<string> Tokens => [.. Server.TokensWithSecret.Where(id => id.StartsWith("terraform@", StringComparison.Ordinal))];

    /// <summary>Runs a command on the endpoint.</summary>
    public CliRun Run(params string[] arguments) => RunIn(Folder, arguments);

    /// <summary>The same in another folder.</summary>
    public CliRun RunIn(string folder, params string[] arguments)
    {
        var run = Cli.Run(folder, "", Words(arguments), Variables, Time);
        Printed += run.Output + run.Error;
        return run;
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Makes a token that may do all that a role allows, everywhere, and gives its secret.</summary>
    public async Task<string> MakeTokenAsync(TokenId id, string role)
    {
        using var client = new PveClient(new EndpointSettings { Endpoint = Server.Endpoint, Fingerprint = EndpointSettings.ParseFingerprint(Server.Fingerprint) });
        var root = new PveAccess(await new PveLogin.WithPassword("root@pam", () => new Secret(Password), () => null).EnterAsync(client, CancellationToken.None));
        await root.CreateUserAsync(id.User, null, null);
        await root.PutAclAsync(new PveAclEntry("/", SubjectKind.User, id.User, role, Propagates: true));
        var secret = (await root.CreateTokenAsync(id, isSeparated: false, null, null)).Secret.Reveal();
        Secrets.Add(secret);
        return secret;
    }

    /// <summary>The tool as a process of its own that waits to be started, with the same endpoint and variables, and a folder for what it keeps on the machine.</summary>
    /// <param name="home">That folder's name; who has another one does not share its locks.</param>
    /// <param name="arguments">The command.</param>
    public ProcessStartInfo Process(string home, params string[] arguments)
    {
        var start = Tool.Start(Folder, Words(arguments));
        var kept = Path.Combine(Home, home);
        start.Environment["XDG_DATA_HOME"] = start.Environment["TMPDIR"] = start.Environment["HOME"] = kept;
        Directory.CreateDirectory(kept);
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs one of these to its end.</summary>
    /// <param name="start">The start.</param>
    /// <param name="input">What stands on its standard input.</param>
    /// <param name="started">Is told the process.</param>
    public CliRun Run(ProcessStartInfo start, string input = "", Action<Process>? started = null)
    {
        using var process = System.Diagnostics.Process.Start(start)!;
        started?.Invoke(process);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Ends one of these, and keeps what it printed.</summary>
    public CliRun End(Process process)
    {
        var run = Tool.End(process);
        Printed += run.Output + run.Error;
        return run;
    }

    private string[] Words(string[] arguments) => [arguments[0], "--endpoint", Server.Endpoint.ToString(), "--fingerprint", Server.Fingerprint, .. arguments[1..]];

    /// <summary>The calls of a run that are worth cutting: the first one, all that change something, and those beside them. What is only read changes nothing.</summary>
    /// <param name="after">How many calls came before the run.</param>
    public IReadOnlyList<int> Moments(int after)
    {
        var calls = Server.Calls.Skip(after).ToList();
        bool Writes(int i) => i >= 0 && i < calls.Count && calls[i].Method != "GET" && !calls[i].Path.EndsWith("/ticket", StringComparison.Ordinal);
        return [.. Enumerable.Range(0, calls.Count).Where(i => i == 0 || i == calls.Count - 1 || Writes(i - 1) || Writes(i) || Writes(i + 1)).Select(i => after + i + 1)];
    }

    /// <summary>Makes what the code needs; the secret goes to <c>.env</c>.</summary>
    public CliRun Provision(params string[] more) => Run(["provision", ".", "--yes", "--to", ".env", .. more]);

    /// <summary>The value of a variable in <c>.env</c>.</summary>
    public string Env(string name, string file = ".env") => File.ReadLines(Path.Combine(Folder, file)).First(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..].Trim('\'');

    /// <summary>The lines of <c>user.cfg</c>: how Proxmox VE orders them is its own affair.</summary>
    public IReadOnlyList<string> ConfigLines => [.. Server.UserCfg.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    /// <summary>The secret of the token that <c>.env</c> gives to a tool.</summary>
    public string Secret(ToolCode code) => Env(code.Secret).Split('=')[^1];

    /// <summary>Whether what <c>.env</c> says is good and exactly enough.</summary>
    public bool IsExact() => ValidateByEnv().Code == 0;

    /// <summary>Validates by what <c>.env</c> says and nothing else: the endpoint is in there, too.</summary>
    public CliRun ValidateByEnv()
    {
        var variables = File.ReadLines(Path.Combine(Folder, ".env")).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
        var run = Cli.Run(Folder, "", ["validate", ".", "--fingerprint", Server.Fingerprint], variables);
        Printed += run.Output + run.Error;
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        if (Directory.Exists(Home))
        {
            Directory.Delete(Home, recursive: true);
        }
    }
}
