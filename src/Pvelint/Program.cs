using System.Diagnostics;
using Pvelint.Commands;

namespace Pvelint;

internal static class Program
{
    private static int Main(string[] args)
    {
        // Answered before any library is loaded: hooks and installers ask for it all the time.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(PvelintCommand.Version);
            return 0;
        }

        using var output = Console.OpenStandardOutput();
        using var error = new StreamWriter(Console.OpenStandardError(), bufferSize: 1024) { AutoFlush = true };

        // A hook's answer writes no file and is over before anyone could interrupt it.
        var hook = HookAnswer.Of(args);
        using var watch = hook is null ? Interruption.Watch(error) : null;
        try
        {
            return (int)(hook is not null ? Scan.Run(hook, Host.OfHook(output, error)) : PvelintCommand.Run(args, Host.OfProcess(output, error)));
        }
        catch (StopException stop)
        {
            Interruption.Pass();
            error.WriteLine("pvelint: " + Output.Neutral.Line(stop.Message));
            return (int)stop.Code;
        }
        catch (Exception bug)
        {
            Interruption.Pass();
            // The exception's own text may hold a piece of a scanned file, so only its type and our method are named.
            error.WriteLine($"pvelint: internal error ({bug.GetType().Name}{PlaceOf(bug)}): the scan could not be finished; please report it");
            return (int)ExitCode.Incomplete;
        }
    }

    // The innermost method of ours; native code without that knowledge says none.
    private static string PlaceOf(Exception bug) =>
        new StackTrace(bug).GetFrames().Select(DiagnosticMethodInfo.Create).FirstOrDefault(method => method?.DeclaringTypeName?.StartsWith("Pvelint.", StringComparison.Ordinal) is true)
            is { } method ? $" in {method.DeclaringTypeName}.{method.Name}" : "";
}
