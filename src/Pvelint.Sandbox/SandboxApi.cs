using Pvelint.Access;

namespace Pvelint.Sandbox;

/// <summary>
/// Answers calls in the order of the real code: is there such a method, do path and parameters agree, may it be called, are the
/// parameters right, and then what the handler says. Source: pve-manager PVE/HTTPServer.pm rest_handler.
/// </summary>
internal sealed class SandboxApi(SandboxState state, Tickets tickets)
{
    /// <summary>Answers a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="who">Who calls.</param>
    /// <param name="isPassedOn">Whether the real pveproxy gives the call to pvedaemon.</param>
    public ApiAnswer Answer(ApiRequest request, Authentication who, out bool isPassedOn)
    {
        isPassedOn = false;
        if (request.Path.Trim('/').Length == 0 && request.Method == "GET")
        {
            return Handlers.Cluster.Root();
        }

        if (state.Facts.Match(request.Method, request.Path) is not { } match || match.Variables.Values.Any(value => value.Any(char.IsWhiteSpace)))
        {
            return new ApiAnswer(501, null, $"Method '{request.Method} {request.Path}' not implemented", null);
        }

        foreach (var (name, value) in match.Variables)
        {
            if (request.Parameters[name] is { } given && given != value)
            {
                return ApiAnswer.Wrong(name, "duplicate parameter (already defined in URI) with conflicting values!");
            }

            request.Parameters.Set(name, value);
        }

        if (who.IsToken && !match.Endpoint.TakesTokens)
        {
            return ApiAnswer.Forbidden($"URI '{request.Path}' not available with API token, need proper ticket.\n");
        }

        var schema = MethodSchema.Of(match.Endpoint);
        var session = new Session(state, tickets, who.Caller, match, request.Parameters);
        if (schema is not { CheckedLate: true } && session.Refusal() is { } refusal)
        {
            return refusal;
        }

        // Where a node is to answer that there is none of. Source: pve-manager PVE/API2Tools.pm resolve_proxyto.
        if (match.Variables.TryGetValue("node", out var node) && node != "localhost" && !state.Seed.Nodes.Contains(node))
        {
            return ApiAnswer.Failed($"hostname lookup '{node}' failed - failed to get address info for: {node}: Name or service not known");
        }

        isPassedOn = schema?.PassedOn ?? request.Method != "GET";
        var errors = MethodSchema.Errors(match.Endpoint, request.Parameters, state.Version);
        if (errors.Count > 0)
        {
            return ApiAnswer.Wrong(errors);
        }

        if (schema is { CheckedLate: true } && session.Refusal() is { } late)
        {
            return late;
        }

        // What nobody needs here to be told: allowed, and nothing done.
        return Handlers.Table.Find(match.Endpoint.Label) is { } handler ? handler(session) : ApiAnswer.Done;
    }
}
