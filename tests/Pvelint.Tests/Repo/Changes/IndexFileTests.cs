using System.Text;
using Pvelint.Repo.Changes;

namespace Pvelint.Tests.Repo.Changes;

/// <summary>Indexes of all versions are read as git reads them, and none that was cut off passes for whole.</summary>
public sealed class IndexFileTests
{
    [Theory]
    [InlineData(2, "sha1")]
    [InlineData(3, "sha1")]
    [InlineData(4, "sha1")]
    [InlineData(2, "sha256")]
    [InlineData(4, "sha256")]
    public void Entries_are_those_that_git_lists(int version, string hash)
    {
        using var repository = Repository(version, hash);
        var index = IndexFile.Read(repository.At(".git/index"), hash == "sha1" ? 20 : 32);
        Assert.Equal(IndexState.Sound, index.State);
        var entries = new List<string>();
        index.Visit((mode, id, name) => entries.Add($"{Convert.ToString(mode, 8)} {Convert.ToHexStringLower(id.Span)} 0\t{Encoding.UTF8.GetString(name.Span)}"));
        Assert.Equal(repository.Git("ls-files", "-s", "-z").TrimEnd('\0').Split('\0'), entries);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void One_that_is_cut_off_anywhere_is_damaged(int version)
    {
        using var repository = Repository(version, "sha1");
        var bytes = File.ReadAllBytes(repository.At(".git/index"));
        for (var length = 0; length < bytes.Length; length++)
        {
            repository.WithBytes("cut", bytes[..length]);
            Assert.True(IndexFile.Read(repository.At("cut"), 20).State is IndexState.Damaged, $"of {bytes.Length} bytes {length} pass for whole");
        }
    }

    [Fact]
    public void A_split_index_is_left_to_git()
    {
        using var repository = new TestRepository().With("a.tf", "x = 1\n").Committed();
        repository.Git("update-index", "--split-index");
        repository.With("b.tf", TestRepository.Leak).Staged();
        Assert.Equal(IndexState.Foreign, IndexFile.Read(repository.At(".git/index"), 20).State);
        Assert.Equal(["b.tf:1 PVE101"], StagedTests.Found(repository.Path, "scan", "--staged"));
    }

    private static TestRepository Repository(int version, string hash)
    {
        var repository = new TestRepository("--object-format=" + hash).With("a.tf", "x = 1\n").With("a/b.tf", "x = 2\n").With("a/bc.tf", "x = 3\n").With("z/" + new string('n', 200), "x = 4\n");
        repository.Staged();
        repository.Git("update-index", "--index-version", version == 3 ? "2" : version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (version == 3)
        {
            // Extended flags are what makes it one.
            repository.Git("update-index", "--skip-worktree", "a/b.tf");
        }

        return repository;
    }
}
