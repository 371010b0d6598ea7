using System.Text;
using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>Every object of a repository is read as git reads it, however it is stored.</summary>
public sealed class ObjectStoreTests
{
    [Fact]
    public void Reads_loose_objects()
    {
        using var folder = GitFolder.Init().WithHistory();
        Check(folder);
    }

    [Fact]
    public void Reads_a_repository_without_objects()
    {
        using var folder = GitFolder.Init();
        Check(folder);
    }

    [Fact]
    public void Reads_a_pack_of_deltas()
    {
        using var folder = GitFolder.Init().WithHistory();
        folder.Git("repack", "-adfq", "--depth=50", "--window=50");
        Check(folder);
    }

    [Fact]
    public void Reads_objects_that_are_in_several_packs_and_loose_once()
    {
        using var folder = GitFolder.Init().WithHistory(4);
        folder.Git("repack", "-q");
        folder.WithHistory(4, seed: 2);
        folder.Git("repack", "-q");
        folder.Git("repack", "-aq");
        Assert.True(Directory.GetFiles(folder.At(".git/objects/pack"), "*.pack").Length >= 3);
        Check(folder);
    }

    [Fact]
    public void Reads_deltas_that_name_their_bases_by_id()
    {
        using var folder = GitFolder.Init().WithHistory();
        var objects = folder.Git("rev-list", "--objects", "--all") + "\n";
        folder.Git(objects, ["pack-objects", "-q", "--window=50", ".git/objects/pack/pack"]);
        folder.Git("prune-packed");
        using var failures = new FailureSources(folder);
        var pack = Assert.Single(failures.Sources.LoadedPacks);
        var table = pack.Table(1);
        Assert.Contains(Enumerable.Range(0, table.Count), entry => table.Type(entry) == EntryHeader.IdDelta);
        Check(folder);
    }

    [Fact]
    public void Reads_a_thin_pack_that_was_completed()
    {
        using var folder = GitFolder.Init().WithHistory(4);
        using var copy = new GitFolder("clone", "-q", "--bare", folder.Path, "copy");
        folder.WithHistory(3, seed: 1);
        copy.Git("-C", "copy", "-c", "transfer.unpackLimit=1", "fetch", "-q", folder.Path, "main:main");
        Check(copy, "copy");
    }

    [Fact]
    public void Reads_packs_with_an_index_of_several()
    {
        using var folder = GitFolder.Init().WithHistory(4);
        folder.Git("repack", "-q");
        folder.WithHistory(4, seed: 2);
        folder.Git("repack", "-q");
        folder.Git("multi-pack-index", "write");
        Check(folder);

        // With that alone git itself still reads single objects, but lists none.
        var expected = Reading.ByGit(folder);
        var packs = Directory.GetFiles(folder.At(".git/objects/pack"), "*.idx");
        Array.ForEach(packs, Delete);
        var reading = Reading.Of(folder.Open());
        Assert.Equal(expected, reading.Objects);
        Assert.Empty(reading.Failures);
    }

    [Fact]
    public void Reads_what_is_borrowed_from_other_repositories()
    {
        using var folder = new GitFolder("init", "-q", "first");
        folder.Git("-C", "first", "-c", "user.name=T", "commit", "-q", "--allow-empty", "-m", "one");
        folder.Git("clone", "-q", "--shared", "first", "second");
        folder.Git("-C", "second", "commit", "-q", "--allow-empty", "-m", "two");
        folder.Git("-C", "second", "repack", "-adlq");
        folder.Git("clone", "-q", "--shared", "second", "third");
        folder.Git("-C", "third", "commit", "-q", "--allow-empty", "-m", "three");
        Check(folder, "third");

        folder.With("third/.git/objects/info/alternates", "# a comment\n\"../../../sec\\157nd/.git/objects\"\n");
        Check(folder, "third");

        // It leads back to where it came from.
        folder.With("first/.git/objects/info/alternates", "../../../third/.git/objects\n");
        Check(folder, "third");
    }

