using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pvelint.Repo.History;

/// <summary>
/// The lines of a version that a verdict on it can go by: those about Proxmox, about passwords, with a UUID, with a name that
/// such a line refers to, and the lines around them. Most versions of a file differ in none of these.
/// </summary>
/// <param name="Hashes">A hash of each, without the blanks around it; sorted.</param>
internal sealed record RelevantLines(ulong[] Hashes)
{
    private const int LongestLine = 4096;

    /// <summary>The lines of a version; null where it has no lines to speak of.</summary>
    public static RelevantLines? Of(bool isCode, ReadOnlySpan<byte> bytes, SecretSieve sieve)
    {
        if (TextDecoder.LooksBinary(bytes) || TextDecoder.WideEncoding(bytes) is not null)
        {
            return null;
        }

        var places = new List<int>();
        Prefilter.AddPlaces(bytes, places);
        sieve.AddPlaces(isCode, bytes, places);
        var hashes = new HashSet<ulong>();
        var starts = new HashSet<int>();
        foreach (var place in places)
        {
            var start = bytes[..place].LastIndexOf((byte)'\n') + 1;
            if (start > 0)
            {
                Add(bytes, bytes[..(start - 1)].LastIndexOf((byte)'\n') + 1, starts, hashes);
            }

            var end = Add(bytes, start, starts, hashes);
            if (end < bytes.Length)
            {
                Add(bytes, end + 1, starts, hashes);
            }

            if (end - start > LongestLine)
            {
                return null;
            }
        }

        var sorted = new ulong[hashes.Count];
        hashes.CopyTo(sorted);
        Array.Sort(sorted);
        return new RelevantLines(sorted);
    }

    /// <summary>Whether another version has all of these lines too.</summary>
    public bool AreAllIn(RelevantLines other)
    {
        foreach (var hash in Hashes)
        {
            if (Array.BinarySearch(other.Hashes, hash) < 0)
            {
                return false;
            }
        }

        return true;
    }

    // A hash that nobody can aim at: two lines that share one would hide each other.
    private static int Add(ReadOnlySpan<byte> bytes, int start, HashSet<int> starts, HashSet<ulong> hashes)
    {
        var length = bytes[start..].IndexOf((byte)'\n');
        var end = length < 0 ? bytes.Length : start + length;
        if (starts.Add(start))
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes[start..end].Trim(" \t\r"u8), hash);
            hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(hash));
        }

        return end;
    }
}
