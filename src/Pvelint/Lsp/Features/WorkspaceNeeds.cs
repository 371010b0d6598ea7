using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Features;

/// <summary>
/// What the code of a workspace needs: as <c>pvelint privileges</c> has it, by the blocks that need it. Only what is shown is kept: values and
/// calls of a large workspace take ten times the memory.
/// </summary>
internal sealed class WorkspaceNeeds
{
    private readonly ILookup<string, BlockNeeds> _blocks;

    private WorkspaceNeeds(IReadOnlyList<BlockNeeds> blocks, IReadOnlySet<string> named)
    {
        Blocks = blocks;
        Named = named;
        _blocks = blocks.ToLookup(block => block.Place.File.Path, StringComparer.Ordinal);
    }

    /// <summary>The blocks that make calls, in the order of roots and files; those of one head together.</summary>
    public IReadOnlyList<BlockNeeds> Blocks { get; }

    /// <summary>Every privilege that the code needs, or may need.</summary>
    public IReadOnlySet<string> Named { get; }

    /// <summary>Those of nothing.</summary>
    public static WorkspaceNeeds Empty { get; } = new([], new HashSet<string>());

    /// <summary>Whether there is any code but configuration of providers.</summary>
    public bool HasCode => Blocks.Any(block => block.Kind != "provider");

    /// <summary>Those of a project; nothing where the release is not one whose API is known.</summary>
    public static WorkspaceNeeds Of(Project project)
    {
        var documents = project.Documents.Where(document => document.Hcl is not null || document.Format is FileFormat.Yaml or FileFormat.Json).ToList();
        if (!ApiFacts.Covers(project.Release) || documents.Count == 0)
        {
            return Empty;
        }

        var reading = CodeReader.Read([.. documents.Select(CodeFile.Of)]);
        var privileges = CodePrivileges.Of(reading.Resources, project.Release);
        var parts = PartsOf(privileges);
        var unknown = new HashSet<CodeResource>(privileges.Unmapped, ReferenceEqualityComparer.Instance);
        return new WorkspaceNeeds(
            [.. reading.Resources.GroupBy(resource => (resource.Place.File, resource.Place.Span.Start)).Select(block => BlockNeeds.Of([.. block], parts, unknown))],
            privileges.Tools.SelectMany(tool => tool.Grants.Select(grant => grant.Privilege)
                .Concat(tool.Open.SelectMany(open => open.Need.SelfAndDescendants().OfType<Permission>().Select(permission => permission.Privilege)))
                .Concat(tool.Demands.SelectMany(demand => demand.Privileges))).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// The block of a head; null where there is none that makes calls. Where the text is newer than what was worked out, the block is known by the
    /// words of its head.
    /// </summary>
    public BlockNeeds? At(SourceFile file, TextSpan head)
    {
        var words = file.Slice(head);
        var same = _blocks[file.Path].Where(block => block.Place.File.Slice(block.Place.Span) == words).ToList();
        return same.Find(block => block.Place.Span.Start == head.Start) ?? same.FirstOrDefault();
    }

    // All that is told of what makes calls, by the thing itself.
    private static ILookup<CodeResource, object> PartsOf(CodePrivileges privileges) => privileges.Tools.SelectMany(tool =>
            tool.Calls.SelectMany(call => Chosen(call.Need, tool).Select(need => (call.Made.By, (object)new BlockNeed(need, call.Made.Call.Endpoint.Label))))
                .Concat(tool.Calls.Where(call => !call.Made.IsAnswer).Select(call => (call.Made.By, (object)new BlockCall(call.Made.Call.Endpoint.Label, string.Join(", ", call.Made.Operations), call.Made.If))))
                .Concat(tool.Open.SelectMany(open => open.By.Select(call => (call.By, (object)new BlockDoubt(open.What, PrivilegesReport.Words(open.Need))))))
                .Concat(tool.Impossible.SelectMany(one => one.By.Select(call => (call.By, (object)new BlockRefusal(one.Reason, one.IsForRoot)))))
                .Concat(tool.Remarks.Select(remark => (remark.By, (object)new BlockRemark(remark.IsSsh, remark.Why, remark.If)))))
        .ToLookup(part => part.By, part => part.Item2, (IEqualityComparer<CodeResource>)ReferenceEqualityComparer.Instance);

    // Of what would do the way that the grants allow, which is chosen for all code together.
    private static IEnumerable<Permission> Chosen(Need need, LeastPrivilege tool) => need switch
    {
        Permission permission => [permission],
        AllOf all => all.Needs.SelectMany(one => Chosen(one, tool)),
        AnyOf any => any.Needs.Select(one => Chosen(one, tool).ToList()).FirstOrDefault(way => way.Count > 0 && way.TrueForAll(tool.Covers)) ?? [],
        _ => [],
    };
}
