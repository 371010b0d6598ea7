using System.Diagnostics;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Output;

namespace Pvelint.Provisioning;

/// <summary>A command that reads the secret from its standard input: <c>vault kv put secret/pve token=-</c>.</summary>
/// <param name="command">The command, for a shell.</param>
/// <param name="form">How it is written.</param>
/// <param name="tool">Who uses the token.</param>
/// <param name="endpoint">Where it is good for.</param>
/// <param name="host">The machine.</param>
internal sealed class PipeSink(string command, string form, string tool, Uri endpoint, Host host) : SecretSink
{
    private const int LongestComplaint = 500;

    public override string Name => "the command of --pipe-to";

    public override void Check()
    {
        if (string.IsNullOrWhiteSpace(command))
        {
            throw new StopException(ExitCode.Usage, "--pipe-to: says no command");
        }
    }

    public override void Give(ApiToken token)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/d", "/s", "/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = host.Folder;
        EndpointEnvironment.Withhold(start.Environment);
        using var process = Interruption.Follow(Process.Start(start)!);

        // What it prints may repeat what it read.
        var output = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(SecretForm.Write(form, "", token, tool, endpoint));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code tells whether that was meant.
        }

        process.WaitForExit();
        foreach (var line in new[] { output.Result, complaint.Result }.Select(text => Masked(text, token)).Where(line => line.Length > 0))
        {
            host.Say(line);
        }

        if (process.ExitCode != 0)
        {
            throw new StopException(ExitCode.Incomplete, $"the command of --pipe-to ended with exit code {process.ExitCode} and did not take the secret");
        }
    }

    /// <summary>A text on one line, without the secret.</summary>
    public static string Masked(string text, ApiToken token)
    {
        var line = Neutral.Line(text.Trim().Replace(token.Secret.Reveal(), "***", StringComparison.OrdinalIgnoreCase));
        return line.Length > LongestComplaint ? line[..LongestComplaint] + "…" : line;
    }
}
