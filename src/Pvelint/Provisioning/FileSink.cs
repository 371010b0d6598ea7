using System.Diagnostics;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Hcl;
using Pvelint.Repo;

namespace Pvelint.Provisioning;

/// <summary>A file for its owner's eyes alone, written whole or not at all, that git never takes up.</summary>
/// <param name="path">The path as it was given.</param>
/// <param name="form">How it is written.</param>
/// <param name="replaces">Whether a file that cannot be added to may be replaced.</param>
/// <param name="tool">Who reads it.</param>
/// <param name="endpoint">Where the token is good for.</param>
/// <param name="host">The machine.</param>
internal sealed class FileSink(string path, string form, bool replaces, string tool, Uri endpoint, Host host) : SecretSink
{
    private const int LongestFile = 1 << 20;

    public override string Name => $"the file {path}";

    private string Absolute => host.Absolute(path);

    public override void Check()
    {
        var folder = Path.GetDirectoryName(Absolute)!;
        if (!Directory.Exists(folder))
        {
            throw new StopException(ExitCode.Usage, $"--to {path}: there is no such folder");
        }

        if (Directory.Exists(Absolute))
        {
            throw new StopException(ExitCode.Usage, $"--to {path}: is a folder");
        }

        // Within a work tree only what git ignores; of a file that is tracked it says that it does not. It knows of no literal names. A link may
        // lead into a work tree: git is where the folder really is.
        var name = "./" + Path.GetFileName(Absolute);
        if ((ScanRoot.FindWorkTree(folder) is not null || Git.Ask(folder, ["rev-parse", "--is-inside-work-tree"]).Output is [(byte)'t', ..])
            && Git.Ask(folder, ["--no-literal-pathspecs", "check-ignore", "--", name]) is { Output.Length: 0 } answer)
        {
            throw answer.Complaint is { } complaint
                ? new StopException(ExitCode.Incomplete, $"--to {path}: git did not say whether it ignores it: {complaint}")
                : new StopException(ExitCode.Usage, $"--to {path}: git does not ignore it, and so a commit could publish the secret: add it to .gitignore, or take it out of the index where it is tracked already ('git rm --cached')");
        }

        var old = Old();
        if (form is "json" or "vault" && old.Length > 0 && !replaces)
        {
            throw new StopException(ExitCode.Usage, $"--to {path}: is there already and would be written anew, all of it: name another file, or say --replace");
        }

        if (form == "tfvars" && HclFile.Parse(old).Diagnostics.Count > 0)
        {
            throw new StopException(ExitCode.Usage, $"--to {path}: is no file of variables that could be added to");
        }

        Try();
    }

    public override void Give(ApiToken token)
    {
        var text = SecretForm.Write(form, Old(), token, tool, endpoint);
        var bytes = form == "vault" ? Vault(text, token) : Host.Utf8.GetBytes(text);
        try
        {
            Interruption.WriteWhole(Absolute, stream => stream.Write(bytes), mode: UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"--to {path}: cannot be written");
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private string Old()
    {
        try
        {
            var file = new FileInfo(Absolute);
            return !file.Exists ? ""
                : file.Length <= LongestFile ? Host.Utf8.GetString(File.ReadAllBytes(Absolute))
                : throw new StopException(ExitCode.Usage, $"--to {path}: is larger than any file of settings");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"--to {path}: cannot be read");
        }
    }

    // A folder that takes no file is found out before there is a secret to put there.
    private void Try()
    {
        var trial = Absolute + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.Create(trial, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"--to {path}: its folder cannot be written");
        }

        if (form == "vault")
        {
            using var vault = Start(["--version"]);
            vault.StandardInput.Close();
            vault.StandardOutput.ReadToEnd();
            vault.WaitForExit();
        }
    }

    // Ansible's own program encrypts it, with the password that its settings name. The text goes through its standard input.
    private byte[] Vault(string text, ApiToken token)
    {
        using var vault = Start(["encrypt", "--output", "-", "-"]);
        var complaint = vault.StandardError.ReadToEndAsync();
        vault.StandardInput.Write(text);
        vault.StandardInput.Close();
        using var encrypted = new MemoryStream();
        vault.StandardOutput.BaseStream.CopyTo(encrypted);
        vault.WaitForExit();
        return vault.ExitCode == 0 && encrypted.Length > 0
            ? encrypted.ToArray()
            : throw new StopException(ExitCode.Incomplete, $"ansible-vault did not encrypt the secret (exit code {vault.ExitCode}): {PipeSink.Masked(complaint.Result, token)}");
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("ansible-vault", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = host.Folder };
        EndpointEnvironment.Withhold(start.Environment);
        try
        {
            return Interruption.Follow(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new StopException(ExitCode.Usage, "--form vault: ansible-vault cannot be started: install Ansible, or choose another form");
        }
    }
}
