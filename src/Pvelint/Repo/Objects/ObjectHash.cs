using System.Security.Cryptography;
using System.Text;

namespace Pvelint.Repo.Objects;

/// <summary>The id that an object's content gives.</summary>
internal static class ObjectHash
{
    /// <summary>Whether a content is that of an id.</summary>
    public static bool Is(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        // The framework marks SHA-1 as weak: it is what ids are made by.
#pragma warning disable CA5350
        using var hash = IncrementalHash.CreateHash(id.Length == SHA256.HashSizeInBytes ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(kind.Name());
        hash.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($" {content.Length}\0")));
        hash.AppendData(content);
        Span<byte> found = stackalloc byte[ObjectId.MaxLength];
        return hash.TryGetHashAndReset(found, out var length) && ObjectId.From(found[..length]) == id;
    }
}
