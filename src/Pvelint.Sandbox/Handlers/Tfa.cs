using System.Text.Json.Nodes;
using Pvelint.Access;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Second factors, of which there are one-time passwords by time alone. Source: pve-access-control 9.1.1 src/PVE/API2/TFA.pm.</summary>
internal static class Tfa
{
    public static ApiAnswer List(Session session) => ApiAnswer.Of(new JsonArray([.. session.State.SecondFactors.All
        .Where(user => session.Sees(("userid", user.Key)))
        .Select(user => new JsonObject { ["userid"] = user.Key, ["entries"] = Rows(user.Value) })]));

    public static ApiAnswer OfUser(Session session) => ApiAnswer.Of(Rows(session.State.SecondFactors.Of(session["userid"])));

    public static ApiAnswer Read(Session session) => session.State.SecondFactors.Of(session["userid"]).FirstOrDefault(factor => factor.Id == session["id"]) is { } factor
        ? ApiAnswer.Of(Row(factor))
        : new ApiAnswer(404, null, $"No such tfa entry '{session["id"]}'", null);

    public static ApiAnswer Types(Session session) => UserId.Parse(session["userid"]) is { } user && session.State.Realms.TypeOf(user.Realm) is null
        ? ApiAnswer.Failed($"auth domain '{user.Realm}' does not exist")
        : ApiAnswer.Of(session.Parameters.Is("multiple")
            ? new JsonObject { ["user"] = session.State.SecondFactors.Of(session["userid"]).Count > 0 ? new JsonArray("totp") : [] }
            : []);

    public static ApiAnswer Create(Session session)
    {
        if (Logins.Reconfirmed(session, "password") is { } refusal)
        {
            return refusal;
        }

        if (session["type"] != "totp")
        {
            return ApiAnswer.Failed($"a sandbox has no second factors of the type '{session["type"]}'");
        }

        return Totp.SecretOf(session["totp"]) is { } secret && Totp.Fits(secret, session["value"], session.Tickets.Now)
            ? ApiAnswer.Of(new JsonObject { ["id"] = session.State.SecondFactors.Add(session["userid"], secret, session["description"], session.Tickets.Now) })
            : ApiAnswer.Failed("failed to verify TOTP challenge");
    }

    public static ApiAnswer Delete(Session session) => Logins.Reconfirmed(session, "password")
        ?? (session.State.SecondFactors.Remove(session["userid"], session["id"]) ? ApiAnswer.Done : ApiAnswer.Failed("no such entry"));

    public static ApiAnswer Change(Session session) => Logins.Reconfirmed(session, "password")
        ?? (session.State.SecondFactors.Change(session["userid"], session["id"], session.Parameters["description"], session.Parameters["enable"]) ? ApiAnswer.Done : ApiAnswer.Failed("no such entry"));

    private static JsonArray Rows(IEnumerable<SecondFactor> factors) => new([.. factors.Select(Row)]);

    private static JsonObject Row(SecondFactor factor) => new() { ["id"] = factor.Id, ["type"] = "totp", ["description"] = factor.Description, ["created"] = factor.Created, ["enable"] = factor.IsEnabled ? 1 : 0 };
}
