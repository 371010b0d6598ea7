using Pvelint.Api;
using Pvelint.Commands;

namespace Pvelint.Provisioning;

/// <summary>Where the secret of a token goes. It goes there once, and nobody else learns it.</summary>
internal abstract class SecretSink
{
    /// <summary>Where that is, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it can take a secret: asked before anything is changed.</summary>
    /// <exception cref="StopException">It cannot, and why.</exception>
    public abstract void Check();

    /// <summary>Gives it.</summary>
    /// <exception cref="StopException">It was not taken.</exception>
    public abstract void Give(ApiToken token);
}

/// <summary>Keeps the token in memory, for a command that is given it.</summary>
internal sealed class MemorySink : SecretSink
{
    public override string Name => "the command";

    /// <summary>What was given; null before.</summary>
    public ApiToken? Token { get; private set; }

    public override void Check()
    {
    }

    public override void Give(ApiToken token) => Token = token;
}

/// <summary>Shows the secret once, to a person.</summary>
internal sealed class PrintSink(string form, string tool, Uri endpoint, Host host) : SecretSink
{
    public override string Name => "the terminal";

    public override void Check()
    {
        if (!host.IsTerminal)
        {
            throw new StopException(ExitCode.Usage, "--print shows the secret to a person, and standard output is no terminal: use --to FILE or --pipe-to COMMAND, so that it ends in no log");
        }
    }

    public override void Give(ApiToken token)
    {
        using var output = host.OpenText();
        output.Write(SecretForm.Write(form, "", token, tool, endpoint).TrimEnd('\n') + "\n");
    }
}
