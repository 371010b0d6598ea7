using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What <c>pvelint privileges</c> has found.</summary>
/// <param name="Privileges">What the code needs.</param>
/// <param name="Notes">What of the code could not be followed.</param>
/// <param name="Version">The release.</param>
/// <param name="IsRead">Whether all files could be read.</param>
internal sealed record PrivilegesReport(CodePrivileges Privileges, IReadOnlyList<CodeNote> Notes, PveVersion Version, bool IsRead)
{
    /// <summary>Whether an access log was read, too, so that each privilege says where it comes from.</summary>
    public bool HasLog { get; init; }

    /// <summary>Whether nothing is open: all was read, known and decided.</summary>
    public bool IsComplete => IsRead && Notes.Count == 0 && Privileges.Unmapped.Count == 0 && Privileges.Tools.All(tool => tool.Open.Count == 0);

    /// <summary>What the grants do not count: what is not known, not in the API of the release, or was not followed.</summary>
    public IEnumerable<string> Left =>
    [
        .. Privileges.Unmapped.Select(resource => $"{resource.Type} ({At(resource)}) is not known to pvelint: what it calls is not counted"),
        .. Privileges.Missing.Select(missing => $"{missing.Label} ({At(missing.By)}) is not in the API of {Version}"),
        .. Notes.Select(note => $"{note.What} was not followed: {note.Message}"),
    ];

    /// <summary>Where something stands: <c>main.tf:12</c>.</summary>
    public static string At(CodeResource resource)
    {
        var at = resource.Place.File.Position(resource.Place.Span.Start);
        return $"{Neutral.Line(resource.Place.File.Path)}:{at.Line}";
    }

    /// <summary>A need in words: <c>VM.Audit on /vms/100</c>.</summary>
    public static string Words(Need need) => Neutral.Line(NeedWords.Of(need));

    /// <summary>What tells of a need: <c>code</c>, <c>log</c> or <c>both</c>.</summary>
    public static string From(IEnumerable<MadeCall> because)
    {
        var calls = because.ToList();
        return !calls.Exists(call => !ObservedNeeds.IsOfLog(call)) ? "log" : calls.Exists(call => call.IsSeen || ObservedNeeds.IsOfLog(call)) ? "both" : "code";
    }
}

/// <summary>Roles and entries that give a tool what it needs.</summary>
/// <param name="User">The user: <c>terraform@pve</c>.</param>
/// <param name="Token">The name of its token.</param>
/// <param name="Roles">Roles by name.</param>
/// <param name="Entries">Which role stands where.</param>
internal sealed record RolePlan(string User, string Token, IReadOnlyList<(string Name, IReadOnlyList<string> Privileges)> Roles, IReadOnlyList<(string Path, bool Propagate, string Role)> Entries)
{
    /// <summary>The plan of a tool: a role a path, since an entry names roles. Paths that need the same share one.</summary>
    public static RolePlan Of(LeastPrivilege tool) => Of(tool.Tool, tool.Grants.Select(grant => new Permission(grant.Path, grant.Privilege, grant.Propagate)));

    /// <summary>The plan of grants.</summary>
    /// <param name="tool">The tool that they are for, or its user or token.</param>
    /// <param name="grants">What to grant.</param>
    public static RolePlan Of(string tool, IEnumerable<Permission> grants)
    {
        var token = TokenId.Parse(tool);
        var user = token?.User ?? UserId.Parse(tool)?.ToString();
        var name = Word(user is not null ? user[..user.IndexOf('@', StringComparison.Ordinal)] : tool.StartsWith("terraform-bpg", StringComparison.Ordinal) ? "terraform" + tool["terraform-bpg".Length..] : tool);
        name = name.StartsWith("PVE", StringComparison.OrdinalIgnoreCase) ? "of-" + name : name;
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<(string, bool, string)>();
        var list = new List<(string, IReadOnlyList<string>)>();
        foreach (var path in grants.GroupBy(grant => (Path: grant.Path, Propagate: grant.IsPropagated)))
        {
            var privileges = path.Select(grant => grant.Privilege).ToList();
            var key = string.Join(' ', privileges);
            if (!roles.TryGetValue(key, out var role))
            {
                var stem = path.Key.Path == "/" ? "root" : Word(path.Key.Path[1..]);
                role = $"{name}-{stem}";
                for (var i = 2; list.Exists(one => one.Item1 == role); i++)
                {
                    role = $"{name}-{stem}-{i}";
                }

                roles.Add(key, role);
                list.Add((role, privileges));
            }

            entries.Add((path.Key.Path, path.Key.Propagate, role));
        }

        return new RolePlan(user ?? name + "@pve", token?.Name ?? "automation", list, entries);
    }

    // A name of a role may hold letters, digits, '.', '-' and '_', and must not start with PVE.
    private static string Word(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
}
