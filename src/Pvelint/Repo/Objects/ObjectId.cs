using System.Buffers.Binary;

namespace Pvelint.Repo.Objects;

/// <summary>The id of a git object: the SHA-1 or SHA-256 of its kind, size and content.</summary>
internal readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    /// <summary>Bytes of the longest id there is.</summary>
    public const int MaxLength = 32;

    private const int Sha1 = 20;

    // Big-endian, so that ids compare as their bytes do; what a SHA-1 does not fill is zero.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private ObjectId(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        Length = bytes.Length;
        if (bytes.Length == Sha1)
        {
            _third = (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) << 32;
            return;
        }

        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Bytes: 20, or 32 with SHA-256; 0 of no id.</summary>
    public int Length { get; }

    /// <summary>The id whose bytes these are.</summary>
    /// <exception cref="ArgumentException">These are not 20 or 32.</exception>
    public static ObjectId From(ReadOnlySpan<byte> bytes) =>
        bytes.Length is Sha1 or MaxLength ? new ObjectId(bytes) : throw new ArgumentException("an id has 20 or 32 bytes", nameof(bytes));

    /// <summary>Reads the 40 or 64 hexadecimal digits of an id.</summary>
    public static bool TryParse(ReadOnlySpan<byte> digits, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        var isId = digits.Length is 2 * Sha1 or 2 * MaxLength
            && TryDecode(digits, bytes);
        id = isId ? new ObjectId(bytes[..(digits.Length / 2)]) : default;
        return isId;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out ObjectId)"/>
    public static bool TryParse(ReadOnlySpan<char> digits, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        var isId = digits.Length is 2 * Sha1 or 2 * MaxLength
            && TryDecode(digits, bytes);
        id = isId ? new ObjectId(bytes[..(digits.Length / 2)]) : default;
        return isId;
    }

    // By hand: the framework's way is compiled for the processor anew in every run, which a hook waits for.
    private static bool TryDecode(ReadOnlySpan<byte> digits, Span<byte> bytes)
    {
        var wrong = 0;
        for (var i = 0; i < digits.Length / 2; i++)
        {
            var (high, low) = (ValueOf(digits[2 * i]), ValueOf(digits[(2 * i) + 1]));
            wrong |= high | low;
            bytes[i] = (byte)(high << 4 | low);
        }

        return wrong >= 0;
    }

    private static bool TryDecode(ReadOnlySpan<char> digits, Span<byte> bytes)
    {
        Span<byte> ascii = stackalloc byte[2 * MaxLength];
        for (var i = 0; i < digits.Length; i++)
        {
            ascii[i] = digits[i] < 128 ? (byte)digits[i] : (byte)'?';
        }

        return TryDecode(ascii[..digits.Length], bytes);
    }

    // Negative for what is no digit.
    private static int ValueOf(int digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    /// <summary>Writes the id's bytes.</summary>
    /// <param name="bytes">Has room for <see cref="Length"/>.</param>
    public void CopyTo(Span<byte> bytes)
    {
        Span<byte> all = stackalloc byte[MaxLength];
        BinaryPrimitives.WriteUInt64BigEndian(all, _first);
        BinaryPrimitives.WriteUInt64BigEndian(all[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(all[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(all[24..], _fourth);
        all[..Length].CopyTo(bytes);
    }

    public bool Equals(ObjectId other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth && Length == other.Length;

    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    // Any bytes of a hash are a hash.
    public override int GetHashCode() => (int)(_first ^ (_second >> 32));

    public int CompareTo(ObjectId other) =>
        _first != other._first ? _first.CompareTo(other._first)
        : _second != other._second ? _second.CompareTo(other._second)
        : _third != other._third ? _third.CompareTo(other._third)
        : _fourth != other._fourth ? _fourth.CompareTo(other._fourth)
        : Length.CompareTo(other.Length);

    /// <summary>Lower-case hexadecimal digits, as git prints them.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        CopyTo(bytes);
        Span<char> digits = stackalloc char[2 * MaxLength];
        for (var i = 0; i < Length; i++)
        {
            digits[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
            digits[(2 * i) + 1] = "0123456789abcdef"[bytes[i] & 0x0F];
        }

        return new string(digits[..(2 * Length)]);
    }
}
