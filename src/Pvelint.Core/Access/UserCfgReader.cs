using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>The state of reading <c>user.cfg</c>: what stands above decides what a line below may name.</summary>
internal sealed class UserCfgReader(SourceFile file, SourceContext context, PveVersion version)
{
    private readonly List<RoleDefinition> _roles = [];
    private readonly HashSet<string> _roleNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UserDefinition> _users = new(StringComparer.Ordinal);
    private readonly List<GroupDefinition> _groups = [];
    private readonly HashSet<string> _groupNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, TokenDefinition>> _tokens = new(StringComparer.Ordinal);
    private readonly List<PoolDefinition> _pools = [];
    private readonly List<AclEntry> _entries = [];
    private readonly List<PlanWarning> _warnings = [];
    private readonly HashSet<string> _pooledGuests = new(StringComparer.Ordinal);

    public AccessPlan Build() => new()
    {
        Roles = _roles,
        Users = [.. _users.Values],
        Groups = _groups,
        Tokens = [.. _tokens.Values.SelectMany(tokens => tokens.Values)],
        Pools = _pools,
        Entries = _entries,
        Warnings = _warnings,
        IsWhole = true,
    };

    public void ReadLine(TextSpan line)
    {
        var fields = Fields(line);
        if (fields.All(field => field.Text!.Length == 0))
        {
            return;
        }

        switch (fields[0].Text)
        {
            case "user":
                ReadUser(fields);
                break;
            case "group":
                ReadGroup(fields);
                break;
            case "role":
                ReadRole(fields);
                break;
            case "token":
                ReadToken(fields);
                break;
            case "pool":
                ReadPool(fields);
                break;
            case "acl":
                ReadAcl(fields);
                break;
            default:
                Warn(fields[0].Place, $"ignore config line: {file.Slice(line).Trim()}");
                break;
        }
    }

    // user:ID:ENABLE:EXPIRE:FIRST:LAST:MAIL:COMMENT:KEYS
    private void ReadUser(IReadOnlyList<Word> fields)
    {
        var id = At(fields, 1);
        if (UserId.Parse(id.Text!) is null)
        {
            Warn(id.Place, $"ignore user '{id.Text}' - invalid user name");
            return;
        }

        var expire = At(fields, 3);
        if (!IsNumber(expire.Text!))
        {
            Warn(expire.Place, $"ignore user '{id.Text}' - (illegal characters in expire '{expire.Text}')");
            return;
        }

        // A second line for the same user starts it anew: its tokens are gone.
        _tokens.Remove(id.Text!);
        _users[id.Text!] = new UserDefinition(PlanSource.UserCfg, id, WordList.Empty, NullIfEmpty(expire), true);
    }

    // group:NAME:MEMBERS:COMMENT
    private void ReadGroup(IReadOnlyList<Word> fields)
    {
        var name = At(fields, 1);
        if (!IsName(name.Text!))
        {
            Warn(name.Place, $"ignore group '{name.Text}' - invalid characters in group name");
            return;
        }

        var members = Split(At(fields, 2));
        foreach (var member in members.Where(member => !HasUser(member.Text!)))
        {
            Warn(member.Place, $"ignore invalid group member '{member.Text}'");
        }

        // A member that does not exist is kept all the same.
        _groupNames.Add(name.Text!);
        _groups.Add(new GroupDefinition(PlanSource.UserCfg, name, new WordList([.. members.Where(member => UserId.Parse(member.Text!) is not null)], true)));
    }

    // role:NAME:PRIVILEGES: adds to a role of that name, also to a built-in one
    private void ReadRole(IReadOnlyList<Word> fields)
    {
        var name = At(fields, 1);
        if (!IsName(name.Text!))
        {
            Warn(name.Place, $"ignore role '{name.Text}' - invalid characters in role name");
            return;
        }

        var privileges = Split(At(fields, 2));
        foreach (var privilege in privileges.Where(privilege => !IsPrivilege(privilege)))
        {
            Warn(privilege.Place, $"ignore invalid privilege '{privilege.Text}'");
        }

        _roleNames.Add(name.Text!);
        _roles.Add(new RoleDefinition(PlanSource.UserCfg, name, new WordList(privileges, true), true));
    }

    // token:USER!NAME:EXPIRE:PRIVSEP:COMMENT
    private void ReadToken(IReadOnlyList<Word> fields)
    {
        var id = At(fields, 1);
        if (TokenId.Parse(id.Text!) is not { } token)
        {
            Warn(id.Place, $"ignore invalid token '{id.Text}'");
            return;
        }

        if (!HasUser(token.User))
        {
            Warn(id.Place, $"ignore token '{id.Text}' - user does not exist");
            return;
        }

        var expire = At(fields, 2);
        if (!IsNumber(expire.Text!))
        {
            Warn(expire.Place, $"ignore token '{id.Text}' - (illegal characters in expire '{expire.Text}')");
            return;
        }

        var start = id.Place.Span.Start;
        var user = new Word(token.User, Place(new TextSpan(start, token.User.Length)));
        var name = new Word(token.Name, Place(new TextSpan(start + token.User.Length + 1, token.Name.Length)));
        var separation = At(fields, 3);
        // An empty field is no separation: the token then has all that its owner has.
        if (!_tokens.TryGetValue(token.User, out var tokens))
        {
            _tokens[token.User] = tokens = new(StringComparer.Ordinal);
        }

        tokens[token.Name] = new TokenDefinition(PlanSource.UserCfg, user, name, IsTrue(separation), separation.Place, NullIfEmpty(expire), true);
    }

