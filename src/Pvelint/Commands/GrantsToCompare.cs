using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>The grants that <c>privileges --compare</c> names, and who of them is compared with which code.</summary>
/// <param name="Model">Who is granted what.</param>
/// <param name="Title">What they are, for people.</param>
/// <param name="IsComplete">Whether all of them could be read.</param>
internal sealed record GrantsToCompare(AccessModel Model, string Title, bool IsComplete)
{
    /// <summary>The word for what an endpoint grants.</summary>
    public const string Live = "live";

    private const string Guide = "guide:";
    private const string Role = "role:";

    /// <summary>Reads <c>guide:bpg</c>, <c>role:PVEVMAdmin</c> or files and folders as <c>access</c> does.</summary>
    public static GrantsToCompare Read(string what, PveVersion version, Host host)
    {
        if (what.StartsWith(Guide, StringComparison.Ordinal))
        {
            var names = PublishedGuide.All.Select(one => one.Name).ToList();
            var guide = PublishedGuide.All.FirstOrDefault(one => one.Name == what[Guide.Length..])
                ?? throw new StopException(ExitCode.Usage, $"--compare {what}: no guide is called so{Nearest.Hint(what[Guide.Length..], names)} (known are {string.Join(", ", names)})");
            return new GrantsToCompare(new AccessModel(guide.Plan(), version), $"{guide.Title} ({guide.Source}, {guide.Date}), on {guide.Path}", true);
        }

        if (what.StartsWith(Role, StringComparison.Ordinal))
        {
            var name = what[Role.Length..];
            return AccessFacts.Roles.TryGetValue(name, out var role) && role.Versions.Contains(version)
                ? new GrantsToCompare(OnRoot(AccessPlan.Empty, name, version), $"the role {name} on /", true)
                : throw new StopException(ExitCode.Usage, $"--compare {what}: Proxmox VE {version} brings no such role{Nearest.Hint(name, AccessFacts.Roles.Keys)}; for one of yours name the file and say --authid role:NAME");
        }

        var sources = AccessSources.Read([what], version.ToString(), Environment.ProcessorCount, host);
        return new GrantsToCompare(new AccessModel(sources.Plan, version), what, sources.IsComplete);
    }

    /// <summary>What an endpoint grants.</summary>
    public static GrantsToCompare Of(Api.LiveAccess live, PveVersion version) => new(new AccessModel(live.Plan, version), live.Document.File.Folder, live.IsComplete);

    /// <summary>Pairs whom the grants name with the code that logs in as them.</summary>
    /// <param name="authId">The user, token, <c>@group</c> or <c>role:NAME</c> that is asked for; null where the code or the grants tell.</param>
    /// <param name="resources">The code.</param>
    public IReadOnlyList<(AccessModel Model, string Id, string Title, IReadOnlyList<CodeResource> Code)> Pair(string? authId, IReadOnlyList<CodeResource> resources)
    {
        if (authId is not null)
        {
            return [Named(authId, resources)];
        }

        var logins = CodeLogin.Of(resources);
        var found = logins.Select(login => login.Id).OfType<string>().Distinct().Where(id => Model.Find(id) is not null).ToList();
        var known = logins.Where(login => login.Id is not null).ToList();
        if (found.Count > 0)
        {
            // Who says not as whom it logs in is the one that all others are, else it is told apart from none.
            return [.. found.Select(id => (Model, id, id, (IReadOnlyList<CodeResource>)[.. logins.Where(login => login.Id == id || (login.Id is null && found.Count == 1)).Select(login => login.Resource)]))];
        }

        var candidates = Candidates();
        if (candidates.Count > 1)
        {
            var others = known.Count == 0 ? "" : $", and none of them is {string.Join(" or ", known.Select(login => login.Id).Distinct())}, as whom the code logs in";
            throw new StopException(ExitCode.Usage, $"{Title} grants something to {string.Join(", ", candidates)}{others}: say with --authid which of them the code uses");
        }

        if (candidates.Count == 1)
        {
            return [(Model, candidates[0], candidates[0] == PublishedGuide.User ? Title : candidates[0], resources)];
        }

        var roles = Model.Plan.Roles.Where(role => role.Name.Text is not null && role.Source != PlanSource.Text).Select(role => role.Name.Text!).Distinct().ToList();
        return roles.Count > 0 ? [.. roles.Select(role => Named(Role + role, resources))] : throw new StopException(ExitCode.Usage, $"{Title} grants nothing to anybody: there is nothing to compare with");
    }

    private (AccessModel, string, string, IReadOnlyList<CodeResource>) Named(string authId, IReadOnlyList<CodeResource> resources)
    {
        if (authId.StartsWith(Role, StringComparison.Ordinal))
        {
            var name = authId[Role.Length..];
            return Model.Roles.Of(name) is not null
                ? (OnRoot(Model.Plan, name, Model.Version), PublishedGuide.User, $"the role {name} on /", resources)
                : throw new StopException(ExitCode.Usage, $"--authid {authId}: the sources know no such role{Nearest.Hint(name, Model.Plan.Roles.Select(role => role.Name.Text).OfType<string>())}");
        }

        if (authId != UserId.Root && Model.Find(authId) is null)
        {
            throw new StopException(ExitCode.Usage, $"--authid {authId}: the sources know no such user, token or group{Nearest.Hint(authId, Model.Principals.Select(principal => principal.Id).Order(StringComparer.Ordinal))}");
        }

        // Code that logs in as somebody else is none of this one's, unless all does: then the question is what it would lack.
        var logins = CodeLogin.Of(resources);
        var own = logins.Where(login => login.Id is null || login.Id == authId).Select(login => login.Resource).ToList();
        return (Model, authId, authId, logins.Any(login => login.Id == authId) ? own : resources);
    }

    // A token's owner is not asked about beside the token.
    private List<string> Candidates()
    {
        var owners = Model.Principals.Where(principal => principal.Kind == PrincipalKind.Token).Select(principal => principal.Owner).ToHashSet(StringComparer.Ordinal);
        var granted = Model.Principals.Where(principal => principal.Kind != PrincipalKind.Group && principal.Id != UserId.Root && !owners.Contains(principal.Id)).Select(principal => principal.Id).Order(StringComparer.Ordinal).ToList();
        return granted.Count > 0 ? granted : [.. Model.Principals.Where(principal => principal.Kind == PrincipalKind.Group).Select(principal => principal.Id).Order(StringComparer.Ordinal)];
    }

    private static AccessModel OnRoot(AccessPlan plan, string role, PveVersion version) =>
        new(new AccessPlan { Roles = plan.Roles }.With(PublishedGuide.OfRole(role, null, "/", new SourceFile(Role + role, ""))), version);
}
