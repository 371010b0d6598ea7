namespace Pvelint.Inference;

/// <summary>A call of the API that stands in an access log, with all others that are the same.</summary>
/// <param name="AuthId">Who called: <c>user@realm</c> or <c>user@realm!token</c>; <c>-</c> where nobody was logged in.</param>
/// <param name="Method">The method.</param>
/// <param name="Endpoint">The path as the API's schema has it, <c>/nodes/{node}/qemu/{vmid}/config</c>; for an unknown endpoint the path as it was called.</param>
/// <param name="Variables">The path's variables. One that took too many values to be kept is left out.</param>
/// <param name="Count">How often it went through, as the status proves: informational, success or redirection.</param>
/// <param name="Refused">How often it was refused for lack of permission: 403.</param>
/// <param name="First">When it first went through; if never, when it was first refused, and if never that either, when it was first called.</param>
/// <param name="Last">The same for the last time.</param>
public sealed record ObservedCall(
    string AuthId, string Method, string Endpoint, IReadOnlyDictionary<string, string> Variables, long Count, long Refused, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>How often it failed otherwise: a wrong parameter, an error of the server. That proves nothing about permissions.</summary>
    public long Failed { get; init; }

    /// <summary>
    /// How often it was answered in a format of the web interface (<c>extjs</c>, <c>htmljs</c>), whose status is 200 whatever happens:
    /// it may have been refused. Source: pve-http-server src/PVE/APIServer/Formatter/Standard.pm prepare_response_data.
    /// </summary>
    public long Unproven { get; init; }

    /// <summary>The method and the path as the API's schema has it.</summary>
    public string Label => Method + " " + Endpoint;

    /// <summary>How often it was made, whatever became of it.</summary>
    public long Total => Count + Refused + Failed + Unproven;
}

/// <summary>What access logs tell.</summary>
/// <param name="Calls">The calls of endpoints that are known, by who called, path and method.</param>
/// <param name="Unknown">The calls of paths that the API of the release does not have.</param>
/// <param name="Lines">Count of lines.</param>
public sealed record ObservedLog(IReadOnlyList<ObservedCall> Calls, IReadOnlyList<ObservedCall> Unknown, long Lines)
{
    /// <summary>Lines that are none of an access log, or whose request is none that pveproxy would have understood so.</summary>
    public long Malformed { get; init; }

    /// <summary>Lines that are too long to be read.</summary>
    public long TooLong { get; init; }

    /// <summary>Requests for something else than the API: pages, pictures, connections that were turned away.</summary>
    public long Others { get; init; }

    /// <summary>Requests without a valid login: 401.</summary>
    public long Unauthenticated { get; init; }

    /// <summary>Calls that were counted nowhere, since there are more different ones than are kept.</summary>
    public long Unkept { get; init; }

    /// <summary>Variables that took too many values to be kept: <c>GET /nodes/{node}/tasks/{upid}/status</c> and <c>upid</c>.</summary>
    public IReadOnlyList<(string Endpoint, string Variable)> Joined { get; init; } = [];

    /// <summary>What could not be read, each a line for people.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>When the first line was written; null where there is none.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last line was written; null where there is none.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Whether all of it was read and counted.</summary>
    public bool IsComplete => Problems.Count == 0 && Malformed + TooLong + Unkept == 0;
}
