using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>Writes a report into a file, all of it or nothing.</summary>
internal static class ReportFile
{
    /// <summary>Writes beside the file and moves it there: half a report never stands, and a link in its place is not followed.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="printed">The path as the user gave it.</param>
    /// <param name="write">Writes the report.</param>
    /// <exception cref="StopException">It cannot be written.</exception>
    public static void Write(string path, string printed, Action<Stream> write)
    {
        var beside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            throw new StopException(ExitCode.Usage, $"--output {printed}: its folder does not exist");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"--output {printed}: it cannot be written here");
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
