using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Rules.Editing;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE204: a token without privilege separation has all that its owner has.</summary>
public sealed class PrivilegeSeparationOff : Rule
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase) { "privsep", "privileges_separation", "privilege_separation", "privilegesSeparation" };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE204", nameof(PrivilegeSeparationOff), "token without privilege separation", Severity.Warning,
        "leave privilege separation on and give the token an ACL entry of its own beside its owner's")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var tokens = project.Access.Tokens.Where(token => token.PrivSep == false && token.PrivSepPlace is not null).ToList();
        foreach (var token in tokens)
        {
            yield return Descriptor.At(token.PrivSepPlace!, token.Id, Message(token, project), token.User.Text == UserId.Root ? Severity.Error : null);
        }

        // The same switch where no reader knows the call: the body of an HTTP request, an argument in a script.
        var known = new HashSet<(string, int)>(tokens.Select(token => (token.PrivSepPlace!.File.Path, token.PrivSepPlace.Span.Start)));
        // A state repeats what the code says.
        foreach (var document in project.Documents.Where(document => document.File.Name.IndexOf(".tfstate", StringComparison.Ordinal) < 0))
        {
            foreach (var setting in document.Settings.Where(IsOff).Where(setting => !known.Contains((document.File.Path, setting.Value.Span.Start))))
            {
                yield return Descriptor.At(
                    new Place(document.File, setting.Value.Span, setting.Context), null, "the token is made without privilege separation: it has all that its owner has");
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        if (Opposite.Of(finding.File.Slice(finding.Span)) is not { } on)
        {
            return [];
        }

        // Without an entry of its own the token can do nothing afterwards.
        var id = project.Access.Tokens.FirstOrDefault(token => token.PrivSepPlace is { } place && place.File == finding.File && place.Span == finding.Span)?.Id;
        var hasOwn = id is not null && project.Access.Entries.Any(entry => entry.Kind == SubjectKind.Token && entry.Subject.Text == id);
        return
        [
            new Fix(
                hasOwn ? "separate the token's privileges from its owner's" : "separate the token's privileges from its owner's: it needs ACL entries of its own then",
                hasOwn ? FixSafety.Unsafe : FixSafety.ByHand,
                [new FixEdit(finding.File, finding.Span, on)]),
        ];
    }

    private static bool IsOff(Setting setting) =>
        Keys.Contains(setting.Key.TrimStart('-')) && setting.Context != SourceContext.Comment && setting.Value.IsKnown && setting.Value.Text is "0" or "false" or "False" or "no" or "off";

    private static string Message(TokenDefinition token, Project project)
    {
        var plan = project.Access;
        var name = token.Id is { } id ? "the token " + id : "the token";
        if (token.User.Text == UserId.Root)
        {
            return $"{name} is made without privilege separation: it may do whatever root@pam may, and no ACL entry can narrow it";
        }

        var held = plan.Entries
            .Where(entry => entry.Kind == SubjectKind.User && token.User.Text is not null && entry.Subject.Text == token.User.Text && entry.Role.Text is not null && entry.Object is not null)
            .Select(entry => $"{entry.Role.Text} on {entry.Object}")
            .Distinct()
            .Take(4)
            .ToList();
        var all = held.Count == 0 ? "all that its owner has" : $"all that {token.User.Text} has, {string.Join(" and ", held)}";
        var excess = project.GrantedCode.FirstOrDefault(one => one.Principal.Id == token.Id) is { IsAllKnown: true, Comparison: { Excess.Count: > 0 } comparison }
            ? $"; {comparison.Excess.Select(grant => grant.Privilege).Distinct().Count()} of these {comparison.Held} privileges its code never asks for"
            : "";
        return $"{name} is made without privilege separation: it has {all}{excess}, and whatever the owner is given later";
    }
}
