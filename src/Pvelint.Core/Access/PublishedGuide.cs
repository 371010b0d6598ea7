using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>A role that a guide publishes, from <c>rules/access/guides.hcl</c>.</summary>
/// <param name="Name">Its name: <c>bpg</c>, <c>telmate-9</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Tool">The tool it is for: <c>terraform-bpg</c>.</param>
/// <param name="Source">Repository, commit and file.</param>
/// <param name="Date">The date of that, as <c>2026-07-10</c>.</param>
/// <param name="Path">Where the guide grants it, with propagation.</param>
/// <param name="Privileges">What it holds.</param>
public sealed record PublishedGuide(string Name, string Title, string Tool, string Source, string Date, string Path, IReadOnlyList<string> Privileges)
{
    private static readonly Lazy<IReadOnlyList<PublishedGuide>> LazyAll = new(() => [.. FactFile.Read("rules/access/guides.hcl").BlocksOf("guide").Select(block => new PublishedGuide(
        block.Labels[0].Text, block.Body.String("title"), block.Body.String("tool"), block.Body.String("source"), block.Body.String("date"), block.Body.String("path"), block.Body.Strings("privileges")))]);

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<PublishedGuide> All => LazyAll.Value;

    /// <summary>Who is granted the role in <see cref="Plan"/>.</summary>
    public const string User = "guide@pve";

    /// <summary>What follows the guide sets up.</summary>
    public AccessPlan Plan() => OfRole("guide-" + Name, Privileges, Path, new SourceFile("guide:" + Name, Source));

    /// <summary>A plan of one role, granted to <see cref="User"/> with propagation.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="privileges">What it holds; null for a role that Proxmox VE brings along.</param>
    /// <param name="path">Where it is granted.</param>
    /// <param name="file">What stands for the file.</param>
    public static AccessPlan OfRole(string role, IReadOnlyList<string>? privileges, string path, SourceFile file)
    {
        var place = new Place(file, new TextSpan(0, 0), SourceContext.Code);
        Word Word(string text) => new(text, place);
        return new AccessPlan
        {
            Roles = privileges is null ? [] : [new RoleDefinition(PlanSource.Command, Word(role), new WordList([.. privileges.Select(Word)], true), false)],
            Users = [new UserDefinition(PlanSource.Command, Word(User), WordList.Empty, null, true)],
            Entries = [new AclEntry(PlanSource.Command, Word(path), SubjectKind.User, Word(User), Word(role), true)],
        };
    }
}
