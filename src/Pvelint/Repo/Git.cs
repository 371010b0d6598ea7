using System.Diagnostics;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>What git answered.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Failure">Why there is no answer; null where there is one.</param>
/// <param name="Complaint">The first line of its standard error, if any, also where it went on.</param>
internal sealed record GitAnswer(byte[] Output, string? Failure, string? Complaint);

/// <summary>
/// The git command line. The repository is hostile: nothing that its configuration names is run, nothing is fetched, and
/// git's own check of who owns the repository stays on.
/// </summary>
internal static class Git
{
    private const int LongestComplaint = 300;

    private static string NoFile => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    // What could run a program or reach the network: file system monitor, hooks, and the fetching of missing objects.
    private static readonly string[] Guards = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + NoFile];

    /// <summary>What git tells a hook by: the commit being made may have an index of its own (<c>git commit -a</c>), a repository lie elsewhere.</summary>
    private static readonly string[] RepositoryVariables =
        ["GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES"];

    private static readonly string[] Settings =
    [
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_ALLOW_PROTOCOL=none",
        "GIT_LITERAL_PATHSPECS=1",
        "GIT_NO_REPLACE_OBJECTS=1",

        // Parents that the commits do not name. A file that is there would have git complain of the feature's age.
        "GIT_GRAFT_FILE=" + NoFile + "/none",
        "LC_ALL=C",
    ];

    /// <summary>The files of a work tree below a folder that git tracks or does not ignore.</summary>
    /// <param name="folder">The absolute path of a folder in a work tree.</param>
    /// <param name="names">Files to ask about, relative to the folder; empty for all.</param>
    /// <param name="into">Takes each file: its path relative to the folder, and what git says of it.</param>
    /// <param name="complaint">What git said though it went on, such as a folder that it could not look into; null for nothing.</param>
    /// <returns>Null, or why git could not say.</returns>
    public static string? ListFiles(string folder, IReadOnlyList<string> names, Action<byte[], GitStatus> into, out string? complaint)
    {
        var answer = Ask(folder, ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--", .. names]);
        complaint = answer.Complaint;
        if (answer.Failure is not null)
        {
            return answer.Failure;
        }

        ReadOnlySpan<byte> previous = default;
        for (var rest = answer.Output.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)0);
            var record = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (record.Length < 3)
            {
                continue;
            }

            // A file in conflict stands once for each side.
            var name = record[2..];
            if (!name.SequenceEqual(previous))
            {
                into(name.ToArray(), record[0] == '?' ? GitStatus.Untracked : GitStatus.Tracked);
            }

            previous = name;
        }

        return null;
    }

    /// <summary>Asks git something whose answer fits in memory.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command and its arguments; what makes git safe is put before them.</param>
    /// <param name="input">What its standard input holds.</param>
    /// <param name="keepsEnvironment">Whether the repository and the index are those that the environment names, as it does in a hook.</param>
    public static GitAnswer Ask(string folder, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input = default, bool keepsEnvironment = false)
    {
        if (input.IsEmpty && Posix.IsSupported && FindProgram() is { } program && AskPosix(program, folder, arguments, keepsEnvironment) is { } answer)
        {
            return answer;
        }

        using var process = Start(folder, arguments, keepsEnvironment, out var failure);
        if (process is null)
        {
            return new GitAnswer([], failure, null);
        }

        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var sent = Task.Run(() => Send(process, input));
            using var buffer = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(buffer);
            sent.Wait();
            process.WaitForExit();
            Interruption.Pass();
            var complaint = errors.Result.Length == 0 ? null : FirstLine(errors.Result);
            return new GitAnswer(buffer.ToArray(), process.ExitCode == 0 ? null : $"git said: {complaint ?? "nothing, and failed"}", complaint);
        }
        catch (IOException)
        {
            return new GitAnswer([], "git could not be talked to", null);
        }
    }

    // Null where it could not be run in that way: the framework's may do better, or tells why not.
    private static GitAnswer? AskPosix(string program, string folder, IReadOnlyList<string> arguments, bool keepsEnvironment)
    {
        var more = new List<string>(Settings);
        if (!keepsEnvironment && ScanRoot.FindWorkTree(folder) is { } workTree)
        {
            more.Add("GIT_WORK_TREE=" + workTree);
        }

        var environment = PosixProcess.Environment(name => !IsSet(name) && Keeps(name, keepsEnvironment), more);
        var code = PosixProcess.Run(program, ["-C", folder, .. GuardsOf(arguments), .. arguments], environment, out var output, out var errors);
        if (code < 0)
        {
            return null;
        }

        var complaint = errors.Length == 0 ? null : FirstLine(System.Text.Encoding.UTF8.GetString(errors));
        return new GitAnswer(output, code == 0 ? null : $"git said: {complaint ?? "nothing, and failed"}", complaint);
    }

    private static bool IsSet(string name)
    {
        foreach (var setting in Settings)
        {
            if (setting.Length > name.Length && setting[name.Length] == '=' && setting.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the environment says where a repository lies; its index alone may be another one all the same.</summary>
    public static bool NamesRepository(Func<string, string?> variable)
    {
        foreach (var name in RepositoryVariables)
        {
            if (name != "GIT_INDEX_FILE" && variable(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Keeps(string name, bool keepsRepository) =>
        !name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GIT_CONFIG", StringComparison.OrdinalIgnoreCase)
        || (keepsRepository && Array.IndexOf(RepositoryVariables, name) >= 0);

    /// <summary>Starts git; the caller talks to it, and reads its errors.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command and its arguments; what makes git safe is put before them.</param>
    /// <param name="keepsEnvironment">Whether the repository and the index are those that the environment names, as it does in a hook.</param>
    /// <param name="failure">Why it could not be started.</param>
    /// <returns>The process; null where it could not be started.</returns>
    public static Process? Start(string folder, IReadOnlyList<string> arguments, bool keepsEnvironment, out string? failure)
    {
        failure = "git is not installed";
        if (FindProgram() is not { } program)
        {
            return null;
        }

        var start = new ProcessStartInfo(program, [.. GuardsOf(arguments), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment, keepsEnvironment);
        if (!keepsEnvironment)
        {
            // The work tree is where the user pointed at, whatever the repository's configuration says.
            start.Environment["GIT_WORK_TREE"] = ScanRoot.FindWorkTree(folder);
        }

        try
        {
            failure = null;
            return Process.Start(start) is { } process ? Interruption.Follow(process) : null;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            failure = "git could not be started";
            return null;
        }
    }

    // rev-parse runs no hook, and is asked where the hooks are.
    private static string[] GuardsOf(IReadOnlyList<string> arguments) => arguments[0] == "rev-parse" ? Guards[..2] : Guards;

    private static void Send(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all of it, and says why on its own.
        }
    }

    private static void Isolate(IDictionary<string, string?> environment, bool keepsRepository)
    {
        // Of a hook that calls us: they would make git look at another index or repository than the folder's.
        foreach (var name in environment.Keys.Where(name => !Keeps(name, keepsRepository)).ToList())
        {
            environment.Remove(name);
        }

        foreach (var setting in Settings)
        {
            var sign = setting.IndexOf('=', StringComparison.Ordinal);
            environment[setting[..sign]] = setting[(sign + 1)..];
        }
    }

    // Searched by us: the framework would take a program of that name from the current directory first.
    private static string? FindProgram()
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, name) is var program && File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }

    private static string FirstLine(string complaint)
    {
        var line = complaint.AsSpan().TrimStart();
        var end = line.IndexOfAny('\n', '\r');
        line = end < 0 ? line : line[..end];
        return line[..Math.Min(line.Length, LongestComplaint)].ToString();
    }
}
