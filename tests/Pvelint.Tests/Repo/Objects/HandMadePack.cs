using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>A pack as git would never write it, with an index that fits it.</summary>
internal sealed class HandMadePack
{
    private readonly MemoryStream _pack = new();
    private readonly List<(ObjectId Id, long Offset, uint Checksum)> _entries = [];

    public HandMadePack() => _pack.Write(new byte[Pack.Head]);

    /// <summary>Where the next entry will stand.</summary>
    public long Offset => _pack.Length;

    /// <summary>The id that an object really has.</summary>
    public static ObjectId IdOf(byte[] content, string kind = "blob") =>
        ObjectId.From(SHA1.HashData([.. System.Text.Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"), .. content]));

    /// <summary>An id that nothing has.</summary>
    public static ObjectId MadeUpId(byte number) => ObjectId.From([.. Enumerable.Repeat(number, 20)]);

    /// <summary>A delta: two sizes and instructions.</summary>
    public static byte[] DeltaOf(long baseSize, long size, params byte[] instructions) => [.. Size(baseSize), .. Size(size), .. instructions];

    public HandMadePack With(ObjectId id, int type, byte[] content, long? size = null, byte[]? origin = null, bool isIndexed = true)
    {
        using var body = new MemoryStream();
        using (var zlib = new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return WithRaw(id, type, body.ToArray(), size ?? content.Length, origin, isIndexed);
    }

    public HandMadePack WithRaw(ObjectId id, int type, byte[] stream, long size, byte[]? origin = null, bool isIndexed = true)
    {
        var offset = Offset;
        var first = (type << 4) | (int)(size & 15);
        size >>= 4;
        byte[] head = size == 0 ? [(byte)first] : [(byte)(first | 0x80), .. Size(size)];
        byte[] entry = [.. head, .. origin ?? [], .. stream];
        _pack.Write(entry);
        if (isIndexed)
        {
            _entries.Add((id, offset, Crc32.Of(entry)));
        }

        return this;
    }

    /// <summary>How an entry names a base so many bytes before it.</summary>
    public static byte[] Distance(long distance)
    {
        var bytes = new List<byte> { (byte)(distance & 0x7f) };
        while ((distance >>= 7) != 0)
        {
            bytes.Insert(0, (byte)(0x80 | (--distance & 0x7f)));
        }

        return [.. bytes];
    }

    /// <summary>Writes both files into a repository.</summary>
    public void WriteTo(GitFolder folder)
    {
        var pack = _pack.ToArray();
        "PACK"u8.CopyTo(pack);
        BinaryPrimitives.WriteInt32BigEndian(pack.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32BigEndian(pack.AsSpan(8), _entries.Count);
        var checksum = SHA1.HashData(pack);
        using var index = new MemoryStream();
        index.Write([0xff, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]);
        _entries.Sort((left, right) => left.Id.CompareTo(right.Id));
        var number = new byte[4];
        var ids = _entries.ConvertAll(entry => Convert.FromHexString(entry.Id.ToString()));
        for (var first = 0; first < 256; first++)
        {
            Write(ids.Count(id => id[0] <= first));
        }

        ids.ForEach(id => index.Write(id));
        _entries.ForEach(entry => Write((int)entry.Checksum));
        _entries.ForEach(entry => Write((int)entry.Offset));
        index.Write(checksum);
        index.Write(SHA1.HashData(index.ToArray()));
        var name = folder.At(".git/objects/pack/pack-" + Convert.ToHexStringLower(checksum));
        Directory.CreateDirectory(Path.GetDirectoryName(name)!);
        File.WriteAllBytes(name + ".pack", [.. pack, .. checksum]);
        File.WriteAllBytes(name + ".idx", index.ToArray());

        void Write(int value)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, value);
            index.Write(number);
        }
    }

    private static byte[] Size(long size)
    {
        var bytes = new List<byte>();
        for (; size >= 0x80; size >>= 7)
        {
            bytes.Add((byte)(size | 0x80));
        }

        return [.. bytes, (byte)size];
    }
}
