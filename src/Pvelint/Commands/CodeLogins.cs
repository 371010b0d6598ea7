using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Commands;

/// <summary>As whom code logs in, by what it says, else by what the user says, else because there is nobody else.</summary>
internal static class CodeLogins
{
    /// <summary>Each resource with the user or token; null where that is not known.</summary>
    /// <param name="resources">The code.</param>
    /// <param name="authId">Who is asked about, as whom code logs in that does not say; null for nobody.</param>
    /// <param name="log">The logs.</param>
    /// <param name="grants">Who is granted something; null where that is not asked.</param>
    public static IReadOnlyList<(CodeResource Resource, string? Id)> Of(IReadOnlyList<CodeResource> resources, string? authId, ObservedLog log, AccessModel? grants)
    {
        var logins = CodeLogin.Of(resources);
        if (logins.All(login => login.Id is not null) || (authId ?? Only(log, grants)) is not { } id)
        {
            return logins;
        }

        return [.. logins.Select(login => (login.Resource, login.Id ?? id))];
    }

    private static string? Only(ObservedLog log, AccessModel? grants)
    {
        var owners = grants?.Principals.Select(principal => principal.Owner).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        var ids = log.Calls.Select(call => call.AuthId)
            .Concat(grants?.Principals.Where(principal => principal.Kind != PrincipalKind.Group && !owners.Contains(principal.Id)).Select(principal => principal.Id) ?? [])
            .Where(id => id != "-" && id != UserId.Root).Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 1 ? ids[0] : null;
    }
}
