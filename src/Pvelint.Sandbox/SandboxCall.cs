namespace Pvelint.Sandbox;

/// <summary>A call that reached a sandbox. What it sent, and any secret, stands nowhere in it.</summary>
/// <param name="Number">Which call it is, the first one being 1.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path as it came, without the query.</param>
public sealed record SandboxCall(int Number, string Method, string Path)
{
    /// <summary>Who called; null where nobody was recognised, and before the call was made.</summary>
    public string? Caller { get; init; }

    /// <summary>The status that was answered; 0 before that, and where the connection was cut.</summary>
    public int Status { get; init; }

    /// <summary>The names of its parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary><c>GET /api2/json/version</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>The connection is cut before anything is answered.</summary>
    Cut,

    /// <summary>Half of the answer is sent, then the connection is cut.</summary>
    Half,

    /// <summary>A status without a body is answered.</summary>
    Status,

    /// <summary>The answer is held back.</summary>
    Delay,

    /// <summary>A page is answered that is no JSON, as a proxy in between does.</summary>
    Page,

    /// <summary>The caller is sent elsewhere.</summary>
    Redirect,
}

/// <summary>Something that goes wrong with a call.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsAfter">Whether the call is made all the same: what it changes stays changed.</param>
public sealed record SandboxFault(FaultKind Kind, bool IsAfter)
{
    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Code { get; init; } = 502;

    /// <summary>How long a <see cref="FaultKind.Delay"/> takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Where a <see cref="FaultKind.Redirect"/> leads.</summary>
    public string Target { get; init; } = "";

    /// <summary>The connection is cut, and the call was never made.</summary>
    public static SandboxFault CutBefore { get; } = new(FaultKind.Cut, false);

    /// <summary>The call is made, and the connection is cut in place of an answer.</summary>
    public static SandboxFault CutAfter { get; } = new(FaultKind.Cut, true);
}
