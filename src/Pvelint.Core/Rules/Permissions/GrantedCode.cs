using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;

namespace Pvelint.Rules.Permissions;

/// <summary>Someone who is granted something in a project, beside the code of the same project that logs in as them.</summary>
/// <param name="Principal">The user or token.</param>
/// <param name="Comparison">What is granted beside what is needed.</param>
/// <param name="IsGuessed">Whether the code does not say as whom it logs in, and the one is called like its tool.</param>
/// <param name="IsAllKnown">Whether nothing of the project's code could need more: all of it was followed, and it is known as whom all of it logs in.</param>
internal sealed record GrantedCode(Principal Principal, GrantComparison Comparison, bool IsGuessed, bool IsAllKnown)
{
    // What a user or token is called that a tool is given, where the code takes its login from elsewhere.
    private static readonly Dictionary<CodeTool, string[]> Names = new()
    {
        [CodeTool.Terraform] = ["terraform", "tofu"],
        [CodeTool.Packer] = ["packer"],
        [CodeTool.Ansible] = ["ansible"],
        [CodeTool.Pulumi] = ["pulumi"],
    };

    /// <summary>Those of a project; none where it holds only grants, or only code.</summary>
    public static IReadOnlyList<GrantedCode> Of(Project project)
    {
        var documents = project.Documents.Where(document => document.Context == SourceContext.Code).ToList();
        var entries = project.Access.EntriesForAutomation().ToList();
        // A grant that is known only when the code runs may be the one that seems to be missing.
        if (entries.Count == 0 || entries.Exists(entry => entry.Subject.Text is null || entry.Role.Text is null || entry.Object is null) || !documents.Exists(IsCode) || !ApiFacts.Covers(project.Release))
        {
            return [];
        }

        var reading = CodeReader.Read([.. documents.Where(MayBeCode).Select(CodeFile.Of)]);
        if (reading.Resources.All(resource => resource.Kind == "provider"))
        {
            return [];
        }

        var model = new AccessModel(project.Access, project.Release);
        var said = new EnvironmentLogins(documents).Fill(CodeLogin.Of(reading.Resources));
        var logins = WithNames(said, model);
        var isAllKnown = reading.Notes.Count == 0 && !documents.Exists(CallsByItself)
            && logins.All(login => login.Id is not null || login.Resource.Kind == "provider");
        return [.. logins.Where(login => login.Id is not null && login.Resource.Kind != "provider").Select(login => login.Id!).Distinct()
            .Where(id => id != UserId.Root && model.Find(id) is not null && model.Tree(id).Any())
            .Select(id => (Id: id, IsGuessed: !said.Any(login => login.Id == id), Code: logins.Where(login => login.Id == id).Select(login => login.Resource).ToList()))
            .Where(one => !one.Code.Exists(resource => IsMadeBy(resource, model.Find(one.Id)!, model, one.IsGuessed)))
            .Select(one => Of(model, one.Id, one.Code, one.IsGuessed, isAllKnown))];
    }

    // Whoever makes a token was not logged in with it: that code is run by somebody else. A program may say that a part of it is.
    private static bool IsMadeBy(CodeResource resource, Principal principal, AccessModel model, bool isGuessed) => new[] { principal.Place, principal.Owner is { } owner ? model.Find(owner)?.Place : null }
        .Any(place => place is not null && resource.Tool switch
        {
            CodeTool.Terraform => place.File.Path == resource.Root || (place.File.Folder == resource.Root && place.File.Name.IndexOf(".tf", StringComparison.Ordinal) >= 0),
            CodeTool.Pulumi => isGuessed && CodeFile.MayBeProgram(place.File.Path, place.File.Text) && (resource.Root.Length == 0 || place.File.Path.StartsWith(resource.Root + "/", StringComparison.Ordinal)),
            _ => place.File.Path == resource.Root,
        });

    private static GrantedCode Of(AccessModel model, string id, IReadOnlyList<CodeResource> resources, bool isGuessed, bool isAllKnown)
    {
        var privileges = CodePrivileges.Of(resources, model.Version);
        return new GrantedCode(model.Find(id)!, GrantComparer.Of(privileges.Tools, model, id), isGuessed, isAllKnown && privileges.Unmapped.Count == 0);
    }

    /// <summary>Whether an entry counts for it: its own, its owner's, or that of a group of either.</summary>
    public bool Has(AclEntry entry, AccessModel model)
    {
        var subject = entry.Kind == SubjectKind.Group ? "@" + entry.Subject.Text : entry.Subject.Text;
        var owner = Principal.Owner is { } id ? model.Find(id) : null;
        return subject == Principal.Id || (!Principal.IsSeparated && subject == owner?.Id)
            || (!Principal.IsSeparated && (owner ?? Principal).Groups.Any(group => "@" + group == subject));
    }

    private static List<(CodeResource Resource, string? Id)> WithNames(IReadOnlyList<(CodeResource Resource, string? Id)> logins, AccessModel model)
    {
        var owners = new HashSet<string?>(model.Principals.Where(principal => principal.Kind == PrincipalKind.Token).Select(principal => principal.Owner));
        var candidates = model.Principals.Where(principal => principal.Kind != PrincipalKind.Group && principal.Place is not null && !owners.Contains(principal.Id)).ToList();
        return [.. logins.Select(login => (login.Resource, login.Id ?? NameOf(login.Resource.Tool)))];

        string? NameOf(CodeTool tool)
        {
            var named = candidates.Where(principal => Names[tool].Any(name => principal.Id.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)).ToList();
            return named.Count == 1 ? named[0].Id : null;
        }
    }

    private static bool MayBeCode(Document document) => document.Hcl is not null || document.Format is FileFormat.Yaml or FileFormat.Json || IsProgram(document);

    private static bool IsProgram(Document document) => document.Format is FileFormat.Source or FileFormat.CSharp && CodeFile.MayBeProgram(document.File.Path, document.File.Text);

    // What other code calls of the API is known to nobody.
    private static bool CallsByItself(Document document) =>
        document.Format is FileFormat.Source or FileFormat.CSharp && (!CodeFile.MayBeProgram(document.File.Path, document.File.Text) || PulumiCode.CallsApi(document.File.Text));

    // What is asked of every project must not read it all to find that there is nothing.
    private static bool IsCode(Document document) => IsProgram(document) || (MayBeCode(document)
        && (document.File.Text.IndexOf("proxmox_", StringComparison.Ordinal) >= 0 || document.File.Text.IndexOf("proxmox-", StringComparison.Ordinal) >= 0 || document.File.Text.IndexOf(".proxmox", StringComparison.Ordinal) >= 0));
}
