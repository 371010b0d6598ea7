using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Bench;

/// <summary>Scans histories twice, once by our own reader of packs and once by git alone: the reports must be the same to the last byte.</summary>
internal static class HistoryBoth
{
    public static int Run(string folder)
    {
        var ours = Scan(folder, readsPacks: true, out var code);
        var gits = Scan(folder, readsPacks: false, out var other);
        var same = code == other && ours.AsSpan().SequenceEqual(gits);
        Console.WriteLine($"{(same ? "same" : "DIFFERENT")}: exit code {code}, {ours.Length} bytes of report: {folder}");
        return same ? 0 : 1;
    }

    private static byte[] Scan(string folder, bool readsPacks, out ExitCode code)
    {
        using var output = new MemoryStream();
        var now = DateTime.Now;
        var host = new Host(Stream.Null, output, Console.Error, folder, name => name == "PVELINT_FINGERPRINT_KEY" ? "the key of the bench" : null, new Day(now.Year, now.Month, now.Day));
        code = Commands.Scan.Run(
            new ScanOptions
            {
                Paths = [],
                Source = ScanSource.History,
                AllReferences = true,
                Unreachable = true,
                ReadsPacks = readsPacks,
                UsesCache = false,
                Reports = [new ReportTarget("json", null)],
                Jobs = Environment.ProcessorCount,
                Quiet = true,
            },
            host);
        return output.ToArray();
    }
}
