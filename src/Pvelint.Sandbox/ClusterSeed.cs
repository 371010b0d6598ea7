using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>The small cluster that a sandbox starts with, from <c>Schema/cluster.hcl</c>.</summary>
internal sealed class ClusterSeed
{
    private readonly Dictionary<string, Release> _releases = new(StringComparer.Ordinal);

    private ClusterSeed(HclBody body)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in body.Blocks)
        {
            switch (block.Type)
            {
                case "file":
                    files.Add(block.Labels[0].Text, Text(block.Body, "text"));
                    break;
                case "release":
                    _releases.Add(block.Labels[0].Text, new Release(Text(block.Body, "version"), Text(block.Body, "repoid")));
                    break;
                case "user_cfg":
                    UserCfg = Text(block.Body, "text");
                    break;
                default:
                    break;
            }
        }

        State = new PveState(files, [], new Dictionary<string, string>());
    }

    /// <summary>The users, groups, roles and pools.</summary>
    public string UserCfg { get; } = "";

    /// <summary>The configuration that checks look at.</summary>
    public PveState State { get; }

    /// <summary>What a release says of itself.</summary>
    public Release ReleaseOf(PveVersion version) => _releases.TryGetValue(version.ToString(), out var release) ? release : new Release(version + ".0", "");

    /// <summary>The seed.</summary>
    public static ClusterSeed Read() => new(SchemaFile.Read("cluster.hcl"));

    private static string Text(HclBody body, string name) => body.Attribute(name) is { } attribute ? SchemaFile.Value(attribute.Expression).Text : "";
}

/// <summary>What a release says of itself.</summary>
/// <param name="Version">The version of pve-manager.</param>
/// <param name="RepoId">The commit it was built from.</param>
internal sealed record Release(string Version, string RepoId);
