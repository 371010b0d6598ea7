using System.IO.Compression;
using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>Our inflater gives what the framework's gives, and takes nothing else.</summary>
public sealed class InflaterTests
{
    private const int Seed = 20261122;

    private readonly Inflater _inflater = new();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Inflates_what_was_deflated(CompressionLevel level)
    {
        var random = new Random(Seed);
        for (var time = 0; time < 100; time++)
        {
            var content = Content(random, time);
            var stream = Deflate(content, level);
            Assert.True(TryInflate(stream, content.Length, out var inflated, out var consumed), $"seed {Seed}, try {time}");
            Assert.Equal(stream.Length, consumed);
            Assert.True(content.AsSpan().SequenceEqual(inflated), $"seed {Seed}, try {time}");
            Assert.False(TryInflate(stream, content.Length + 1, out _, out _));
            Assert.False(TryInflate(stream, content.Length - 1, out _, out _));
            Assert.False(TryInflate(stream[..^1], content.Length, out _, out _));
        }
    }

    [Fact]
    public void Takes_from_a_changed_stream_what_the_framework_takes()
    {
        var random = new Random(Seed);
        for (var time = 0; time < 1500; time++)
        {
            var content = Content(random, time % 60);
            var stream = Deflate(content, (CompressionLevel)(time % 4));
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                // Mostly where the tables of codes stand.
                stream[random.Next(random.Next(2) == 0 ? Math.Min(stream.Length, 80) : stream.Length)] ^= (byte)(1 << random.Next(8));
            }

            var taken = TryInflate(stream, content.Length, out var inflated, out _);
            var expected = InflateByFramework(stream, content.Length);
            Assert.True(taken == expected is not null, $"seed {Seed}, try {time}: {taken}");
            Assert.True(expected is null || expected.AsSpan().SequenceEqual(inflated), $"seed {Seed}, try {time}");
        }
    }

    [Fact]
    public void Takes_a_block_whose_codes_are_wrong_though_the_rest_is_right_for_none()
    {
        // Random bits behind a right head: the checksum makes sure that hardly any is sound, the reader that none does harm.
        var random = new Random(Seed);
        var stream = new byte[200];
        for (var time = 0; time < 10_000; time++)
        {
            random.NextBytes(stream);
            (stream[0], stream[1]) = (0x78, 0x9c);
            stream[2] = (byte)((stream[2] & ~7) | random.Next(8));
            Assert.Equal(InflateByFramework(stream, 300) is not null, TryInflate(stream, 300, out _, out _));
        }
    }

    private static byte[] Content(Random random, int time)
    {
        // Of nothing the framework makes nothing, not even a head.
        var content = new byte[time % 10 == 0 ? 1 + time : random.Next(1, time % 7 == 0 ? 100_000 : 3000)];
        random.NextBytes(content);
        switch (time % 4)
        {
            case 1:
                // Words that come again.
                for (var at = 40; at < content.Length; at++)
                {
                    content[at] = random.Next(20) == 0 ? content[at] : content[at - random.Next(1, 40)];
                }

                break;
            case 2:
                // Few different bytes, of very different frequency: long codes.
                for (var at = 0; at < content.Length; at++)
                {
                    content[at] = (byte)System.Numerics.BitOperations.TrailingZeroCount(random.Next() | (1 << 30));
                }

                break;
            case 3:
                content.AsSpan().Fill((byte)time);
                break;
        }

        return content;
    }

    private static byte[] Deflate(byte[] content, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, level))
        {
            zlib.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[]? InflateByFramework(byte[] stream, int size)
    {
        // It does not mind a checksum that is cut off: behind what follows here it is whole, and wrong.
        using var zlib = new ZLibStream(new MemoryStream([.. stream, 0xaa, 0xaa, 0xaa, 0xaa]), CompressionMode.Decompress);
        var content = new byte[size];
        return Zlib.TryReadAll(zlib, content) ? content : null;
    }

    private bool TryInflate(byte[] stream, int size, out ReadOnlySpan<byte> content, out int consumed)
    {
        var into = new byte[size + Inflater.Slack];
        byte[] padded = [.. stream, .. new byte[Inflater.Slack]];
        var taken = _inflater.TryInflate(padded, 0, stream.Length, into, size, out consumed);
        content = into.AsSpan(0, size);
        return taken;
    }
}
