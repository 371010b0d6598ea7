using System.Globalization;
using System.Text;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>All that a command knows of the machine: its streams, its folder, its environment, the day.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: reports and nothing else.</param>
/// <param name="Error">Standard error: the rest.</param>
/// <param name="Folder">The current directory, absolute.</param>
/// <param name="Variable">A variable of the environment; null where it is not set.</param>
/// <param name="Today">The day, which tells the suppressions that have expired.</param>
internal sealed record Host(Stream Input, Stream Output, TextWriter Error, string Folder, Func<string, string?> Variable, Day Today)
{
    private readonly Day _today = Today;

    /// <summary>The day, which tells the suppressions that have expired.</summary>
    public Day Today => Clock?.Invoke() ?? _today;

    /// <summary>Tells the day, where it is not given: what knows of time zones is loaded only where it matters.</summary>
    public Func<Day>? Clock { get; init; }

    /// <summary>Asks a person for a secret, without showing what is typed; null where nobody can be asked.</summary>
    public Func<string, Secret?>? AskSecret { get; init; }

    /// <summary>What time it is, in seconds since 1970, where it is not that of the machine.</summary>
    public Func<long>? Time { get; init; }

    /// <summary>What time it is, in seconds since 1970.</summary>
    public long Seconds => Time?.Invoke() ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Asks a person whether to go on; null where nobody can be asked.</summary>
    public Func<string, bool>? Confirm { get; init; }

    /// <summary>UTF-8 without a byte order mark: what every reader of reports expects.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>All variables of the environment; only those of tools' own conventions may be looked for in it.</summary>
    public Func<IReadOnlyDictionary<string, string>> Variables { get; init; } = () => new Dictionary<string, string>();

    /// <summary>The text of a file as it stands in an editor, by its absolute path; null for one that is not open.</summary>
    public Func<string, string?> Unsaved { get; init; } = _ => null;

    /// <summary>Whether a person reads <see cref="Output"/> on a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/> on a terminal and wants to see how far long work has come.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The words that start this tool again, by absolute paths; empty where that is not known.</summary>
    public IReadOnlyList<string> Program { get; init; } = [];

    /// <summary>The host that is this process.</summary>
    public static Host OfProcess(Stream output, TextWriter error)
    {
        return new Host(Console.OpenStandardInput(), output, error, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable, default)
        {
            Clock = Now,
            Variables = VariablesOfProcess,
            IsTerminal = !Console.IsOutputRedirected,
            ShowsProgress = !Console.IsErrorRedirected,
            Program = ProgramOf(Environment.ProcessPath, AppContext.BaseDirectory),
            Confirm = Console.IsInputRedirected || Console.IsErrorRedirected ? null : question => SecretPrompt.Confirm(question, error, Console.In),
            AskSecret = Console.IsInputRedirected || Console.IsErrorRedirected ? null : what => SecretPrompt.Ask(what, error, () => Console.ReadKey(intercept: true)),
        };
    }

    /// <summary>The same for a hook: without what its answer needs not, since each of these loads something.</summary>
    public static Host OfHook(Stream output, TextWriter error) =>
        new(Stream.Null, output, error, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable, default) { Clock = Now, IsTerminal = !Console.IsOutputRedirected };

    private static Dictionary<string, string> VariablesOfProcess() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    private static Day Now() => DateTime.Now is var now ? new Day(now.Year, now.Month, now.Day) : default;

    // A global tool lies in a folder of its version, with a link beside the folder that outlives an update.
    private static string[] ProgramOf(string? process, string folder)
    {
        if (process is null)
        {
            return [];
        }

        if (Path.GetFileNameWithoutExtension(process) == "dotnet")
        {
            return Path.Combine(folder, "pvelint.dll") is var main && File.Exists(main) ? [Slashed(process), Slashed(main)] : [];
        }

        var store = process.IndexOf(Path.DirectorySeparatorChar + ".store" + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var link = store < 0 ? "" : Path.Combine(process[..store], Path.GetFileName(process));
        return [Slashed(File.Exists(link) ? link : process)];
    }

    // As a shell takes paths, that of Windows' git too.
    private static string Slashed(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;

    /// <summary>A writer of text to <see cref="Output"/>; flushed and let go by the caller, the stream stays open.</summary>
    public StreamWriter OpenText() => new(Output, Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };

    /// <summary>A line to <see cref="Error"/>, made harmless for a terminal.</summary>
    public void Say(string line)
    {
        // Once it was said that the scan was interrupted, nobody wants to hear that git has ended.
        Interruption.Pass();
        Error.WriteLine("pvelint: " + Pvelint.Output.Neutral.Line(line));
    }

    /// <summary>A path of the command line as an absolute one.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Whether a person wants to go on.</summary>
    /// <exception cref="StopException">There is nobody to ask.</exception>
    public bool Agrees(string question) => (Confirm ?? throw new StopException(ExitCode.Usage, "there is nobody to ask: look at it with --dry-run, then say --yes"))(question);

    /// <summary>A count with its noun: <c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(long count, string noun) => Count(count, noun, noun + "s");

    /// <summary>A count with its noun, whose plural is another word.</summary>
    public static string Count(long count, string noun, string nouns) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? noun : nouns);
}
