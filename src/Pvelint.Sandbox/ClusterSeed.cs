using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>What a release says of itself.</summary>
/// <param name="Version">The version of pve-manager.</param>
/// <param name="RepoId">The commit it was built from.</param>
internal sealed record Release(string Version, string RepoId);

/// <summary>A guest.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>qemu</c> or <c>lxc</c>.</param>
/// <param name="Node">The node it is on.</param>
/// <param name="Config">Its options.</param>
/// <param name="Digest">What its configuration is told by.</param>
internal sealed record SeedGuest(string Id, string Kind, string Node, IReadOnlyDictionary<string, string> Config, string Digest)
{
    public string Name => Config.GetValueOrDefault("name") ?? Config.GetValueOrDefault("hostname") ?? "VM" + Id;

    public bool IsTemplate => Config.GetValueOrDefault("template") == "1";

    public int Cores => int.Parse(Config.GetValueOrDefault("cores", "1"), CultureInfo.InvariantCulture);

    public long Memory => long.Parse(Config.GetValueOrDefault("memory", "512"), CultureInfo.InvariantCulture) << 20;

    public long Disk => Config.Values.Select(value => Regex.Match(value, @",size=(\d+)G")).FirstOrDefault(match => match.Success) is { } size
        ? long.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) << 30
        : 0;
}

/// <summary>A storage.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Settings">Its settings, the type among them.</param>
internal sealed record SeedStorage(string Id, IReadOnlyDictionary<string, string> Settings)
{
    public string Type => Settings["type"];

    public string Content => Settings.GetValueOrDefault("content", "");
}

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
        Guests = [.. files.Select(GuestOf).OfType<SeedGuest>().OrderBy(guest => guest.Id, StringComparer.Ordinal)];
        Storages = [.. StoragesOf(files["storage.cfg"])];
        StorageDigest = Digest(files["storage.cfg"]);
    }

    /// <summary>The users, groups, roles and pools.</summary>
    public string UserCfg { get; } = "";

    /// <summary>Its users of the realm pve.</summary>
    public IReadOnlyList<string> Users => [.. UserCfg.Split('\n').Select(line => line.Split(':')).Where(fields => fields is ["user", var id, ..] && UserId.Parse(id) is { Realm: "pve" }).Select(fields => fields[1])];

    /// <summary>The configuration that checks look at.</summary>
    public PveState State { get; }

    /// <summary>The guests, sorted.</summary>
    public IReadOnlyList<SeedGuest> Guests { get; }

    /// <summary>The storages.</summary>
    public IReadOnlyList<SeedStorage> Storages { get; }

    /// <summary>What the configuration of the storages is told by.</summary>
    public string StorageDigest { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<string> Nodes { get; } = ["pve"];

    /// <summary>What a release says of itself.</summary>
    public Release ReleaseOf(PveVersion version) => _releases.TryGetValue(version.ToString(), out var release) ? release : new Release(version + ".0", "");

    /// <summary>The seed.</summary>
    public static ClusterSeed Read() => new(SchemaFile.Read("cluster.hcl"));

    private static SeedGuest? GuestOf(KeyValuePair<string, string> file) => file.Key.Split('/') is ["nodes", var node, "qemu-server" or "lxc", var name]
        ? new SeedGuest(name.Split('.')[0], file.Key.Contains("/lxc/", StringComparison.Ordinal) ? "lxc" : "qemu", node, Options(file.Value), Digest(file.Value))
        : null;

    private static Dictionary<string, string> Options(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);

    private static IEnumerable<SeedStorage> StoragesOf(string text)
    {
        foreach (var section in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var head = lines[0].Split(':', StringSplitOptions.TrimEntries);
            yield return new SeedStorage(head[1], lines.Skip(1).Select(line => line.Split(' ', 2)).Append(["type", head[0]]).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal));
        }
    }

    /// <summary>What Proxmox VE tells a configuration by: SHA-1, since nothing is kept secret by it.</summary>
#pragma warning disable CA5350
    public static string Digest(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static string Text(HclBody body, string name) => body.Attribute(name) is { } attribute ? SchemaFile.Value(attribute.Expression).Text : "";
}
