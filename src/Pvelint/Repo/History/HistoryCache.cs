using System.Security.Cryptography;
using System.Text;
using Pvelint.Commands;
using Pvelint.Repo.Objects;
using Pvelint.Rules;

namespace Pvelint.Repo.History;

/// <summary>A version that was looked into, as the cache keeps it: no text of it, no secret.</summary>
/// <param name="Id">The object.</param>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its commit.</param>
/// <param name="Order">Its place among all, the oldest first.</param>
/// <param name="IsClean">Whether the rules found nothing in it.</param>
internal sealed record KnownVersion(ObjectId Id, string Path, FoundVersion Version, int Order, bool IsClean);

/// <summary>A content that cannot hold a secret.</summary>
/// <param name="Traits">The traits of the names under which it stood then.</param>
/// <param name="Size">Its bytes.</param>
internal readonly record struct CleanContent(NameTraits Traits, int Size);

/// <summary>
/// What a scan of a history leaves for the next one in the user's own folder: which contents hold nothing, and where those
/// stand that were looked into. It counts for the same program only, since its rules and facts are in it; a cache that is
/// damaged, or of another program, is none.
/// </summary>
internal sealed record HistoryCache
{
    private const int MostBytes = 256 << 20;

    private static readonly byte[] Mark = "pvelint history 1\n"u8.ToArray();

    /// <summary>The state of the repository, and what was asked about it.</summary>
    public required byte[] State { get; init; }

    /// <summary>Count of contents that were read.</summary>
    public required int Files { get; init; }

    /// <summary>Count of bytes that were read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether any content is about Proxmox.</summary>
    public required bool MentionsProxmox { get; init; }

    /// <summary>The contents that cannot hold a secret.</summary>
    public required IReadOnlyDictionary<ObjectId, CleanContent> Clean { get; init; }

    /// <summary>The versions that may, sorted as they were reported.</summary>
    public required IReadOnlyList<KnownVersion> Versions { get; init; }

    /// <summary>The file of a repository's cache; null where there is no place for one.</summary>
    public static string? FileOf(GitRepository repository, Host host)
    {
        var folder = host.Variable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache
            : OperatingSystem.IsWindows() ? host.Variable("LOCALAPPDATA")
            : host.Variable("HOME") is { Length: > 0 } home && Path.IsPathRooted(home) ? Path.Combine(home, ".cache") : null;
        return folder is { Length: > 0 }
            ? Path.Combine(folder, "pvelint", "history", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository.CommonFolder)))[..32])
            : null;
    }

    /// <summary>Reads a cache; null where there is none that counts.</summary>
    public static HistoryCache? Read(string path, int idLength)
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var body = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
            return body.StartsWith(Mark) && SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)) ? Parse(bytes, body.Length, idLength) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes it for the user alone. A cache that cannot be written costs time, and nothing else.</summary>
    public void Write(string path, int idLength)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Interruption.WriteWhole(path, stream => Write(stream, idLength), mode: UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next scan reads everything again.
        }
    }

    private static HistoryCache? Parse(byte[] bytes, int end, int idLength)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, Mark.Length, end - Mark.Length), Encoding.UTF8);
        if (reader.ReadInt32() != idLength || !reader.ReadBytes(Program.Length).AsSpan().SequenceEqual(Program))
        {
            return null;
        }

        var state = reader.ReadBytes(SHA256.HashSizeInBytes);
        var (files, length, mentions) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadBoolean());
        var count = reader.ReadInt32();
        var clean = new Dictionary<ObjectId, CleanContent>(Math.Min(count, MostBytes / idLength));
        for (var i = 0; i < count; i++)
        {
            clean[ObjectId.From(reader.ReadBytes(idLength))] = new CleanContent((NameTraits)reader.ReadByte(), reader.ReadInt32());
        }

        var versions = new List<KnownVersion>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            versions.Add(new KnownVersion(
                ObjectId.From(reader.ReadBytes(idLength)),
                reader.ReadString(),
                new FoundVersion(reader.ReadString(), reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean()),
                reader.ReadInt32(),
                reader.ReadBoolean()));
        }

        return new HistoryCache { State = state, Files = files, Bytes = length, MentionsProxmox = mentions, Clean = clean, Versions = versions };
    }

    // Every build has ids of its own; the facts are embedded in Core.
    private static byte[] Program { get; } =
        [.. typeof(HistoryCache).Module.ModuleVersionId.ToByteArray(), .. typeof(Rule).Module.ModuleVersionId.ToByteArray()];

    private void Write(Stream stream, int idLength)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(idLength);
            writer.Write(Program);
            writer.Write(State);
            writer.Write(Files);
            writer.Write(Bytes);
            writer.Write(MentionsProxmox);
            Span<byte> id = stackalloc byte[ObjectId.MaxLength];
            writer.Write(Clean.Count);
            foreach (var (clean, content) in Clean)
            {
                clean.CopyTo(id);
                writer.Write(id[..idLength]);
                writer.Write((byte)content.Traits);
                writer.Write(content.Size);
            }

            writer.Write(Versions.Count);
            foreach (var version in Versions)
            {
                version.Id.CopyTo(id);
                writer.Write(id[..idLength]);
                writer.Write(version.Path);
                writer.Write(version.Version.Commit);
                writer.Write(version.Version.Date);
                writer.Write(version.Version.InTip);
                writer.Write(version.Version.IsReachable);
                writer.Write(version.Order);
                writer.Write(version.IsClean);
            }
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }
}
