using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Tickets and passwords. Source: pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm.</summary>
internal static class Logins
{
    private const string Asked = "!tfa!";
    private static readonly string[] AskedPaths = ["/", "/nodes", "/access/groups", "/vms", "/storage", "/sdn", "/mapping"];

    // What the web interface is told of. Source: src/PVE/RPCEnvironment.pm compute_api_permission.
    private static readonly Dictionary<string, Regex> Capabilities = new(StringComparer.Ordinal)
    {
        ["vms"] = new(@"^(VM\.|Permissions\.Modify)"),
        ["access"] = new(@"^((User|Group)\.|Permissions\.Modify)"),
        ["storage"] = new(@"^(Datastore\.|Permissions\.Modify)"),
        ["nodes"] = new(@"^(Sys\.|Permissions\.Modify)"),
        ["sdn"] = new(@"^(SDN\.|Permissions\.Modify)"),
        ["dc"] = new(@"^(Sys\.Audit|Sys\.Modify|SDN\.)"),
        ["mapping"] = new(@"^(Mapping\.|Permissions.Modify)"),
    };

    /// <summary>A ticket for a password, or the check of one. Whatever is wrong, the answer is the same.</summary>
    public static ApiAnswer Ticket(Session session)
    {
        var failed = new ApiAnswer(401, null, "authentication failure\n", null);
        var name = session["username"] + (session["realm"].Length > 0 ? "@" + session["realm"] : "");
        if (UserId.Parse(name) is not { } user || !Authentication.IsActive(session.State, name, session.Tickets.Now))
        {
            return failed;
        }

        return session["path"] is not ("" or "0") && session["privs"] is not ("" or "0") ? Check(session, user) ?? failed : Make(session, user) ?? failed;
    }

    /// <summary>Gives a user a password.</summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    public static ApiAnswer? SetPassword(SandboxState state, UserId user, string password)
    {
        if (state.Realms.TypeOf(user.Realm) is not { } type)
        {
            return ApiAnswer.Failed($"auth domain '{user.Realm}' does not exist");
        }

        // Source: src/PVE/Auth/PAM.pm store_password. Besides root no account of the system is here.
        return state.SetPassword(user, password) ? null : ApiAnswer.Failed(type == "pam" ? "change password failed: exit code 6" : "can't set password on auth type '" + type + "'");
    }

    /// <summary>A new password. Who is not <c>root@pam</c> must give its own again.</summary>
    public static ApiAnswer ChangePassword(Session session)
    {
        var user = UserId.Parse(session["userid"])!.Value;
        if (Reconfirmed(session, "confirmation-password") is { } refusal)
        {
            return refusal;
        }

        // The accounts of the system are root's to change.
        return session.Caller != UserId.Root && session.Caller != user.ToString() && user.Realm == "pam"
            ? ApiAnswer.Forbidden(null)
            : SetPassword(session.State, user, session["password"]) ?? ApiAnswer.Done;
    }

    /// <summary>What keeps a caller from changing how a user logs in. Source: src/PVE/RPCEnvironment.pm reauth_user_for_user_modification.</summary>
    /// <param name="session">The call.</param>
    /// <param name="parameter">The parameter that takes the caller's own password.</param>
    public static ApiAnswer? Reconfirmed(Session session, string parameter)
    {
        var user = session["userid"];
        if (!session.State.Config.Users.ContainsKey(user))
        {
            return Users.NoSuch(user);
        }

        if (session.Caller == UserId.Root)
        {
            return null;
        }

        return user == UserId.Root ? ApiAnswer.Forbidden(null)
            : session.Parameters[parameter] is not { } password ? ApiAnswer.Wrong(parameter, "password is required to modify user")
            : session.State.IsPassword(UserId.Parse(session.Caller)!.Value, password) ? null
            : ApiAnswer.Failed("invalid credentials");
    }

    /// <summary>There is no provider to log in with.</summary>
    public static ApiAnswer NoOpenId(Session session) => ApiAnswer.Failed(
        session.State.Realms.TypeOf(session["realm"]) is { } type and not "openid" ? $"wrong realm type ({type} != openid)" : $"authentication domain '{session["realm"]}' does not exist");

