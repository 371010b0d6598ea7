namespace Pvelint.Commands;

/// <summary>Scans what a change adds: what is staged, or what a branch holds beyond its base.</summary>
internal static class ChangeScan
{
    public static ScanResult Run(ScanOptions options, Host host) =>
        throw new StopException(ExitCode.Incomplete, "scanning a change is not to be had in this build");
}