    [Fact]
    public void A_folder_to_borrow_from_that_is_gone_is_a_failure()
    {
        using var folder = GitFolder.Init().WithHistory(1);
        folder.With(".git/objects/info/alternates", "/nowhere/objects\n");
        Assert.Contains(Reading.Of(folder.Open()).Failures, failure => failure.Reason.Contains("not there", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_the_folders_that_a_hook_is_told_of()
    {
        using var folder = GitFolder.Init();
        folder.With("one/x", "").With("two \"2\"/x", "").With("two \"2\"/info/alternates", "../one\n");
        var variable = string.Join(Path.PathSeparator, folder.At("one"), "\"" + folder.At("two ") + "\\\"2\\\"\"");
        var failures = new FailureList();
        Assert.Equal(
            [folder.At(".git/objects"), folder.At("one"), folder.At("two \"2\"")],
            ObjectFolders.Find(folder.Open(), variable, failures).Select(path => path.Replace("/private/", "/", StringComparison.Ordinal)));
        Assert.True(failures.IsEmpty);
    }

    [Fact]
    public void Reads_a_repository_with_SHA256()
    {
        using var folder = new GitFolder("init", "-q", "--object-format=sha256").WithHistory(6);
        folder.Git("repack", "-adfq");
        folder.WithHistory(2, seed: 2);
        Check(folder);
    }

    [Fact]
    public void Reads_shallow_and_partial_clones_as_far_as_they_go()
    {
        using var folder = new GitFolder("init", "-q");
        folder.WithHistory(4).Git("config", "uploadpack.allowFilter", "true");
        using var clones = new GitFolder();
        clones.Git("clone", "-q", "--depth=2", "--no-checkout", "file://" + folder.Path, "shallow");
        clones.Git("clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + folder.Path, "partial");
        Check(clones, "shallow");
        Check(clones, "partial");
        using var store = ObjectStore.Open(clones.Open("partial"));
        var blob = IdOf(folder, "HEAD:notes/0.md");
        Assert.False(store.Contains(blob));
        Assert.False(store.TryRead(blob, new ObjectBuffer(), out _));
        Assert.Empty(store.Failures);
    }

    [Fact]
    public void Reads_what_no_reference_reaches()
    {
        using var folder = GitFolder.Init().WithHistory(3);
        folder.Git("tag", "-d", "v1");
        folder.Git("reset", "-q", "--hard", "HEAD~2");
        folder.Git("reflog", "expire", "--expire=now", "--all");
        folder.Git("repack", "--cruft", "-d", "-q");
        Assert.NotEmpty(Directory.GetFiles(folder.At(".git/objects/pack"), "*.mtimes"));
        Check(folder);
    }

    [Fact]
    public void Hands_over_a_large_file_in_pieces()
    {
        using var folder = GitFolder.Init();
        using (var large = File.Create(folder.At("large")))
        {
            large.SetLength(Limits.LargestInMemory + 1);
        }

        var text = folder.Git("-c", "core.compression=1", "hash-object", "-w", "large");
        Assert.True(ObjectId.TryParse(text, out var id));
        Assert.Equal(Reading.ByGit(folder), Reading.Of(folder.Open()).Objects);
        CheckSingle(folder, id, usesPacks: true);
        folder.Git(text + "\n", ["-c", "core.compression=1", "pack-objects", "-q", ".git/objects/pack/pack"]);
        folder.Git("prune-packed");
        Check(folder);
        CheckSingle(folder, id, usesPacks: true);
        CheckSingle(folder, id, usesPacks: false);

        static void CheckSingle(GitFolder folder, ObjectId id, bool usesPacks)
        {
            using var store = ObjectStore.Open(folder.Open(), usesPacks);
            var buffer = new ObjectBuffer();
            long read = 0;
            Assert.True(store.TryRead(id, buffer, out _, (_, stream) =>
            {
                var bytes = new byte[1 << 16];
                for (int count; (count = stream.Read(bytes)) > 0; read += count)
                {
                }
            }));
            Assert.Equal(Limits.LargestInMemory + 1, read);
            Assert.Empty(store.Failures);
            Assert.False(store.TryRead(id, buffer, out _));
            Assert.Single(store.Failures);
        }
    }

    [Fact]
    public void Reads_the_kinds_and_the_objects_that_are_asked_for()
    {
        using var folder = GitFolder.Init().WithHistory();
        folder.Git("repack", "-adfq");
        folder.WithHistory(2, seed: 2);
        var expected = Reading.ByGit(folder);
        foreach (var usesPacks in new[] { true, false })
        {
            var blobs = Reading.Of(folder.Open(), usesPacks, kinds: ObjectKinds.Blobs);
            Assert.Equal(expected.Where(line => line.Contains(" blob ", StringComparison.Ordinal)), blobs.Objects);
            var some = Reading.Of(folder.Open(), usesPacks, wants: id => id.GetHashCode() % 3 == 0);
            Assert.Equal(expected.Where(line => ObjectId.TryParse(line.AsSpan(0, 40), out var id) && id.GetHashCode() % 3 == 0), some.Objects);
            Assert.Empty(some.Failures);
        }
    }

    [Fact]
    public void Reads_all_of_it_twice_and_lists_the_ids()
    {
        using var folder = GitFolder.Init().WithHistory();
        folder.Git("repack", "-adfq");
        var expected = Reading.ByGit(folder).Select(line => line[..40]).ToList();
        CheckIds();
        folder.WithHistory(1, seed: 2);
        expected = [.. Reading.ByGit(folder).Select(line => line[..40])];
        CheckIds();

        void CheckIds()
        {
            using var store = ObjectStore.Open(folder.Open());
            Assert.Equal(expected, store.AllIds.Select(id => id.ToString()));
            Assert.Equal(expected.Count, store.Count);
            for (var time = 0; time < 2; time++)
            {
                var count = 0;
                store.ReadAll(ObjectKinds.All, 1, (_, _) => true, () => 0, (_, _, _, _) => count++, (_, _, _, _) => count++);
                Assert.Equal(expected.Count, count);
            }
        }
    }

    [Fact]
    public void Reads_one_object_by_its_id()
    {
        using var folder = GitFolder.Init().WithHistory();
        CheckEach(folder);
        folder.Git("repack", "-adfq");
        CheckEach(folder);
    }

    [Fact]
    public void What_a_visitor_throws_comes_back_to_the_caller()
    {
        using var folder = GitFolder.Init().WithHistory(2);
        using var store = ObjectStore.Open(folder.Open());
        Assert.Throws<OperationCanceledException>(() => store.ReadAll<int>(
            ObjectKinds.All, 2, (_, _) => true, () => 0, (_, _, _, _) => throw new OperationCanceledException(), (_, _, _, _) => { }));
    }

    private static void CheckEach(GitFolder folder)
    {
        var expected = Reading.ByGit(folder);
        foreach (var usesPacks in new[] { true, false })
        {
            using var store = ObjectStore.Open(folder.Open(), usesPacks);
            var buffer = new ObjectBuffer();
            foreach (var line in expected)
            {
                Assert.True(ObjectId.TryParse(line.AsSpan(0, 40), out var id));
                Assert.True(store.TryRead(id, buffer, out var kind));
                Assert.True(ObjectHash.Is(id, kind, buffer.Content));
                Assert.Equal(line, $"{id} {Encoding.ASCII.GetString(kind.Name())} {buffer.Length}");
                Assert.True(store.Contains(id));
            }

            Assert.False(store.TryRead(ObjectId.From(new byte[20]), buffer, out _));
            Assert.False(store.Contains(ObjectId.From(new byte[20])));
            Assert.Empty(store.Failures);
        }
    }

    private static ObjectId IdOf(GitFolder folder, string name)
    {
        Assert.True(ObjectId.TryParse(folder.Git("rev-parse", name), out var id));
        return id;
    }

    private static void Check(GitFolder folder, string name = ".")
    {
        var expected = Reading.ByGit(folder, name);
        foreach (var usesPacks in new[] { true, false })
        {
            var reading = Reading.Of(folder.Open(name), usesPacks);
            Assert.Equal(expected, reading.Objects);
            Assert.Empty(reading.Failures);
        }
    }

    private static void Delete(string path)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    private sealed class FailureSources(GitFolder folder) : IDisposable
    {
        public ObjectSources Sources { get; } = new(folder.Open(), new FailureList());

        public void Dispose() => Sources.Dispose();
    }
}
