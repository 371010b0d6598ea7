using System.Security.Cryptography;
using System.Text;
using Pvelint.Repo;
using Pvelint.Repo.Objects;

namespace Pvelint.Tests.Repo.Objects;

/// <summary>What was read of a repository: every object as <c>id kind size</c>, and the failures.</summary>
internal sealed record Reading(SortedSet<string> Objects, IReadOnlyList<(string What, string Reason)> Failures)
{
    /// <summary>Reads all, and holds that each object is what its id says and comes once.</summary>
    public static Reading Of(GitRepository repository, bool usesPacks = true, int jobs = 2, ObjectKinds kinds = ObjectKinds.All, Func<ObjectId, bool>? wants = null)
    {
        using var store = ObjectStore.Open(repository, usesPacks);
        var states = new List<List<string>>();
        store.ReadAll(kinds, jobs, (id, _) => wants?.Invoke(id) ?? true, MakeState, Visit, VisitLarge);
        var objects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in states.SelectMany(lines => lines))
        {
            Assert.True(objects.Add(line), "twice: " + line);
        }

        return new Reading(objects, store.Failures);

        List<string> MakeState()
        {
            var state = new List<string>();
            lock (states)
            {
                states.Add(state);
            }

            return state;
        }

        void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, List<string> state)
        {
            using var hash = IncrementalHash.CreateHash(id.Length == 20 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.ASCII.GetBytes($"{NameOf(kind)} {content.Length}\0"));
            hash.AppendData(content);
            Assert.Equal(id, ObjectId.From(hash.GetHashAndReset()));
            state.Add($"{id} {NameOf(kind)} {content.Length}");
        }

        void VisitLarge(ObjectId id, long size, Stream content, List<string> state)
        {
            using var hash = IncrementalHash.CreateHash(id.Length == 20 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.ASCII.GetBytes($"blob {size}\0"));
            var buffer = new byte[1 << 16];
            long read = 0;
            for (int count; (count = content.Read(buffer)) > 0; read += count)
            {
                hash.AppendData(buffer.AsSpan(0, count));
            }

            // What ends early is damaged, and must be told as a failure.
            if (read == size)
            {
                Assert.Equal(id, ObjectId.From(hash.GetHashAndReset()));
                state.Add($"{id} blob {size}");
            }
        }
    }

    /// <summary>What git lists.</summary>
    public static SortedSet<string> ByGit(GitFolder folder, string name = ".") =>
        new(folder.Git("-C", name, "cat-file", "--batch-all-objects", "--batch-check").Split('\n', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static string NameOf(ObjectKind kind) => Encoding.ASCII.GetString(kind.Name());
}
