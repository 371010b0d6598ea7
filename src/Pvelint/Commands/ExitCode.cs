namespace Pvelint.Commands;

/// <summary>What a run tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>All was checked and nothing counts.</summary>
    Clean = 0,

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    Findings = 1,

    /// <summary>Wrong usage or configuration.</summary>
    Usage = 2,

    /// <summary>Something could not be checked. It wins over findings: a scan that did not scan must not look like one that did.</summary>
    Incomplete = 3,
}

/// <summary>Ends the run with a message for the user; the message never holds text of a scanned file.</summary>
internal class StopException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}
