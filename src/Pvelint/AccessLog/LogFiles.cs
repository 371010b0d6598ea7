using Pvelint.Commands;

namespace Pvelint.AccessLog;

/// <summary>
/// Tells logs from what else a command line names: <c>--from-access-log access.log*</c> is one log and a handful of arguments once the shell
/// has spelled it out.
/// </summary>
internal static class LogFiles
{
    private const int Start = 4096;

    /// <summary>The logs with those that stand among other arguments, and the rest of these.</summary>
    public static (IReadOnlyList<string> Logs, IReadOnlyList<string> Others) Of(IReadOnlyList<string> logs, IReadOnlyList<string> arguments, Host host)
    {
        var found = arguments.Where(argument => argument != "-" && IsLog(host.Absolute(argument))).ToList();
        return ([.. logs, .. found], [.. arguments.Except(found, StringComparer.Ordinal)]);
    }

    // What cannot be read is for others to say.
    private static bool IsLog(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return false;
            }

            var bytes = new byte[Start];
            var start = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            var end = start.IndexOf((byte)'\n');
            return start is [0x1f, 0x8b, ..] || AccessLogLine.TryParse((end < 0 ? start : start[..end]).TrimEnd((byte)'\r'), out _)
                || (start.IsEmpty && Path.GetFileName(path).StartsWith("access.log", StringComparison.Ordinal));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }
}
