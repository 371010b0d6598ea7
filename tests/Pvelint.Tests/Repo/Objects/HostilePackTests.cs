using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>A pack that was made to harm: what it holds is read or said to be unreadable, and costs no more than a file may.</summary>
public sealed class HostilePackTests
{
    private const int Blob = (int)ObjectKind.Blob;

    private static readonly byte[] Text = [.. Enumerable.Range(0, 100).Select(value => (byte)value)];
    private static readonly byte[] AllOfIt = [0x90, 100];

    [Fact]
    public void Reads_a_sound_one()
    {
        var pack = WithText();
        var longer = HandMadePack.IdOf([.. Text, 7]);
        pack.With(longer, EntryHeader.OffsetDelta, HandMadePack.DeltaOf(100, 101, [.. AllOfIt, 1, 7]), origin: HandMadePack.Distance(pack.Offset - Pack.Head));
        var last = HandMadePack.IdOf([.. Text, .. Text]);
        pack.With(last, EntryHeader.IdDelta, HandMadePack.DeltaOf(101, 200, [.. AllOfIt, .. AllOfIt]), origin: BytesOf(longer));
        Check(pack, read: 3, failed: 0);
    }

    [Theory]
    [InlineData(0x91, 50, 51)]
    [InlineData(0x91, 101, 1)]
    [InlineData(0x9f, 255, 255, 255, 255, 1)]
    [InlineData(0x90)]
    [InlineData(0x80)]
    [InlineData(0)]
    [InlineData(100, 1)]
    public void A_delta_that_reaches_beyond_its_base_or_itself_is_a_failure(params int[] instructions)
    {
        var pack = WithText();
        pack.With(
            HandMadePack.MadeUpId(1),
            EntryHeader.OffsetDelta,
            HandMadePack.DeltaOf(100, 100, [.. instructions.Select(value => (byte)value)]),
            origin: HandMadePack.Distance(pack.Offset - Pack.Head));
        Check(pack, read: 1, failed: 1);
    }

    [Theory]
    [InlineData(99, 100)]
    [InlineData(100, 99)]
    [InlineData(100, 101)]
    [InlineData(100, 1L << 40)]
    [InlineData(1L << 40, 100)]
    public void A_delta_that_lies_about_sizes_is_a_failure(long baseSize, long size)
    {
        var pack = WithText();
        pack.With(HandMadePack.MadeUpId(1), EntryHeader.OffsetDelta, HandMadePack.DeltaOf(baseSize, size, AllOfIt), origin: HandMadePack.Distance(pack.Offset - Pack.Head));
        Check(pack, read: 1, failed: 1);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(1L << 30)]
    [InlineData(1L << 40)]
    [InlineData(1L << 56)]
    public void An_entry_that_lies_about_its_size_is_a_failure(long size) =>
        Check(WithText().With(HandMadePack.MadeUpId(1), Blob, Text, size), read: 1, failed: 1);

    [Fact]
    public void Deltas_that_lead_back_to_themselves_are_failures()
    {
        var pack = WithText();
        var delta = HandMadePack.DeltaOf(100, 100, AllOfIt);
        pack.With(HandMadePack.MadeUpId(1), EntryHeader.IdDelta, delta, origin: BytesOf(HandMadePack.MadeUpId(2)));
        pack.With(HandMadePack.MadeUpId(2), EntryHeader.IdDelta, delta, origin: BytesOf(HandMadePack.MadeUpId(1)));
        pack.With(HandMadePack.MadeUpId(3), EntryHeader.IdDelta, delta, origin: BytesOf(HandMadePack.MadeUpId(3)));
        pack.With(HandMadePack.MadeUpId(4), EntryHeader.IdDelta, delta, origin: BytesOf(HandMadePack.MadeUpId(3)));
        Check(pack, read: 1, failed: 4);
    }

