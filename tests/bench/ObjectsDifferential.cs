using System.Security.Cryptography;
using Pvelint.Repo;
using Pvelint.Repo.Objects;

namespace Pvelint.Bench;

/// <summary>Compares every object of a repository, as our own reader gives it, with its id and with git's list.</summary>
internal static class ObjectsDifferential
{
    public static int Run(string folder)
    {
        var repository = GitRepository.Open(Path.GetFullPath(folder), folder);
        var ours = Read(repository, usesPacks: true);
        var gits = Read(repository, usesPacks: false);
        var missing = gits.Count(pair => !ours.TryGetValue(pair.Key, out var value) || value != pair.Value);
        var more = ours.Count(pair => !gits.ContainsKey(pair.Key));
        Console.WriteLine($"{folder}: {gits.Count} objects by git, {ours.Count} by us, {missing} missing or different, {more} more");
        return missing + more == 0 ? 0 : 1;
    }

    // Each object's kind and size; what does not hash to its id is left out, and said.
    private static Dictionary<ObjectId, (ObjectKind Kind, long Size)> Read(GitRepository repository, bool usesPacks)
    {
        var states = new List<Dictionary<ObjectId, (ObjectKind, long)>>();
        using var store = ObjectStore.Open(repository, usesPacks);
        store.ReadAll(ObjectKinds.All, 2, (_, _) => true, MakeState, Visit, VisitLarge);
        foreach (var (what, reason) in store.Failures)
        {
            Console.WriteLine($"{(usesPacks ? "ours" : "git")}: {what}: {reason}");
        }

        return states.SelectMany(state => state).ToDictionary();

        Dictionary<ObjectId, (ObjectKind, long)> MakeState()
        {
            states.Add([]);
            return states[^1];
        }

        static void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Dictionary<ObjectId, (ObjectKind, long)> state)
        {
            if (ObjectHash.Is(id, kind, content))
            {
                state.Add(id, (kind, content.Length));
            }
            else
            {
                Console.WriteLine($"{id} is not what its id says");
            }
        }

        static void VisitLarge(ObjectId id, long size, Stream content, Dictionary<ObjectId, (ObjectKind, long)> state)
        {
            var buffer = new byte[1 << 16];
            using var hash = IncrementalHash.CreateHash(id.Length == 20 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
            hash.AppendData(System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"blob {size}\0")));
            for (int count; (count = content.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, count);
            }

            if (ObjectId.From(hash.GetHashAndReset()) == id)
            {
                state.Add(id, (ObjectKind.Blob, size));
            }
        }
    }
}