    // pool:NAME:COMMENT:GUESTS:STORAGES
    private void ReadPool(IReadOnlyList<Word> fields)
    {
        var name = At(fields, 1);
        var levels = name.Text!.Split('/');
        if (levels.Length > 3 || !levels.All(IsName))
        {
            Warn(name.Place, $"ignore pool '{name.Text}' - invalid characters in pool name");
            return;
        }

        var guests = new List<Word>();
        foreach (var guest in Split(At(fields, 3)))
        {
            if (_pooledGuests.Add(guest.Text!))
            {
                guests.Add(guest);
                continue;
            }

            Warn(guest.Place, $"ignore duplicate vmid '{guest.Text}' in pool '{name.Text}'");
        }

        _pools.Add(new PoolDefinition(PlanSource.UserCfg, name, new WordList(guests, true), new WordList(Split(At(fields, 4)), true)));
    }

    // acl:PROPAGATE:PATH:SUBJECTS:ROLES
    private void ReadAcl(IReadOnlyList<Word> fields)
    {
        var propagate = IsTrue(At(fields, 1));
        var path = At(fields, 2);
        if (ObjectPath.Parse(path.Text!) is null)
        {
            Warn(path.Place, $"ignore invalid path in acl '{path.Text}'");
            return;
        }

        foreach (var role in Split(At(fields, 4)))
        {
            if (!HasRole(role.Text!))
            {
                Warn(role.Place, $"ignore invalid acl role '{role.Text}'");
                continue;
            }

            foreach (var subject in Split(At(fields, 3)))
            {
                if (Subject(subject) is { } kind)
                {
                    var name = kind == SubjectKind.Group ? new Word(subject.Text!.Substring(1), subject.Place) : subject;
                    _entries.Add(new AclEntry(PlanSource.UserCfg, path, kind, name, role, propagate));
                }
            }
        }
    }

    // Unknown users and groups are warned about and kept; unknown tokens are dropped.
    private SubjectKind? Subject(Word subject)
    {
        var text = subject.Text!;
        if (text[0] == '@' && IsName(text.Substring(1)))
        {
            var group = text.Substring(1);
            WarnUnless(_groupNames.Contains(group), subject.Place, $"ignore invalid acl group '{group}'");
            return SubjectKind.Group;
        }

        if (UserId.Parse(text) is not null)
        {
            WarnUnless(HasUser(text), subject.Place, $"ignore invalid acl member '{text}'");
            return SubjectKind.User;
        }

        var token = TokenId.Parse(text);
        if (token is not null && _tokens.TryGetValue(token.Value.User, out var tokens) && tokens.ContainsKey(token.Value.Name))
        {
            return SubjectKind.Token;
        }

        Warn(subject.Place, token is null ? $"invalid user/group '{text}' in acl" : $"ignore invalid acl token '{text}'");
        return null;
    }

    private bool HasUser(string id) => id == UserId.Root || _users.ContainsKey(id);

    private bool HasRole(string name) =>
        _roleNames.Contains(name) || (AccessFacts.Roles.TryGetValue(name, out var role) && role.Versions.Contains(version));

    private bool IsPrivilege(Word word) => AccessFacts.Privileges.TryGetValue(word.Text!, out var privilege) && privilege.Versions.Contains(version);

    private static bool IsName(string text) => text.Length > 0 && text.All(ObjectPath.IsNameCharacter);

    private static bool IsNumber(string text) => text.All(c => c is >= '0' and <= '9');

    // As Perl has it: empty and 0 are false, all else is true.
    private static bool IsTrue(Word word) => word.Text is not ("" or "0");

    private static Word? NullIfEmpty(Word word) => word.Text!.Length == 0 ? null : word;

    private Word At(IReadOnlyList<Word> fields, int index) =>
        index < fields.Count ? fields[index] : new Word("", fields[fields.Count - 1].Place with { Span = new TextSpan(fields[fields.Count - 1].Place.Span.End, 0) });

    // The fields of a line, blanks around each taken away.
    private List<Word> Fields(TextSpan line)
    {
        var fields = new List<Word>();
        var start = line.Start;
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i == line.End || file.Text[i] == ':')
            {
                fields.Add(Trimmed(start, i));
                start = i + 1;
            }
        }

        return fields;
    }

    private List<Word> Split(Word list)
    {
        var span = list.Place.Span;
        var value = new SettingValue(ValueKind.Literal, list.Text!, span, TextMap.At(span.Start, span.Length));
        return [.. value.Words(file, context).Items];
    }

    private Word Trimmed(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(file.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(file.Text[end - 1]))
        {
            end--;
        }

        return new Word(file.Text.Substring(start, end - start), Place(TextSpan.FromBounds(start, end)));
    }

    private Place Place(TextSpan span) => new(file, span, context);

    private void WarnUnless(bool isFine, Place place, string message)
    {
        if (!isFine)
        {
            Warn(place, message);
        }
    }

    private void Warn(Place place, string message) => _warnings.Add(new PlanWarning(place, "user config - " + message));
}