    [Fact]
    public void A_base_that_is_no_entry_is_a_failure()
    {
        var delta = HandMadePack.DeltaOf(100, 100, AllOfIt);
        var pack = WithText();
        pack.With(HandMadePack.MadeUpId(1), EntryHeader.OffsetDelta, delta, origin: HandMadePack.Distance(3));
        pack.With(HandMadePack.MadeUpId(2), EntryHeader.OffsetDelta, delta, origin: HandMadePack.Distance(1 << 20));
        pack.With(HandMadePack.MadeUpId(3), EntryHeader.OffsetDelta, delta, origin: HandMadePack.Distance(pack.Offset - 4));
        pack.With(HandMadePack.MadeUpId(4), EntryHeader.OffsetDelta, delta, origin: HandMadePack.Distance(0));
        pack.With(HandMadePack.MadeUpId(5), EntryHeader.OffsetDelta, delta, origin: [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
        pack.With(HandMadePack.MadeUpId(6), EntryHeader.IdDelta, delta, origin: BytesOf(HandMadePack.MadeUpId(9)));
        Check(pack, read: 1, failed: 6);
    }

    [Fact]
    public void A_base_in_another_pack_or_loose_is_found()
    {
        using var folder = GitFolder.Init();
        WithText().WriteTo(folder);
        var loose = folder.Git("something", ["hash-object", "-w", "--stdin"]);
        Assert.True(ObjectId.TryParse(loose, out var looseId));
        new HandMadePack()
            .With(HandMadePack.IdOf([.. Text, 7]), EntryHeader.IdDelta, HandMadePack.DeltaOf(100, 101, [.. AllOfIt, 1, 7]), origin: BytesOf(HandMadePack.IdOf(Text)))
            .With(HandMadePack.IdOf("some"u8.ToArray()), EntryHeader.IdDelta, HandMadePack.DeltaOf(9, 4, 0x90, 4), origin: BytesOf(looseId))
            .WriteTo(folder);
        var reading = Reading.Of(folder.Open());
        Assert.Empty(reading.Failures);
        Assert.Equal(4, reading.Objects.Count);
    }

    [Fact]
    public void A_base_that_is_not_in_the_index_is_found()
    {
        var pack = new HandMadePack().With(HandMadePack.IdOf(Text), Blob, Text, isIndexed: false);
        var longer = HandMadePack.IdOf([.. Text, 7]);
        pack.With(longer, EntryHeader.OffsetDelta, HandMadePack.DeltaOf(100, 101, [.. AllOfIt, 1, 7]), origin: HandMadePack.Distance(pack.Offset - Pack.Head));
        Check(pack, read: 1, failed: 0);
    }

    [Fact]
    public void Types_that_are_not_known_and_streams_that_do_not_end_are_failures()
    {
        var pack = WithText();
        pack.With(HandMadePack.MadeUpId(1), 0, Text).With(HandMadePack.MadeUpId(2), 5, Text).WithRaw(HandMadePack.MadeUpId(3), Blob, [0x78, 0x9c, 1, 2], 100);
        pack.WithRaw(HandMadePack.MadeUpId(4), Blob, [], 0);
        Check(pack, read: 1, failed: 4);
    }

    [Fact]
    public void A_few_bytes_that_unfold_to_gigabytes_are_a_failure()
    {
        var million = new byte[1 << 20];
        var pack = new HandMadePack().With(HandMadePack.IdOf(million), Blob, million);
        var (offset, size) = ((long)Pack.Head, 1L << 20);
        for (byte number = 1; number < 16; number++)
        {
            // Each is its base sixteen times over, copied in pieces of 16 MiB at most.
            var pieces = (size + 0xffffff) / 0x1000000;
            var copies = Enumerable.Range(0, 16).SelectMany(_ => Copies(size)).ToArray();
            var at = pack.Offset;
            pack.With(HandMadePack.MadeUpId(number), EntryHeader.OffsetDelta, HandMadePack.DeltaOf(size, size * 16, copies), origin: HandMadePack.Distance(at - offset));
            (offset, size) = (at, size * 16);
            if (size > 1L << 34)
            {
                break;
            }
        }

        using var folder = GitFolder.Init();
        pack.WriteTo(folder);
        var before = GC.GetTotalAllocatedBytes();
        using var store = ObjectStore.Open(folder.Open());
        var read = new List<long>();
        store.ReadAll(ObjectKinds.All, 1, (_, _) => true, () => 0, (_, _, content, _) => read.Add(content.Length), (_, length, _, _) => read.Add(length));
        Assert.Equal([1L << 20, 1L << 24, 1L << 28], read);
        Assert.Equal(2, store.Failures.Count);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30);
        Assert.False(store.TryRead(HandMadePack.MadeUpId(3), new ObjectBuffer(), out _));

        static IEnumerable<byte> Copies(long size)
        {
            for (long from = 0; from < size; from += 0xf00000)
            {
                var length = Math.Min(0xf00000, size - from);
                yield return 0xff;
                yield return (byte)from;
                yield return (byte)(from >> 8);
                yield return (byte)(from >> 16);
                yield return (byte)(from >> 24);
                yield return (byte)length;
                yield return (byte)(length >> 8);
                yield return (byte)(length >> 16);
            }
        }
    }

    [Fact]
    public void A_long_chain_and_many_deltas_of_one_base_are_read()
    {
        var pack = WithText();
        var offset = (long)Pack.Head;
        for (var number = 0; number < 3000; number++)
        {
            byte[] content = [.. Text[..^2], (byte)number, (byte)(number >> 8)];
            var at = pack.Offset;
            pack.With(HandMadePack.IdOf(content), EntryHeader.OffsetDelta, HandMadePack.DeltaOf(100, 100, 0x90, 98, 2, (byte)number, (byte)(number >> 8)), origin: HandMadePack.Distance(at - offset));
            offset = number % 2 == 0 ? at : offset;
        }

        Check(pack, read: 3001, failed: 0);
    }

    private static HandMadePack WithText() => new HandMadePack().With(HandMadePack.IdOf(Text), Blob, Text);

    private static byte[] BytesOf(ObjectId id) => Convert.FromHexString(id.ToString());

    // Our own reader and single reads; git may be asked, and must not find more.
    private static void Check(HandMadePack pack, int read, int failed)
    {
        using var folder = GitFolder.Init();
        pack.WriteTo(folder);
        var reading = Reading.Of(folder.Open());
        Assert.Equal(read, reading.Objects.Count);
        Assert.True(failed == reading.Failures.Count, string.Join('\n', reading.Failures));
        using var store = ObjectStore.Open(folder.Open());
        var buffer = new ObjectBuffer();
        var sound = reading.Objects.Select(line => line[..40]).ToHashSet();
        Assert.DoesNotContain(store.AllIds.Where(id => sound.Contains(id.ToString())).Take(20), id => !store.TryRead(id, buffer, out _));
        Assert.DoesNotContain(store.AllIds.Where(id => !sound.Contains(id.ToString())), id => store.TryRead(id, buffer, out _));
    }
}
