using System.Globalization;
using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>
/// One line on the terminal that says how far long work has come; gone when the work is done. Whoever does the work prints
/// it in passing: there is no timer and no thread, so that short work pays for nothing.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int ThenEvery = 200;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    private static Progress? _shown;

    private readonly Host _host;
    private readonly string _noun;
    private readonly long _total;
    private readonly Lock _gate = new();
    private long _count;
    private long _due;
    private int _width;

    private Progress(Host host, string noun, long total, long due)
    {
        _host = host;
        _noun = noun;
        _total = total;
        _due = due;
    }

    /// <summary>Starts to count; says nothing before a second has passed, and nothing at all where nobody looks on.</summary>
    /// <param name="host">Where it is shown.</param>
    /// <param name="noun">What is counted, in the plural: <c>files</c>.</param>
    /// <param name="total">How many there are; null where that is not known.</param>
    /// <param name="after">After which time the line is shown; null for a second.</param>
    public static Progress Start(Host host, string noun, long? total = null, TimeSpan? after = null) =>
        new(host, noun, total ?? 0, host.ShowsProgress ? Environment.TickCount64 + (long)(after ?? FirstAfter).TotalMilliseconds : long.MaxValue);

    /// <summary>Counts what has been done; from any thread.</summary>
    public void Add(long count = 1)
    {
        var now = Interlocked.Add(ref _count, count);
        if (Volatile.Read(ref _due) is var due && due != long.MaxValue && Environment.TickCount64 is var time && time >= due
            && Interlocked.CompareExchange(ref _due, time + ThenEvery, due) == due)
        {
            Show(now);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _due = long.MaxValue;
            Wipe();
        }
    }

    /// <summary>Takes away the line that stands on the terminal, whoever put it there.</summary>
    public static void Clear() => Volatile.Read(ref _shown)?.Dispose();

    private void Show(long count)
    {
        lock (_gate)
        {
            if (_due == long.MaxValue)
            {
                return;
            }

            var line = "pvelint: " + Number(count) + (_total > 0 ? " of " + Number(Math.Max(_total, count)) : "") + " " + _noun;
            _host.Error.Write("\r" + line.PadRight(_width));
            _width = line.Length;
            Volatile.Write(ref _shown, this);
        }
    }

    // Spaces, not escape sequences: not every terminal of Windows knows those.
    private void Wipe()
    {
        if (_width > 0)
        {
            _host.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
            Interlocked.CompareExchange(ref _shown, null, this);
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
