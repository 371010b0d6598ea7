using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>What is computed from code is enough for every call, and nothing of it is too much.</summary>
public sealed class GrantProofTests
{
    public static TheoryData<string> Fixtures => [.. Directory.EnumerateDirectories(CodeFixtures.Folder, "*", SearchOption.AllDirectories)
        .Where(folder => Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".pkr.hcl", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal)))
        .Select(folder => Path.GetRelativePath(CodeFixtures.Folder, folder).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_grants_of_a_fixture_are_enough_and_none_is_too_much(string folder)
    {
        var resources = CodeFixtures.Read(folder);
        Assert.NotEmpty(resources);
        var flaws = ApiFacts.Known.SelectMany(version => Flaws(resources, version)).ToList();
        Assert.True(flaws.Count == 0, string.Join('\n', flaws));
    }

    /// <summary>Each map with what it needs to be anything, then with each attribute besides, on releases in turn.</summary>
    [Fact]
    public void The_grants_of_each_map_are_enough_and_none_is_too_much_with_each_attribute_set_alone()
    {
        var cases = MadeUpCode.All.SelectMany(code => code.Places.Prepend("").Select(place => (code, place))).ToList();
        var flaws = cases.AsParallel().Select((one, i) => (one.code, one.place, Version: ApiFacts.Known[i % ApiFacts.Known.Count]))
            .SelectMany(one => Flaws([one.code.With(at => at == one.place || IsUsual(at) ? one.code.Usual(at) : null)], one.Version).Select(flaw => $"{one.code.Name} with {one.place}: {flaw}")).ToList();
        Assert.True(flaws.Count == 0, $"{flaws.Count} of {cases.Count}\n{string.Join('\n', flaws.Order(StringComparer.Ordinal).Take(40))}");
    }

    [Theory]
    [InlineData(20261122)]
    public void The_grants_of_resources_at_random_are_enough_and_none_is_too_much(int seed)
    {
        var flaws = Enumerable.Range(0, 300).AsParallel().SelectMany(i =>
        {
            var random = new Random(seed + i);
            var version = ApiFacts.Known[random.Next(ApiFacts.Known.Count)];
            var resources = AtRandom(random);
            return Flaws(resources, version).Select(flaw => $"seed {seed + i}: {string.Join(", ", resources.Select(resource => resource.Type))}: {flaw}");
        }).ToList();
        Assert.True(flaws.Count == 0, $"{flaws.Count}\n{string.Join('\n', flaws.Take(40))}");
    }

    internal static List<CodeResource> AtRandom(Random random) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(number =>
    {
        var code = MadeUpCode.All[random.Next(MadeUpCode.All.Count)];
        var share = random.NextDouble();
        return code.With(
            at => IsUsual(at) && random.Next(8) > 0 ? at is "vm_id" or "vmid" ? HclValue.Of(120 + number) : code.Usual(at) : random.NextDouble() < share ? code.Any(at, random) : null,
            number);
    })];

    // What nearly everything is given.
    private static bool IsUsual(string place) => place is "node_name" or "node" or "pve_node" or "target_node" or "vm_id" or "vmid" or "datastore_id" or "storage";

    private static IEnumerable<string> Flaws(IReadOnlyList<CodeResource> resources, PveVersion version) =>
        CodePrivileges.Of(resources, version).Tools.SelectMany(tool => GrantProof.Flaws(tool, version)).Select(flaw => $"{version}: {flaw}");
}
