using System.Diagnostics;
using System.Runtime.InteropServices;
using Pvelint.Output;
using Pvelint.Repo;

namespace Pvelint.Commands;

/// <summary>
/// Ctrl-C, or the end that a service manager asks for: files that are half written go, programs that were started end, and
/// the exit code says that the check was not finished.
/// </summary>
internal static class Interruption
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Unfinished = [];
    private static volatile bool _foreground;
    private static volatile CancellationTokenSource? _deferred;

    /// <summary>Ends the process in good order when it is asked to, until the answer is disposed of.</summary>
    /// <param name="error">Where that is said.</param>
    public static IDisposable Watch(TextWriter error)
    {
        var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        return new Registrations(interrupt, terminate);

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            if (_deferred is { } deferred)
            {
                deferred.Cancel();
                return;
            }

            if (_foreground && context.Signal == PosixSignal.SIGINT)
            {
                // Whoever has the terminal is told, too, and its end is ours.
                return;
            }

            // Never let go: whoever is about to put a report into its place waits here for the end.
            Gate.Enter();
            Progress.Clear();
            error.WriteLine(_foreground ? "pvelint: told to end" : "pvelint: interrupted: the scan is not complete");
            CleanUp();
            Environment.Exit((int)ExitCode.Incomplete);
        }
    }

    /// <summary>
    /// Has whoever changes an endpoint end in good order: when the process is asked to end, the source is cancelled, and the process
    /// goes on until the work is brought to a state that may stay. Until the answer is disposed of.
    /// </summary>
    public static IDisposable Defer(CancellationTokenSource source)
    {
        _deferred = source;
        return new Deferral();
    }

    /// <summary>Writes a file beside its place and moves it there: all of it stands or nothing, and a link in its place is not followed.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="overwrite">Whether it takes the place of one that is there.</param>
    /// <param name="mode">Its mode where files have one; null for the usual one.</param>
    /// <exception cref="IOException">It cannot be written, or one is there already.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void WriteWhole(string path, Action<Stream> write, bool overwrite = true, UnixFileMode? mode = null)
    {
        var beside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        lock (Gate)
        {
            Unfinished.Add(beside);
        }

        try
        {
            using (var stream = new FileStream(beside, options))
            {
                write(stream);
            }

            lock (Gate)
            {
                File.Move(beside, path, overwrite);
            }
        }
        finally
        {
            lock (Gate)
            {
                Remove(beside);
                Unfinished.Remove(beside);
            }
        }
    }

    /// <summary>Goes no further where the run is being ended: what a killed git did not say must not be taken for an answer.</summary>
    public static void Pass()
    {
        lock (Gate)
        {
        }
    }

    /// <summary>Lets a program that was started end with us.</summary>
    public static Process Follow(Process process)
    {
        lock (Gate)
        {
            Children.Started.Add(process);
        }

        return process;
    }

    /// <summary>Runs a program that has the terminal to its end: Ctrl-C is its to answer, and it ends with us where we are told to end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be run.</exception>
    public static int RunInForeground(ProcessStartInfo start)
    {
        _foreground = true;
        try
        {
            using var process = Follow(Process.Start(start)!);
            process.WaitForExit();
            return process.ExitCode;
        }
        finally
        {
            _foreground = false;
        }
    }

    /// <summary>Removes what is half written, and ends what was started.</summary>
    internal static void CleanUp()
    {
        foreach (var process in Children.Started)
        {
            Kill(process);
        }

        PosixProcess.End();
        foreach (var path in Unfinished)
        {
            Remove(path);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended on its own.
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder went away meanwhile, and the file with it.
        }
    }

    private sealed class Registrations(PosixSignalRegistration interrupt, PosixSignalRegistration terminate) : IDisposable
    {
        public void Dispose()
        {
            interrupt.Dispose();
            terminate.Dispose();
        }
    }

    private sealed class Deferral : IDisposable
    {
        public void Dispose() => _deferred = null;
    }

    // By itself: a run that starts no process so need not load what knows of processes.
    private static class Children
    {
        public static readonly List<Process> Started = [];
    }
}
