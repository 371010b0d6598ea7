using System.Text.Json.Nodes;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>One call on its way to its handler: who calls, what, and what is known.</summary>
/// <param name="state">The sandbox.</param>
/// <param name="tickets">What signs tickets.</param>
/// <param name="caller">Who calls; null for nobody.</param>
/// <param name="match">The method and what the variables of its path are.</param>
/// <param name="parameters">All parameters, those of the path among them.</param>
internal sealed class Session(SandboxState state, Tickets tickets, string? caller, (Endpoint Endpoint, IReadOnlyDictionary<string, string> Variables) match, Parameters parameters)
{
    public SandboxState State => state;

    public Tickets Tickets => tickets;

    public Parameters Parameters => parameters;

    public Endpoint Endpoint => match.Endpoint;

    /// <summary>Who calls, where the method answers to nobody else.</summary>
    public string Caller => caller ?? "";

    /// <summary>The text of a parameter that the schema demands.</summary>
    public string this[string name] => parameters[name] ?? "";

    /// <summary>Whether the caller holds all of the privileges on a path.</summary>
    public bool Holds(string path, params IEnumerable<string> privileges) => caller == UserId.Root || privileges.All(state.Grants.On(Caller, path).Holds);

    /// <summary>Whether the object that the method lists by these names may be seen by the caller.</summary>
    public bool Sees(params IEnumerable<(string Name, string Value)> names) => IsMet(Needs().ToSee(Call(names)));

    /// <summary>Whether what a rule of the facts asks for is held.</summary>
    public bool Meets(string rule, params IReadOnlyList<HclValue> arguments) => IsMet(Needs().OfRule(rule, arguments));

    /// <summary>What the answer is to a caller who may not; null for one who may.</summary>
    public ApiAnswer? Refusal()
    {
        // Source: pve-access-control src/PVE/RPCEnvironment.pm check_api2_permissions: nothing is looked at for root@pam.
        var schema = MethodSchema.Of(Endpoint);
        if (caller == UserId.Root || schema?.NeedsLogin == false)
        {
            return null;
        }

        if (schema is { User: not UserCheck.None } && FormatSchema.Error("pve-userid", this["userid"], state.Version) is { } error)
        {
            return ApiAnswer.Failed(error);
        }

        var need = Endpoint.Label == "PUT /access/acl" ? Handlers.Acl.Need(this) : Needs().Of(Call());
        var failing = Refusals.First(need, part => part.Holds(Held, isRoot: false) == true);
        if (schema?.User == UserCheck.Exists && !state.Config.Users.ContainsKey(this["userid"]) && (failing is null || Refusals.IsOverGroups(failing)))
        {
            return ApiAnswer.Failed($"no such user ('{this["userid"]}')");
        }

        if (failing is null)
        {
            return null;
        }

        var refusal = ApiAnswer.Forbidden(schema?.Unnamed == true && Refusals.IsOverGroups(failing) ? null : Refusals.Text(failing, part => part.Holds(Held, isRoot: false) == true));
        return schema?.LockedTask is { } task && failing is not Permission { Privilege: "Pool.Allocate" } ? refusal.Within(task) : refusal;
    }

    /// <summary>What a rule of the facts asks for.</summary>
    public Need Rule(string name, params IReadOnlyList<HclValue> arguments) => Needs().OfRule(name, arguments);

    private ApiNeeds Needs() => new(state.Facts, state.Cluster, state.Grants, caller);

    private bool IsMet(Need need) => need.Holds(Held, caller == UserId.Root) == true;

    private bool? Held(Permission permission)
    {
        var held = state.Grants.On(Caller, permission.Path);
        return permission.IsPathKnown && (permission.IsPropagated ? held.Privileges.Any(one => one.Privilege == permission.Privilege && one.IsPropagated) : held.Holds(permission.Privilege));
    }

    private ApiCall Call(params IEnumerable<(string Name, string Value)> names)
    {
        var variables = match.Variables.ToDictionary(pair => pair.Key, pair => HclValue.Of(pair.Value), StringComparer.Ordinal);
        foreach (var (name, value) in names)
        {
            variables[name] = HclValue.Of(value);
        }

        return new ApiCall(Endpoint, variables, parameters.AsValue(match.Variables.Keys));
    }
}
