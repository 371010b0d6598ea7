using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>Writes a report, or a baseline, into a file, all of it or nothing.</summary>
internal static class ReportFile
{
    /// <summary>Says before a long scan what would fail after it.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="option">The option that asks for it.</param>
    /// <param name="printed">The path as the user gave it.</param>
    /// <exception cref="StopException">The file's folder does not exist, or a folder stands in its place.</exception>
    public static void Check(string path, string option, string printed)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new StopException(ExitCode.Usage, $"{option} {printed}: its folder does not exist");
        }

        if (Directory.Exists(path))
        {
            throw new StopException(ExitCode.Usage, $"{option} {printed}: it is a folder");
        }
    }

    /// <summary>Writes beside the file and moves it there: half a report never stands, and a link in its place is not followed.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="option">The option that asks for it.</param>
    /// <param name="printed">The path as the user gave it.</param>
    /// <param name="write">Writes the report.</param>
    /// <exception cref="StopException">It cannot be written.</exception>
    public static void Write(string path, string option, string printed, Action<Stream> write)
    {
        try
        {
            Interruption.WriteWhole(path, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"{option} {printed}: it cannot be written here");
        }
    }
}
