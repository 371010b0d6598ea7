using System.Text.Json.Nodes;

namespace Pvelint.Sandbox;

/// <summary>What the API answers, before it is written in a format.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Data">What is asked for; null where there is nothing to tell.</param>
/// <param name="Message">What went wrong, with the line end that Proxmox VE's messages have; null where nothing did.</param>
/// <param name="Errors">What is wrong with which parameter; null where that is not the matter.</param>
internal sealed record ApiAnswer(int Status, JsonNode? Data, string? Message, IReadOnlyDictionary<string, string>? Errors)
{
    /// <summary>Done, and nothing to tell.</summary>
    public static ApiAnswer Done { get; } = new(200, null, null, null);

    /// <summary>Whether all went well.</summary>
    public bool IsFine => Status == 200;

    /// <summary>What was asked for.</summary>
    public static ApiAnswer Of(JsonNode? data) => new(200, data, null, null);

    /// <summary>What Perl's <c>die</c> in a handler becomes: 500 for whatever it was.</summary>
    public static ApiAnswer Failed(string message) => new(500, null, message + "\n", null);

    /// <summary>A 403. Source: pve-common src/PVE/Exception.pm raise_perm_exc.</summary>
    /// <param name="what">What is lacking; null where that is not told.</param>
    public static ApiAnswer Forbidden(string? what) => new(403, null, "Permission check failed" + (what is null ? "" : $" ({what})") + "\n", null);

    /// <summary>A 400. Source: pve-common src/PVE/Exception.pm raise_param_exc.</summary>
    public static ApiAnswer Wrong(IReadOnlyDictionary<string, string> errors) => new(400, null, "Parameter verification failed.\n", errors);

    /// <summary>A 400 over one parameter.</summary>
    public static ApiAnswer Wrong(string parameter, string error) => Wrong(new Dictionary<string, string> { [parameter] = error });

    /// <summary>
    /// What comes of a failure while <c>user.cfg</c> is locked: the cause behind what was tried, all in the text of a 500, that of a 400
    /// on its second line. Source: pve-access-control src/PVE/AccessControl.pm lock_user_config.
    /// </summary>
    public ApiAnswer Within(string task) => IsFine ? this : Status == 500
        ? this with { Message = $"{task}: {Message}" }
        : new(500, null, $"{task}: {Status} {Message}{string.Concat((Errors ?? new Dictionary<string, string>()).Select(error => $"{error.Key}: {error.Value}\n"))}", null);
}
