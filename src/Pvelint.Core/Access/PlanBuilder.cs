using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>The parameters of one command, resource, module or list item, by our words for them.</summary>
/// <param name="whole">The place of all of it, for what it does not say.</param>
internal sealed class GrantFields(Place whole)
{
    private readonly Dictionary<string, WordList> _lists = new(StringComparer.Ordinal);

    /// <summary>The place of all of it.</summary>
    public Place Whole { get; } = whole;

    /// <summary>Sets a parameter; the last one counts.</summary>
    public void Set(string field, WordList words) => _lists[field] = words;

    /// <summary>The words of a parameter; none where it is not given.</summary>
    public WordList List(string field) => _lists.TryGetValue(field, out var words) ? words : WordList.Empty;

    /// <summary>The one word of a parameter; null where it is not given.</summary>
    public Word? Find(string field) => List(field) is { Items.Count: > 0 } list ? list.Items[0] : null;

    /// <summary>The one word of a parameter, unknown where it is not given.</summary>
    public Word Single(string field) => Find(field) ?? new Word(null, Whole);

    /// <summary>A truth value, <c>1</c> and <c>true</c> alike; the default where it is not given, null where it is known only when the code runs.</summary>
    public bool? Flag(string field, bool otherwise)
    {
        if (Find(field) is not { } word)
        {
            return otherwise;
        }

        return word.Text?.ToLowerInvariant() switch
        {
            null => null,
            "0" or "false" or "no" or "off" => false,
            _ => true,
        };
    }
}

/// <summary>Collects an access plan.</summary>
internal sealed class PlanBuilder
{
    private readonly List<RoleDefinition> _roles = [];
    private readonly List<UserDefinition> _users = [];
    private readonly List<GroupDefinition> _groups = [];
    private readonly List<TokenDefinition> _tokens = [];
    private readonly List<PoolDefinition> _pools = [];
    private readonly List<AclEntry> _entries = [];
    private readonly List<AclEntry> _removals = [];
    private readonly HashSet<(SourceFile File, int Start)> _privileges = [];

    /// <summary>Adds what a form makes of its parameters.</summary>
    public void Add(PlanSource source, GrantForm form, GrantFields fields)
    {
        switch (form.Makes)
        {
            case "role":
                AddRole(new RoleDefinition(source, fields.Single("name"), fields.List("privileges"), fields.Flag("append", false) ?? false));
                break;
            case "user":
                _users.Add(new UserDefinition(source, fields.Single("id"), fields.List("groups"), fields.Find("expire"), !form.Changes));
                break;
            case "group":
                _groups.Add(new GroupDefinition(source, fields.Single("name"), fields.List("members")));
                break;
            case "token":
                AddToken(source, form, fields);
                break;
            case "pool":
                _pools.Add(new PoolDefinition(source, fields.Single("name"), fields.List("guests"), fields.List("storages")));
                break;
            case "acl" when fields.Flag("delete", false) == false:
                _entries.AddRange(Entries(source, fields));
                break;
            default:
                _removals.AddRange(Entries(source, fields));
                break;
        }
    }

    /// <summary>Adds a role of which only the privileges are known.</summary>
    public void AddPrivileges(WordList privileges, Place whole) =>
        AddRole(new RoleDefinition(PlanSource.Text, new Word(null, whole), privileges, false));

    /// <summary>Whether a role's privilege stands at this place already.</summary>
    public bool HasPrivilegeAt(SourceFile file, TextSpan span) => _privileges.Contains((file, span.Start));

    /// <summary>The plan.</summary>
    public AccessPlan Build() => new()
    {
        Roles = _roles,
        Users = _users,
        Groups = _groups,
        Tokens = _tokens,
        Pools = _pools,
        Entries = _entries,
        Removals = _removals,
    };

    private void AddRole(RoleDefinition role)
    {
        _roles.Add(role);
        foreach (var word in role.Privileges.Items)
        {
            _privileges.Add((word.Place.File, word.Place.Span.Start));
        }
    }

    private void AddToken(PlanSource source, GrantForm form, GrantFields fields)
    {
        var separation = fields.Find("privsep");
        // A change that does not speak of separation leaves it as it is, and that is not known here.
        var isSeparate = separation is null && form.Changes ? null : fields.Flag("privsep", true);
        _tokens.Add(new TokenDefinition(
            source, fields.Single("user"), fields.Single("name"), isSeparate, separation?.Place, fields.Find("expire"), !form.Changes));
    }

    private static IEnumerable<AclEntry> Entries(PlanSource source, GrantFields fields)
    {
        var path = fields.Single("path");
        var propagate = fields.Flag("propagate", true) ?? true;
        foreach (var role in OneAtLeast(fields, "roles"))
        {
            foreach (var (kind, subject) in Subjects(fields))
            {
                yield return new AclEntry(source, path, kind, subject, role, propagate);
            }
        }
    }

    private static IEnumerable<(SubjectKind Kind, Word Subject)> Subjects(GrantFields fields)
    {
        var subjects = new List<(SubjectKind, Word)>();
        subjects.AddRange(fields.List("users").Items.Select(word => (SubjectKind.User, word)));
        subjects.AddRange(fields.List("groups").Items.Select(word => (SubjectKind.Group, word)));
        subjects.AddRange(fields.List("tokens").Items.Select(word => (SubjectKind.Token, word)));
        if (fields.Find("subject") is { } subject)
        {
            subjects.Add((KindOf(fields.Find("kind")?.Text), subject));
        }

        return subjects.Count > 0 ? subjects : [(SubjectKind.User, new Word(null, fields.Whole))];
    }

    private static SubjectKind KindOf(string? word) => word switch
    {
        "group" => SubjectKind.Group,
        "token" => SubjectKind.Token,
        _ => SubjectKind.User,
    };

    private static IReadOnlyList<Word> OneAtLeast(GrantFields fields, string field) =>
        fields.List(field) is { Items.Count: > 0 } list ? list.Items : [new Word(null, fields.Whole)];
}
