using System.CommandLine;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary>The options that say where the secret of a new token goes.</summary>
internal sealed class SinkOptions
{
    private readonly Option<string?> _to = new("--to") { Description = "Write the secret to this file, for its owner alone; git must ignore it", HelpName = "FILE" };
    private readonly Option<string?> _pipeTo = new("--pipe-to") { Description = "Give the secret to this command on its standard input: 'vault kv put secret/pve token=-'", HelpName = "COMMAND" };
    private readonly Option<bool> _print = new("--print") { Description = "Show the secret once, on a terminal" };
    private readonly Option<string?> _form = new("--form") { Description = "How it is written: env (the tool's variables), tfvars, json, vault (by ansible-vault), token (id=secret) or secret; default: by the file's name, else token", HelpName = "FORM" };
    private readonly Option<bool> _replace = new("--replace") { Description = "With --to and a form that is written whole: replace the file" };

    public SinkOptions() => _form.AcceptOnlyFromAmong([.. SecretForm.Names]);

    /// <summary>Adds them to a command.</summary>
    public SinkOptions AddTo(Command command)
    {
        foreach (var option in new Option[] { _to, _pipeTo, _print, _form, _replace })
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>The sink, asked whether it can take a secret.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="tool">Who uses the token.</param>
    /// <param name="endpoint">Where it is good for.</param>
    /// <param name="host">The machine.</param>
    /// <exception cref="StopException">None is named, or it cannot.</exception>
    public SecretSink Sink(ParseResult parsed, string tool, Uri endpoint, Host host)
    {
        var (to, pipe, print) = (parsed.GetValue(_to), parsed.GetValue(_pipeTo), parsed.GetValue(_print));
        if (new[] { to is not null, pipe is not null, print }.Count(given => given) != 1)
        {
            throw new StopException(ExitCode.Usage, "say where the secret of the new token goes, once: --to FILE, --pipe-to COMMAND or --print");
        }

        var form = parsed.GetValue(_form) ?? (to is not null ? SecretForm.OfFile(to) : null) ?? "token";
        SecretSink sink = to is not null ? new FileSink(to, form, parsed.GetValue(_replace), tool, endpoint, host)
            : pipe is not null ? new PipeSink(pipe, form, tool, endpoint, host)
            : new PrintSink(form, tool, endpoint, host);
        sink.Check();
        return sink;
    }
}
