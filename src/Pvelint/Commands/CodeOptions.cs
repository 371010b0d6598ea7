using System.CommandLine;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Repo;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>The arguments and options of all commands that compute what code needs.</summary>
internal sealed class CodeOptions
{
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Files and folders with Terraform, Packer or Ansible code (default: the current directory)", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _variableFiles = new("--var-file") { Description = "A file of variables, as Terraform and Packer take it; may be repeated", HelpName = "FILE" };
    private readonly Option<string[]> _variables = new("--var") { Description = "A variable, as Terraform and Packer take it; may be repeated. Never a secret: others see it", HelpName = "NAME=VALUE" };
    private readonly Option<string[]> _assume = new("--assume") { Description = "What the code does not say, as 'may need' asks for it: template.storage=local-lvm, template.9000.bridge=vmbr0, zone.vnet1=z1, var.node=pve; may be repeated", HelpName = "WHAT=VALUE" };
    private readonly Option<string?> _state = new("--state") { Description = "A copy of /etc/pve, for what depends on templates and networks", HelpName = "DIR" };
    private readonly Option<string?> _plan = new("--plan") { Description = "A plan of Terraform as 'terraform show -json' prints it, in place of the code: exact values", HelpName = "FILE" };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withPaths">Whether its arguments are the files and folders.</param>
    public CodeOptions AddTo(Command command, bool withPaths = true)
    {
        if (withPaths)
        {
            command.Arguments.Add(_paths);
        }

        foreach (var option in new Option[] { _variableFiles, _variables, _assume, _state, _plan })
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>The files and folders that are named.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed) => parsed.GetValue(_paths) ?? [];

    /// <summary>Whether a plan of Terraform stands in for code.</summary>
    public bool HasPlan(ParseResult parsed) => parsed.GetValue(_plan) is not null;

    /// <summary>Reads the code.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="paths">The files and folders; none for the current directory.</param>
    /// <param name="assumed">What it does not say.</param>
    /// <param name="host">The machine.</param>
    public CodeSources Read(ParseResult parsed, IReadOnlyList<string> paths, Assumptions assumed, Host host)
    {
        var inputs = new HclInputs
        {
            Assumed = assumed.Names,
            Environment = CodeSources.EnvironmentOf(host),
            VariableFiles = VariableFiles(parsed.GetValue(_variableFiles) ?? [], host),
            Variables = Pairs("--var", parsed.GetValue(_variables) ?? []),
        };
        return parsed.GetValue(_plan) is { } file ? CodeSources.ReadPlan(file, host) : CodeSources.Read(paths.Count > 0 ? paths : ["."], inputs, Environment.ProcessorCount, host);
    }

    /// <summary>What the code does not say, and is known all the same.</summary>
    public Assumptions Assumed(ParseResult parsed, Host host) => Assumptions.Of(Pairs("--assume", parsed.GetValue(_assume) ?? []), parsed.GetValue(_state), host);

    private static List<HclModuleFile> VariableFiles(IReadOnlyList<string> files, Host host) => [.. files.Select(file =>
    {
        try
        {
            var source = new SourceFile(file.Replace('\\', '/'), TextDecoder.Decode(File.ReadAllBytes(Path.Combine(host.Folder, file))));
            var parsed = file.EndsWith(".json", StringComparison.Ordinal) ? HclFile.ParseJson(source.Text, withBlocks: false) : HclFile.Parse(source.Text);
            return parsed.Diagnostics.Count == 0 ? new HclModuleFile(source.Path, parsed) : throw new StopException(ExitCode.Incomplete, $"--var-file {file}: {parsed.Diagnostics[0].Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"--var-file {file}: cannot be read");
        }
    })];

    private static Dictionary<string, string> Pairs(string option, IReadOnlyList<string> words)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var equals = word.IndexOf('=');
            pairs[equals > 0 ? word[..equals] : throw new StopException(ExitCode.Usage, $"{option}: write NAME=VALUE")] = word[(equals + 1)..];
        }

        return pairs;
    }
}