    /// <summary>There is no console, and so no ticket of one.</summary>
    public static ApiAnswer NoVnc(Session session) => new(401, null, "authentication failure\n", null);

    private static ApiAnswer? Check(Session session, UserId user)
    {
        var isKnown = session.Tickets.Read(session["password"]) == user.ToString() || session.State.IsPassword(user, session["password"]);
        var path = ObjectPath.Parse(session["path"]);
        var privileges = session.Parameters.List("privs");
        return isKnown && path is { } asked && privileges.Count > 0 && privileges.All(session.State.Grants.On(user.ToString(), asked.ToString()).Holds)
            ? ApiAnswer.Of(new JsonObject { ["username"] = user.ToString(), ["cap"] = CapabilitiesOf(session, user.ToString()) })
            : null;
    }

    // The second factor comes with the password, or in a call of its own that answers what the first one asked.
    private static ApiAnswer? Make(Session session, UserId user)
    {
        var name = user.ToString();
        if (session.Parameters["tfa-challenge"] is { } challenge)
        {
            return session.Parameters["otp"] is null && session.Tickets.Read(challenge, name)?.StartsWith(Asked, StringComparison.Ordinal) == true && IsSecondFactor(session, name, session["password"])
                ? Made(session, name)
                : null;
        }

        var owner = session.Tickets.Read(session["password"]);
        if (owner == UserId.Root || owner == name)
        {
            return Made(session, name);
        }

        if (!session.State.IsPassword(user, session["password"]))
        {
            return null;
        }

        var isAsked = session.State.SecondFactors.Of(name).Any(factor => factor.IsEnabled);
        if (session.Parameters["otp"] is { } given)
        {
            return isAsked && IsSecondFactor(session, name, given) ? Made(session, name) : null;
        }

        return !isAsked ? Made(session, name) : ApiAnswer.Of(new JsonObject
        {
            ["ticket"] = session.Tickets.Make(Asked + Uri.EscapeDataString("{\"totp\":true}"), name),
            ["username"] = name,
            ["CSRFPreventionToken"] = session.Tickets.MakeCsrf(name),
            ["NeedTFA"] = 1,
        });
    }

    private static bool IsSecondFactor(Session session, string user, string given) =>
        given.StartsWith("totp:", StringComparison.Ordinal) && session.State.SecondFactors.Of(user).Any(factor => factor.IsEnabled && Totp.Fits(factor.Secret, given["totp:".Length..], session.Tickets.Now));

    private static ApiAnswer Made(Session session, string name)
    {
        return ApiAnswer.Of(new JsonObject
        {
            ["ticket"] = session.Tickets.Make(name),
            ["username"] = name,
            ["CSRFPreventionToken"] = session.Tickets.MakeCsrf(name),
            ["cap"] = CapabilitiesOf(session, name),
        });
    }

    private static JsonObject CapabilitiesOf(Session session, string user)
    {
        var found = Capabilities.Keys.ToDictionary(area => area, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var path in AskedPaths.Concat(session.State.Config.Acl.Keys.SelectMany(WithThoseAbove)).Distinct(StringComparer.Ordinal))
        {
            var area = path == "/" ? "dc" : path.Split('/')[1];
            var held = session.State.Grants.On(user, path).Privileges.Select(one => one.Privilege);
            foreach (var privilege in held)
            {
                var areas = area != "pool" ? [area]
                    : privilege.StartsWith("VM.", StringComparison.Ordinal) ? ["vms"]
                    : privilege.StartsWith("Datastore.", StringComparison.Ordinal) ? ["storage"]
                    : privilege == "Permissions.Modify" ? new[] { "vms", "storage" } : [];
                foreach (var one in areas.Where(one => Capabilities.TryGetValue(one, out var pattern) && pattern.IsMatch(privilege)))
                {
                    found[one].Add(privilege);
                }
            }
        }

        return new JsonObject(found.Select(area => KeyValuePair.Create<string, JsonNode?>(area.Key, new JsonObject(area.Value.Select(name => KeyValuePair.Create<string, JsonNode?>(name, 1))))));
    }

    private static IEnumerable<string> WithThoseAbove(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
