using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pvelint.Repo.History;

/// <summary>Numbers the names in trees: a name stands in thousands of versions of its folder. Each thread has its own.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<byte[], int> _numbers = new(Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<(byte[] Name, NameTraits Traits)> _names = [];

    public NameTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The number of a name, and what the name says of the file.</summary>
    public int Number(ReadOnlySpan<byte> name, out NameTraits traits)
    {
        if (!_lookup.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _names.Add((name.ToArray(), NameTraitsOf.Name(Encoding.UTF8.GetString(name))));
            _numbers[_names[number].Name] = number;
        }

        traits = _names[number].Traits;
        return number;
    }

    /// <summary>The name of a number.</summary>
    public byte[] Name(int number) => _names[number].Name;

    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        // FNV-1a: names are short.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = 2166136261u;
            foreach (var unit in alternate)
            {
                hash = (hash ^ unit) * 16777619u;
            }

            return (int)hash;
        }
    }
}
