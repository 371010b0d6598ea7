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
    public void Reads_one_object_by_its_id()
    {
        using var folder = GitFolder.Init().WithHistory();
        var id = IdOf(folder, "HEAD:notes/1.md");
        foreach (var usesPacks in new[] { true, false })
        {
            using var store = ObjectStore.Open(folder.Open(), usesPacks);
            var buffer = new ObjectBuffer();
            Assert.True(store.TryRead(id, buffer, out var kind));
            Assert.Equal(ObjectKind.Blob, kind);
            Assert.StartsWith("note 10 ", Encoding.ASCII.GetString(buffer.Content), StringComparison.Ordinal);
            Assert.True(store.Contains(id));
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
}
