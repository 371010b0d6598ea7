using Pvelint.Repo;
using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>A damaged repository gives its objects or a failure: never a wrong one, never fewer without a word, never an exception.</summary>
public sealed class DamagedPackTests
{
    [Fact]
    public void A_pack_that_is_cut_short_anywhere() => Damage("*.pack", seed: 11, times: 14, (bytes, random) => bytes[..random.Next(bytes.Length)]);

    [Fact]
    public void A_pack_with_a_changed_byte_anywhere() => Damage("*.pack", seed: 12, times: 25, Flip);

    [Fact]
    public void An_index_that_is_cut_short_anywhere() => Damage("*.idx", seed: 13, times: 8, (bytes, random) => bytes[..random.Next(bytes.Length)]);

    [Fact]
    public void An_index_with_a_changed_byte_anywhere() => Damage("*.idx", seed: 14, times: 25, Flip);

    [Fact]
    public void A_loose_object_with_a_changed_byte_anywhere() =>
        Damage("??????????????????????????????????????", seed: 15, times: 20, (bytes, random) => random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : Flip(bytes, random), isPacked: false);

    [Fact]
    public void A_pack_without_its_index_or_an_index_without_its_pack()
    {
        using var folder = GitFolder.Init().WithHistory(3);
        folder.Git("repack", "-adq");
        var pack = Directory.GetFiles(folder.At(".git/objects/pack"), "*.pack").Single();
        var bytes = File.ReadAllBytes(pack);
        File.Delete(pack);
        Assert.Contains(Reading.Of(folder.Open()).Failures, failure => failure.Reason.Contains("missing", StringComparison.Ordinal));
        File.WriteAllBytes(pack, "no pack at all, but long enough for one"u8.ToArray());
        Assert.NotEmpty(Reading.Of(folder.Open()).Failures);
        File.WriteAllBytes(pack, bytes);
        Assert.Empty(Reading.Of(folder.Open()).Failures);
    }

    [Fact]
    public void What_git_can_read_from_another_copy_is_read()
    {
        using var folder = GitFolder.Init().WithHistory(6);
        folder.Git("repack", "-adfq");
        var expected = Reading.ByGit(folder);
        var path = Directory.GetFiles(folder.At(".git/objects/pack"), "*.pack").Single();
        using var other = new GitFolder("clone", "-q", "--bare", "--no-local", folder.Path, ".");
        folder.With(".git/objects/info/alternates", other.At("objects") + "\n");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 4;
        Write(path, bytes);
        Assert.Equal(expected, Reading.Of(folder.Open()).Objects);
    }

    [Fact]
    public void An_index_of_version_1_is_for_git_to_read()
    {
        using var folder = GitFolder.Init().WithHistory(4);
        folder.Git("-c", "pack.indexVersion=1", "repack", "-adq");
        var reading = Reading.Of(folder.Open());
        Assert.Equal(Reading.ByGit(folder), reading.Objects);
        Assert.Empty(reading.Failures);
        using var store = ObjectStore.Open(folder.Open());
        Assert.True(ObjectId.TryParse(reading.Objects.Min!.AsSpan(0, 40), out var id));
        Assert.True(store.TryRead(id, new ObjectBuffer(), out _));
        Assert.True(store.Contains(id));
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        var changed = bytes.ToArray();
        changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static void Damage(string pattern, int seed, int times, Func<byte[], Random, byte[]> change, bool isPacked = true)
    {
        using var folder = GitFolder.Init().WithHistory(10);
        if (isPacked)
        {
            folder.Git("repack", "-adfq");
        }

        var random = new Random(seed);
        var repository = folder.Open();
        var expected = Reading.ByGit(folder);
        var paths = Directory.GetFiles(folder.At(".git/objects"), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var time = 0; time < times; time++)
        {
            var path = paths[random.Next(paths.Count)];
            var bytes = File.ReadAllBytes(path);
            Write(path, change(bytes, random));
            Check(repository, expected, $"seed {seed}, try {time}");
            Write(path, bytes);
        }
    }

    private static void Check(GitRepository repository, SortedSet<string> expected, string attempt)
    {
        var reading = Reading.Of(repository);
        Assert.True(reading.Objects.IsSubsetOf(expected), attempt);
        Assert.True(reading.Objects.Count == expected.Count || reading.Failures.Count > 0, attempt);
        using var store = ObjectStore.Open(repository);
        var buffer = new ObjectBuffer();
        foreach (var line in expected.Where((_, index) => index % 10 == 0))
        {
            Assert.True(ObjectId.TryParse(line.AsSpan(0, 40), out var id));
            Assert.True(!store.TryRead(id, buffer, out var kind) || ObjectHash.Is(id, kind, buffer.Content), $"{attempt}: {line}");
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, bytes);
    }
}
