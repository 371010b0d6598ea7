using System.Text.Json.Nodes;

namespace Pvelint.Sandbox.Handlers;

/// <summary>The cluster and what is in it. Source: pve-manager 9.2.11 PVE/API2.pm, PVE/API2/Cluster.pm.</summary>
internal static class Cluster
{
    public static ApiAnswer Root() => ApiAnswer.Of(new JsonArray([.. new[] { "version", "cluster", "nodes", "storage", "access", "pools" }.Select(name => new JsonObject { ["subdir"] = name })]));

    public static ApiAnswer Version(Session session)
    {
        var release = session.State.Seed.ReleaseOf(session.State.Version);
        return ApiAnswer.Of(new JsonObject { ["release"] = session.State.Version.ToString(), ["version"] = release.Version, ["repoid"] = release.RepoId });
    }
}
