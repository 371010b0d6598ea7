namespace Pvelint.Access;

/// <summary>What someone may come to from what he may do: ways to more, call by call.</summary>
public static class Escalation
{
    /// <summary>
    /// The ways that someone has, the worst target first and the shortest way to it first: one for each fact of
    /// <c>rules/access/takeover.hcl</c> that ends at a target. A way to the cluster is one to everything, so what only it opens is not
    /// listed beside it. Nothing for <c>root@pam</c>, who has it all, and for whom the sources do not name.
    /// </summary>
    /// <param name="model">Who may do what.</param>
    /// <param name="id">A user, a token, or <c>@group</c>.</param>
    public static IReadOnlyList<EscalationWay> Of(AccessModel model, string id) =>
        id != UserId.Root && model.EscalationFacts.ActorOf(id, null) is { } actor ? new EscalationSearch(model, actor).Ways() : [];
}

/// <summary>Where a way ends.</summary>
public enum EscalationTarget
{
    /// <summary>Every privilege everywhere.</summary>
    Cluster,

    /// <summary>Root on a node.</summary>
    Host,

    /// <summary>Control of a guest that was not one's own.</summary>
    Guests,

    /// <summary>The data of a guest that was not one's own.</summary>
    Data,
}

/// <summary>A way to more that someone has.</summary>
/// <param name="Target">Where it ends.</param>
/// <param name="Steps">The steps in order; each opens what the later ones need.</param>
public sealed record EscalationWay(EscalationTarget Target, IReadOnlyList<EscalationStep> Steps);

/// <summary>A step of such a way.</summary>
/// <param name="Fact">The fact it comes from: <c>mint-a-root-token</c>.</param>
/// <param name="Needs">The privileges that its call needs, each on the path where they are held: <c>/vms/100</c>, or <c>/vms/{vmid}</c> where it is any; none for what follows by itself.</param>
/// <param name="Call">The API call; empty where it is none.</param>
/// <param name="Does">What it does.</param>
/// <param name="As">As whom it is called; null for the one whose way it is.</param>
/// <param name="Closes">What closes the way here.</param>
/// <param name="Source">Where that was read or seen.</param>
public sealed record EscalationStep(string Fact, IReadOnlyList<TakeoverNeed> Needs, string Call, string Does, string? As, string Closes, string Source)
{
    /// <summary>The call and what it does.</summary>
    public override string ToString() => Call.Length == 0 ? Does : Call + " " + Does;
}
