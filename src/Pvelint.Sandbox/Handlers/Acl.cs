using System.Text.Json.Nodes;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Entries of the ACL. Source: pve-access-control 9.1.1 src/PVE/API2/ACL.pm.</summary>
internal static class Acl
{
    private static readonly (string Parameter, SubjectKind Kind)[] Kinds = [("groups", SubjectKind.Group), ("users", SubjectKind.User), ("tokens", SubjectKind.Token)];

    /// <summary>What the schema asks of who writes an entry; what the roles ask, the handler finds out. A path that is none it refuses, too.</summary>
    public static Need Need(Session session)
    {
        var path = session["path"] is "" or "0" ? "-" : session["path"];
        return ObjectPath.Parse(path) is null ? Inference.Need.Nothing : session.Rule("perm_modify", HclValue.Of(path));
    }

    public static ApiAnswer List(Session session)
    {
        var entries = from node in session.State.Config.Acl
                      where session.Sees(("path", node.Key))
                      from subject in node.Value
                      from role in subject.Value
                      select new JsonObject
                      {
                          ["path"] = node.Key,
                          ["type"] = subject.Key.Kind switch { SubjectKind.User => "user", SubjectKind.Group => "group", _ => "token" },
                          ["ugid"] = subject.Key.Subject,
                          ["roleid"] = role.Key,
                          ["propagate"] = role.Value ? 1 : 0,
                      };
        return ApiAnswer.Of(new JsonArray([.. entries]));
    }

    public static ApiAnswer Change(Session session)
    {
        if (Kinds.All(kind => session[kind.Parameter] is "" or "0"))
        {
            return ApiAnswer.Wrong(Kinds.ToDictionary(kind => kind.Parameter, _ => "either 'users', 'groups' or 'tokens' is required."));
        }

        var isRemoval = session.Parameters.Is("delete");
        if (session["path"] is "" or "0" || ObjectPath.Parse(session["path"]) is not { } path
            || (!isRemoval && !AccessFacts.PathForms.Any(form => form.Versions.Contains(session.State.Version) && form.Matches(path))))
        {
            return ApiAnswer.Wrong("path", $"invalid ACL path '{session["path"]}'");
        }

        return session.State.Change("ACL update failed", config =>
        {
            foreach (var role in session.Parameters.List("roles"))
            {
                if ((Refused(session, path.ToString(), role, isRemoval) ?? Write(session, config, path.ToString(), role, isRemoval)) is { } failure)
                {
                    return failure;
                }
            }

            return ApiAnswer.Done;
        });
    }

    private static bool Propagates(Session session) => session.Parameters["propagate"] is not "0";

    // Who may not modify permissions gives and takes no more than it holds there, and gives what propagates only if it holds that propagated.
    private static ApiAnswer? Refused(Session session, string path, string role, bool isRemoval)
    {
        if (session.State.Grants.Roles.Of(role) is null)
        {
            return ApiAnswer.Failed($"role '{role}' does not exist");
        }

        bool MeetsSuperset(bool propagated) => session.Meets("superset_of_role", HclValue.Of(path), HclValue.Of(role), HclValue.Of(propagated));
        if (session.Holds(path, "Permissions.Modify") || MeetsSuperset(Propagates(session) && !isRemoval))
        {
            return null;
        }

        var what = $"Cannot {(isRemoval ? "remove" : "add")} role '{role}'";
        return ApiAnswer.Wrong("role", role == "NoAccess" ? $"{what} - requires 'Permissions.Modify'"
            : MeetsSuperset(false) ? $"{what} with propagation - requires 'Permissions.Modify' or propagated superset of privileges."
            : $"{what} - requires 'Permissions.Modify' or superset of privileges.");
    }

    private static ApiAnswer? Write(Session session, UserConfig config, string path, string role, bool isRemoval)
    {
        foreach (var (parameter, kind) in Kinds)
        {
            foreach (var subject in session.Parameters.List(parameter))
            {
                if (Missing(config, kind, subject) is { } missing)
                {
                    return ApiAnswer.Failed(missing);
                }

                if (isRemoval)
                {
                    config.Withdraw(path, kind, subject, role);
                }
                else
                {
                    config.Grant(path, kind, subject, role, Propagates(session));
                }
            }
        }

        return null;
    }

    private static string? Missing(UserConfig config, SubjectKind kind, string subject) => kind switch
    {
        SubjectKind.Group => config.Groups.ContainsKey(subject) ? null : $"group '{subject}' does not exist",
        SubjectKind.User => config.Users.ContainsKey(subject) ? null : $"user '{subject}' does not exist",
        _ => TokenId.Parse(subject) is { } token ? UserTokens.Missing(config, token.User, token.Name) : $"value '{subject}' does not look like a valid token ID",
    };
}
