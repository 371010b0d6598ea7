using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>
/// Asks every rule about two small files while the scan waits for git or reads: what that loads and compiles is then ready.
/// Measured: a scan of 50,000 files takes a tenth less time with it, one of ten files a fifth.
/// </summary>
internal static class WarmUp
{
    private const int StackSize = 1 << 20;

    private const string Terraform = """
        variable "token" {
          type      = string
          sensitive = true
        }

        provider "proxmox" {
          endpoint  = "https://pve.lab.internal:8006/"
          api_token = var.token
          insecure  = false
        }
        """;

    private const string Playbook = """
        - hosts: all
          vars:
            proxmox_api_user: ansible@pve
            proxmox_api_password: "{{ vault_password }}"
        """;

    private static int _isStarted;

    /// <summary>Starts it, once, on a thread of its own; nothing waits for its end.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            new Thread(() => _ = Lint(), StackSize) { IsBackground = true }.Start();
        }
    }

    /// <summary>Does it. There is nothing to find in these files.</summary>
    internal static IReadOnlyList<Finding> Lint()
    {
        var reader = new DocumentReader(YamlReader.Read);
        Document[] documents =
        [
            reader.Read(new SourceFile("main.tf", Terraform), FileFormat.Hcl, FileContexts.Of("main.tf")),
            reader.Read(new SourceFile("site.yml", Playbook), FileFormat.Yaml, FileContexts.Of("site.yml")),
        ];
        return Linter.Lint(new Project(documents, Project.NewestPve));
    }
}
