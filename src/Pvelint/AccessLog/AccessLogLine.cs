using System.Buffers.Text;

namespace Pvelint.AccessLog;

/// <summary>
/// A line of pveproxy's access log: <c>address - user [day/month/year:hour:minute:second zone] "request" status bytes</c>.
/// Source: pve-http-server src/PVE/APIServer/AnyEvent.pm log_request.
/// </summary>
internal ref struct AccessLogLine
{
    private const int TimeLength = 25;

    /// <summary>Who called; <c>-</c> for nobody.</summary>
    public ReadOnlySpan<byte> User { get; private set; }

    /// <summary>When the answer was sent, as it is written.</summary>
    public ReadOnlySpan<byte> Time { get; private set; }

    /// <summary>The request as the client wrote it: whatever a client may send but line breaks.</summary>
    public ReadOnlySpan<byte> Request { get; private set; }

    /// <summary>The status.</summary>
    public int Status { get; private set; }

    /// <summary>Reads a line; false where it is none. What is before the request holds no blanks, and what is behind it no quotes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out AccessLogLine parsed)
    {
        parsed = default;
        var address = line.IndexOf(" - "u8);
        if (address <= 0 || line[..address].Contains((byte)' '))
        {
            return false;
        }

        var rest = line[(address + 3)..];
        var user = rest.IndexOf((byte)' ');
        if (user <= 0 || rest.Length < user + TimeLength + 6 || rest[user + 1] != '[' || !rest.Slice(user + 2 + TimeLength, 3).SequenceEqual("] \""u8))
        {
            return false;
        }

        var behind = rest[(user + 5 + TimeLength)..];
        var end = behind.LastIndexOf((byte)'"');
        if (end < 0 || !TryStatus(behind[(end + 1)..], out var status))
        {
            return false;
        }

        parsed.User = rest[..user];
        parsed.Time = rest.Slice(user + 2, TimeLength);
        parsed.Request = behind[..end];
        parsed.Status = status;
        return true;
    }

    /// <summary>
    /// Divides a request into method and URL; false where it is anything else than <c>METHOD URL HTTP/1.1</c>. pveproxy takes the first
    /// place in a line where this stands, so whoever writes more than this wants the log to be read otherwise.
    /// </summary>
    public readonly bool TryDivide(out ReadOnlySpan<byte> method, out ReadOnlySpan<byte> url)
    {
        method = url = default;
        var first = Request.IndexOf((byte)' ');
        var last = Request.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1 || Request[(last + 1)..] is not [(byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/', (byte)'1', (byte)'.', >= (byte)'0' and <= (byte)'9'])
        {
            return false;
        }

        method = Request[..first];
        url = Request[(first + 1)..last];
        return !url.Contains((byte)' ');
    }

    /// <summary>Reads <c>21/11/2026:22:41:17 +0000</c>; null where it is no time.</summary>
    public static DateTimeOffset? ParseTime(ReadOnlySpan<byte> text)
    {
        if (text.Length != TimeLength || text[2] != '/' || text[5] != '/' || text[10] != ':' || text[13] != ':' || text[16] != ':' || text[19] != ' ' || text[20] is not ((byte)'+' or (byte)'-'))
        {
            return null;
        }

        if (Number(text[..2]) is not (>= 1 and <= 31 and var day) || Number(text.Slice(3, 2)) is not (>= 1 and <= 12 and var month) || Number(text.Slice(6, 4)) is not (>= 1 and <= 9990 and var year)
            || day > DateTime.DaysInMonth(year, month) || Number(text.Slice(11, 2)) is not (>= 0 and <= 23 and var hour) || Number(text.Slice(14, 2)) is not (>= 0 and <= 59 and var minute)
            || Number(text.Slice(17, 2)) is not (>= 0 and <= 60 and var second) || Number(text.Slice(21, 2)) is not (>= 0 and <= 14 and var zoneHour) || Number(text.Slice(23, 2)) is not (>= 0 and <= 59 and var zoneMinute)
            || (zoneHour == 14 && zoneMinute > 0))
        {
            return null;
        }

        var offset = new TimeSpan(zoneHour, zoneMinute, 0);
        return new DateTimeOffset(year, month, day, hour, minute, Math.Min(59, second), text[20] == '-' ? -offset : offset);
    }

    private static bool TryStatus(ReadOnlySpan<byte> text, out int status)
    {
        status = 0;
        if (text.Length < 6 || text[0] != ' ' || text[4] != ' ')
        {
            return false;
        }

        status = Number(text.Slice(1, 3));
        return status is >= 100 and <= 999 && (text[5..] is [(byte)'-'] || (text.Length <= 25 && !text[5..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    // Negative where there is anything but digits.
    private static int Number(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out int value, out var read) && read == text.Length ? value : -1;
}
