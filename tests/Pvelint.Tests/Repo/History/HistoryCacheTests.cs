using System.Runtime.Versioning;
using Pvelint.Tests.Commands;
using Pvelint.Tests.Repo.Changes;

namespace Pvelint.Tests.Repo.History;

/// <summary>A second scan of a history reads less and finds the same.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class HistoryCacheTests
{
    private const string Leak = TestRepository.Leak;

    [Fact]
    public void A_second_scan_reports_the_same_as_the_first()
    {
        using var repository = Repository();
        using var home = new TempFolder();
        var first = Scan(repository, home);
        Assert.Equal(1, first.Code);
        Assert.Single(Caches(home));
        Assert.Equal(first.Output, Scan(repository, home).Output);
        Assert.Equal(first.Output, Scan(repository, home, "--no-cache").Output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Caches(home).Single()));
    }

    [Fact]
    public void What_came_since_is_found_and_what_went_is_told_as_gone()
    {
        using var repository = Repository();
        using var home = new TempFolder();
        Scan(repository, home);
        repository.Git("rm", "-q", "lab.tfvars");
        repository.With("new.tf", Leak.Replace(TestRepository.Secret, TestRepository.OtherSecret, StringComparison.Ordinal)).Committed();
        var run = Scan(repository, home);
        Assert.Equal(Scan(repository, home, "--no-cache").Output, run.Output);
        Assert.Contains("new.tf", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"inTip\": false", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_that_gets_another_name_is_looked_at_again()
    {
        // In a program an unquoted word is no text; in a shell script it is.
        using var repository = new TestRepository().With("a.go", "PROXMOX_VE_PASSWORD=kestrel-Mauve-42\n").Committed();
        using var home = new TempFolder();
        Assert.Equal(0, Scan(repository, home).Code);
        repository.Git("mv", "a.go", "a.env");
        repository.Committed();
        Assert.Equal(Scan(repository, home, "--no-cache").Output, Scan(repository, home).Output);
        Assert.Equal(1, Scan(repository, home).Code);
    }

    [Fact]
    public void A_key_that_concerned_nobody_is_reported_once_the_repository_is_about_Proxmox()
    {
        // Made here: no key stands in the project.
        using var key = System.Security.Cryptography.ECDsa.Create();
        using var repository = new TestRepository().With("id", key.ExportPkcs8PrivateKeyPem() + "\n").Committed();
        using var home = new TempFolder();
        Assert.Equal(0, Scan(repository, home).Code);
        repository.With("README.md", "About our Proxmox hosts.\n").Committed();
        var run = Scan(repository, home);
        Assert.Equal(1, run.Code);
        Assert.Equal(Scan(repository, home, "--no-cache").Output, run.Output);
    }

    [Fact]
    public void A_damaged_cache_is_none()
    {
        using var repository = Repository();
        using var home = new TempFolder();
        var first = Scan(repository, home);
        var path = Caches(home).Single();
        var whole = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var i = 0; i < 30; i++)
        {
            var bytes = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 3 != 0)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(path, bytes);
            Assert.Equal(first.Output, Scan(repository, home).Output);
        }
    }

    [Fact]
    public void It_holds_no_secret_and_hides_no_damage()
    {
        using var repository = Repository();
        using var home = new TempFolder();
        Scan(repository, home);
        Assert.DoesNotContain(TestRepository.Secret, File.ReadAllText(Caches(home).Single(), System.Text.Encoding.Latin1), StringComparison.Ordinal);

        var id = repository.Git("rev-parse", "HEAD:a.txt").Trim();
        File.Delete(repository.At($".git/objects/{id[..2]}/{id[2..]}"));
        Assert.Equal(3, Scan(repository, home).Code);
        Assert.Equal(3, Scan(repository, home).Code);
    }

    [Fact]
    public void Shards_and_other_questions_do_not_mix()
    {
        using var repository = Repository();
        using var home = new TempFolder();
        Scan(repository, home, "--shard", "1/2");
        Scan(repository, home, "--shard", "2/2");
        Assert.Equal(Scan(repository, home, "--no-cache").Output, Scan(repository, home).Output);
        Assert.Equal(Scan(repository, home, "--unreachable", "--no-cache").Output, Scan(repository, home, "--unreachable").Output);
    }

    private static TestRepository Repository() =>
        new TestRepository().With("a.txt", "x\n").Committed().With("lab.tfvars", Leak).Committed().With("lab.tfvars", "# x\n" + Leak).Committed();

    private static CliRun Scan(TestRepository repository, TempFolder home, params string[] arguments)
    {
        var run = Cli.Run(repository.Path, "", ["scan", "--format", "json", .. arguments, "--history"], new Dictionary<string, string> { ["XDG_CACHE_HOME"] = home.Path });
        return run;
    }

    private static IReadOnlyList<string> Caches(TempFolder home) => Directory.GetFiles(home.Path, "*", SearchOption.AllDirectories);
}
