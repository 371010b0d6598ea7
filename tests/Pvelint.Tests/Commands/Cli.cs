using System.Text;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Tests.Commands;

/// <summary>What a run of the tool printed, and its exit code.</summary>
internal sealed record CliRun(string Output, string Error, int Code);

/// <summary>Runs the real command in this process, with its own streams, folder, environment and day.</summary>
internal static class Cli
{
    /// <summary>A host that reads and prints nothing.</summary>
    public static Host HostOf(string folder) => new(Stream.Null, Stream.Null, TextWriter.Null, folder, _ => null, new Day(2026, 11, 22));

    public static CliRun Run(string folder, params string[] arguments) => Run(folder, "", arguments);

    public static CliRun Run(string folder, string input, string[] arguments, IReadOnlyDictionary<string, string>? variables = null, Func<long>? time = null)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var host = new Host(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, folder, Variable, new Day(2026, 11, 22)) { Variables = () => variables ?? new Dictionary<string, string>(), Time = time };
        int code;
        try
        {
            code = (int)PvelintCommand.Run(arguments, host);
        }
        catch (StopException stop)
        {
            host.Say(stop.Message);
            code = (int)stop.Code;
        }

        return new CliRun(Encoding.UTF8.GetString(output.ToArray()), error.ToString(), code);

        string? Variable(string name) =>
            variables?.GetValueOrDefault(name) ?? (name == "PVELINT_FINGERPRINT_KEY" ? "the key of the golden cases" : null);
    }
}
