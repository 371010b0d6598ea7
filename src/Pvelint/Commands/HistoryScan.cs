namespace Pvelint.Commands;

/// <summary>Scans every version of every file.</summary>
internal static class HistoryScan
{
    public static ScanResult Run(ScanOptions options, Host host) =>
        throw new StopException(ExitCode.Incomplete, "scanning the history is not to be had in this build");
}
