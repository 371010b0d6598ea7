using System.Globalization;
using System.Text.Json.Nodes;

namespace Pvelint.Sandbox.Handlers;

/// <summary>Realms. Source: pve-access-control 9.1.1 src/PVE/API2/Domains.pm.</summary>
internal static class Domains
{
    // What a call says besides the settings of a realm.
    private static readonly string[] NoSettings = ["realm", "password", "check-connection", "digest", "delete", "type"];

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

        if (realm.Value.TryGetValue("tfa", out var tfa))
        {
            row["tfa"] = tfa.Split(',').Select(part => part.Split('=')).FirstOrDefault(part => part[0] == "type")?[^1] ?? tfa;
        }

        return row;
    })]));

    public static ApiAnswer Read(Session session)
    {
        if (!session.State.Realms.All.TryGetValue(session["realm"], out var settings))
        {
            return ApiAnswer.Failed($"domain '{session["realm"]}' does not exist");
        }

        var row = new JsonObject { ["digest"] = session.State.Realms.Digest };
        foreach (var (name, value) in settings)
        {
            row[name] = RealmType.IsNumber(name) ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        }

        if (session["realm"] == "pam")
        {
            row["plugin"] = "PVE::Auth::PAM";
        }

        return ApiAnswer.Of(row);
    }

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

        realms.All[realm] = new(StringComparer.Ordinal) { ["type"] = type };
        return Fill(session, realms, isNew: true);
    });

    public static ApiAnswer Change(Session session) => session.State.ChangeRealms("update auth server failed", realms =>
    {
        if (session.Parameters["digest"] is { } digest && digest != realms.Digest)
        {
            return ApiAnswer.Failed("detected modified configuration - file changed by other user? Try again.");
        }

        if (!realms.All.TryGetValue(session["realm"], out var settings))
        {
            return ApiAnswer.Failed($"domain '{session["realm"]}' does not exist");
        }

        if (session.Parameters.Names.All(name => name is "realm" or "digest" or "check-connection"))
        {
            return ApiAnswer.Failed("no options specified");
        }

        foreach (var option in session.Parameters.List("delete"))
        {
            settings.Remove(option);
        }

        return Fill(session, realms, isNew: false);
    });

    public static ApiAnswer Delete(Session session) => session.State.ChangeRealms("delete auth server failed", realms =>
        realms.All.Remove(session["realm"]) ? ApiAnswer.Done : ApiAnswer.Failed($"authentication domain '{session["realm"]}' does not exist"));

    private static ApiAnswer Fill(Session session, Realms realms, bool isNew)
    {
        var settings = realms.All[session["realm"]];
        var type = RealmType.Of(settings["type"]);
        var given = session.Parameters.Names.Where(name => !NoSettings.Contains(name)).ToList();
        if (session.Parameters["check-connection"] is not null && settings["type"] is not ("ldap" or "ad"))
        {
            return ApiAnswer.Failed("'check-connection' parameter can only be set for realms of type 'ldap' or 'ad'");
        }

        if (type.Refuses(given, isNew) is { } refusal)
        {
            return ApiAnswer.Failed(refusal);
        }

        foreach (var other in realms.All.Values.Where(_ => session.Parameters.Is("default")))
        {
            other.Remove("default");
        }

        foreach (var name in given)
        {
            settings[name] = session[name];
        }

        return ApiAnswer.Done;
    }
}
