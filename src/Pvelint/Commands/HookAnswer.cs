namespace Pvelint.Commands;

/// <summary>
/// The command lines of hooks, understood without the library that reads command lines: it takes longer to load than git
/// takes to say what is staged. A test holds that both understand the same.
/// </summary>
internal static class HookAnswer
{
    /// <summary>The options of a hook's command line; null where it is another one.</summary>
    public static ScanOptions? Of(string[] arguments) => arguments switch
    {
        ["scan", "--staged"] => Options(quiet: false),
        ["scan", "--staged", "--quiet" or "-q"] => Options(quiet: true),
        _ => null,
    };

    private static ScanOptions Options(bool quiet) => new()
    {
        Source = ScanSource.Staged,
        Paths = [],
        Reports = [new ReportTarget("text", null)],
        Jobs = Environment.ProcessorCount,
        Color = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        Quiet = quiet,
    };
}
