using System.Globalization;

namespace Pvelint.Provisioning;

/// <summary>Times of Proxmox VE, seconds since 1970, in words and back.</summary>
internal static class Times
{
    /// <summary><c>expires 2027-02-20</c>, <c>never expires</c>.</summary>
    public static string Expiry(long expire) => expire == 0 ? "never expires" : "expires " + Day(expire);

    /// <summary>A time as a day of UTC.</summary>
    public static string Day(long time) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time, 0, 253402300799)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>When <c>90d</c>, <c>12h</c>, <c>30m</c>, <c>2027-01-31</c> or <c>never</c> is, 0 for never; null where it is none of these or past.</summary>
    public static long? Time(string text, long now)
    {
        if (text == "never")
        {
            return 0;
        }

        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            return day.ToUnixTimeSeconds() is var at && at > now ? at : null;
        }

        return Duration(text) is { } seconds ? now + seconds : null;
    }

    /// <summary><c>90d</c>, <c>12h</c>, <c>30m</c> in seconds; null where it is none.</summary>
    public static long? Duration(string text) =>
        text.Length is > 1 and < 7 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? text[^1] switch
            {
                'd' => count * 86400L,
                'h' => count * 3600L,
                'm' => count * 60L,
                _ => null,
            }
            : null;
}
