using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>What the code of a workspace needs: as <c>pvelint privileges</c> has it, by the blocks that need it.</summary>
/// <param name="Reading">What makes calls.</param>
/// <param name="Privileges">What it needs.</param>
internal sealed record WorkspaceNeeds(CodeReading Reading, CodePrivileges Privileges)
{
    private readonly Lazy<ILookup<string, CodeResource>> _resources = new(() => Reading.Resources.ToLookup(resource => resource.Place.File.Path, StringComparer.Ordinal));

    private readonly Lazy<IReadOnlyList<CallNeed>> _calls = new(() =>
        [.. Privileges.Tools.SelectMany(tool => tool.Calls.SelectMany(call => Chosen(call.Need, tool).Select(need => new CallNeed(call, need))))]);

    // All that is told of what makes calls, by the thing itself: there are hundreds of lenses in a file.
    private readonly Lazy<ILookup<CodeResource, object>> _parts = new(() => Privileges.Tools.SelectMany(tool =>
            tool.Calls.Select(call => (call.Made.By, (object)call))
                .Concat(tool.Calls.SelectMany(call => Chosen(call.Need, tool).Select(need => (call.Made.By, (object)new CallNeed(call, need)))))
                .Concat(tool.Open.SelectMany(open => open.By.Select(call => (call.By, (object)open))))
                .Concat(tool.Impossible.SelectMany(one => one.By.Select(call => (call.By, (object)one))))
                .Concat(tool.Remarks.Select(remark => (remark.By, (object)remark))))
        .ToLookup(part => part.By, part => part.Item2, (IEqualityComparer<CodeResource>)ReferenceEqualityComparer.Instance));

    private readonly Lazy<HashSet<string>> _named = new(() => new HashSet<string>(
        Privileges.Tools.SelectMany(tool => tool.Grants.Select(grant => grant.Privilege)
            .Concat(tool.Open.SelectMany(open => open.Need.SelfAndDescendants().OfType<Permission>().Select(permission => permission.Privilege)))
            .Concat(tool.Demands.SelectMany(demand => demand.Privileges))), StringComparer.Ordinal));

    /// <summary>Those of a project; nothing where the release is not one whose API is known.</summary>
    public static WorkspaceNeeds Of(Project project)
    {
        var documents = project.Documents.Where(document => document.Hcl is not null || document.Format is FileFormat.Yaml or FileFormat.Json).ToList();
        if (!ApiFacts.Covers(project.Release) || documents.Count == 0)
        {
            return new WorkspaceNeeds(CodeReading.Empty, new CodePrivileges([], [], []));
        }

        var reading = CodeReader.Read([.. documents.Select(CodeFile.Of)]);
        return new WorkspaceNeeds(reading, CodePrivileges.Of(reading.Resources, project.Release));
    }

    /// <summary>Whether there is any code but configuration of providers.</summary>
    public bool HasCode => Reading.Resources.Any(resource => resource.Kind != "provider");

    /// <summary>Every privilege that the code needs, or may need.</summary>
    public IReadOnlySet<string> Named => _named.Value;

    /// <summary>
    /// What makes calls by a head: several where a block is repeated or a module is called twice. Where the text is newer than what was worked
    /// out, the block is known by the words of its head.
    /// </summary>
    public IReadOnlyList<CodeResource> At(SourceFile file, TextSpan head)
    {
        var words = file.Slice(head);
        bool Is(CodeResource resource) => resource.Place.File.Slice(resource.Place.Span) == words;
        var exact = _resources.Value[file.Path].Where(resource => resource.Place.Span.Start == head.Start && Is(resource)).ToList();
        return exact.Count > 0 ? exact : [.. _resources.Value[file.Path].Where(Is)];
    }

    /// <summary>What each call needs: of what would do the way that the grants allow, which <c>pvelint privileges</c> has chosen for all code together.</summary>
    public IReadOnlyList<CallNeed> Calls => _calls.Value;

    /// <summary>The calls that need a privilege.</summary>
    public IEnumerable<CallNeed> CallsFor(string privilege) => Calls.Where(call => call.Need.Privilege == privilege);

    /// <summary>The calls that need something on a path.</summary>
    public IEnumerable<CallNeed> CallsOn(string path) => Calls.Where(call => call.Need.Path == path);

    /// <summary>What a block needs.</summary>
    public BlockNeeds Of(IReadOnlyList<CodeResource> block)
    {
        var parts = _parts.Value;
        IEnumerable<T> Parts<T>() => block.SelectMany(resource => parts[resource]).OfType<T>().Distinct();
        return new BlockNeeds(
            block,
            [.. Parts<CallNeed>().Select(call => call.Need).Distinct().OrderBy(need => need.Path, StringComparer.Ordinal).ThenBy(need => need.Privilege, StringComparer.Ordinal)],
            [.. Parts<OpenNeed>()], [.. Parts<ImpossibleCall>()], [.. Parts<CodeRemark>()], [.. Parts<NeededCall>()],
            block.Any(resource => Privileges.Unmapped.Contains(resource, ReferenceEqualityComparer.Instance)));
    }

    private static IEnumerable<Permission> Chosen(Need need, LeastPrivilege tool) => need switch
    {
        Permission permission => [permission],
        AllOf all => all.Needs.SelectMany(one => Chosen(one, tool)),
        AnyOf any => any.Needs.Select(one => Chosen(one, tool).ToList()).FirstOrDefault(way => way.Count > 0 && way.TrueForAll(tool.Covers)) ?? [],
        _ => [],
    };
}

/// <summary>A call and one thing that it needs.</summary>
/// <param name="Call">The call.</param>
/// <param name="Need">A privilege and where it is best granted.</param>
internal sealed record CallNeed(NeededCall Call, Permission Need);

/// <summary>What a block needs.</summary>
/// <param name="Resources">What it stands for.</param>
/// <param name="Needs">What it needs, by path and privilege.</param>
/// <param name="Open">What it may need, and what decides.</param>
/// <param name="Impossible">What no token can do.</param>
/// <param name="Remarks">What must be told besides.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="IsUnknown">Whether nothing is known of its type.</param>
internal sealed record BlockNeeds(
    IReadOnlyList<CodeResource> Resources, IReadOnlyList<Permission> Needs, IReadOnlyList<OpenNeed> Open, IReadOnlyList<ImpossibleCall> Impossible,
    IReadOnlyList<CodeRemark> Remarks, IReadOnlyList<NeededCall> Calls, bool IsUnknown)
{
    /// <summary>Where the block is written.</summary>
    public TextSpan Span => Resources[0].Place.Span;
}
