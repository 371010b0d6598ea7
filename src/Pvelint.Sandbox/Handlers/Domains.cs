using System.Text.Json.Nodes;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Realms. Source: pve-access-control 9.1.1 src/PVE/API2/Domains.pm.</summary>
internal static class Domains
{
    // What a call says besides the settings of a realm.
    private static readonly string[] NoSettings = ["realm", "password", "check-connection", "digest", "delete"];

    public static ApiAnswer List(Session session) => ApiAnswer.Of(new JsonArray([.. session.State.Realms.All.Select(realm =>
    {
        var row = new JsonObject { ["realm"] = realm.Key, ["type"] = realm.Value["type"] };
        if (realm.Value.TryGetValue("comment", out var comment) && comment.Length > 0)
        {
            row["comment"] = comment;
        }

        if (realm.Value.GetValueOrDefault("default") == "1")
        {
            row["default"] = 1;
        }

        return row;
    })]));

    public static ApiAnswer Read(Session session) => session.State.Realms.All.TryGetValue(session["realm"], out var settings)
        ? ApiAnswer.Of(new JsonObject(settings.Select(setting => KeyValuePair.Create<string, JsonNode?>(setting.Key, setting.Value)).Append(KeyValuePair.Create<string, JsonNode?>("digest", session.State.Realms.Digest))))
        : ApiAnswer.Failed($"domain '{session["realm"]}' does not exist");

    public static ApiAnswer Create(Session session) => session.State.ChangeRealms("add auth server failed", realms =>
    {
        var (realm, type) = (session["realm"], session["type"]);
        if (realms.All.ContainsKey(realm))
        {
            return ApiAnswer.Failed($"domain '{realm}' already exists");
        }

        if (type is "pam" or "pve")
        {
            return ApiAnswer.Failed($"unable to create builtin type '{type}'");
        }

        realms.All[realm] = new(StringComparer.Ordinal);
        Fill(session, realms);
        return ApiAnswer.Done;
    });

    public static ApiAnswer Change(Session session) => session.State.ChangeRealms("update auth server failed", realms =>
    {
        if (!realms.All.TryGetValue(session["realm"], out var settings))
        {
            return ApiAnswer.Failed($"domain '{session["realm"]}' does not exist");
        }

        if (session.Parameters.Names.All(name => name is "realm" or "digest"))
        {
            return ApiAnswer.Failed("no options specified");
        }

        foreach (var option in session.Parameters.List("delete"))
        {
            settings.Remove(option);
        }

        Fill(session, realms);
        return ApiAnswer.Done;
    });

    public static ApiAnswer Delete(Session session) => session.State.ChangeRealms("delete auth server failed", realms =>
        realms.All.Remove(session["realm"]) ? ApiAnswer.Done : ApiAnswer.Failed($"authentication domain '{session["realm"]}' does not exist"));

    private static void Fill(Session session, Realms realms)
    {
        foreach (var other in realms.All.Values.Where(_ => session.Parameters.Is("default")))
        {
            other.Remove("default");
        }

        foreach (var name in session.Parameters.Names.Where(name => !NoSettings.Contains(name)))
        {
            realms.All[session["realm"]][name] = session[name];
        }
    }
}
