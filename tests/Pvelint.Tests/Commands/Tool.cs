using System.Diagnostics;
using System.Runtime.InteropServices;
using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

/// <summary>Programs of the machine, and the tool as a process of its own.</summary>
internal static class Tool
{
    private static readonly string Assembly = typeof(PvelintCommand).Assembly.Location;

    /// <summary>Where the runtime is that these tests run on: an installed tool looks for it.</summary>
    private static readonly string DotnetFolder = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>The program that runs the tool.</summary>
    public static string Dotnet { get; } = Path.Combine(DotnetFolder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The search path, without the folders that have a pvelint of their own.</summary>
    public static string PathWithoutPvelint { get; } = string.Join(
        Path.PathSeparator,
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(folder => !File.Exists(Path.Combine(folder, "pvelint"))));

    /// <summary>The built tool as a start that waits to be started, its streams redirected.</summary>
    public static ProcessStartInfo Start(string folder, params string[] arguments) => Start(folder, "dotnet", ["exec", Assembly, .. arguments]);

    /// <summary>A program as a start that waits to be started, its streams redirected.</summary>
    public static ProcessStartInfo Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs the tests has set for itself must not reach another one, nor what a hook has set our git.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_ROOT"] = DotnetFolder;
        start.Environment["PVELINT_FINGERPRINT_KEY"] = "the key of the tests";
        return start;
    }

    /// <summary>Runs to the end, with nothing on standard input.</summary>
    public static CliRun Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Waits for the end.</summary>
    public static CliRun End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(output, error.Result, process.ExitCode);
    }
}
