using System.Globalization;
using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Sandbox;

/// <summary>
/// What <c>user.cfg</c> holds, to be changed and written. It is read by the reader that all of pvelint uses, comments and the like
/// taken from the lines; every change is written and read again, as the real one does, so that what its reader drops is gone here too.
/// </summary>
internal sealed class UserConfig
{
    public SortedDictionary<string, UserEntry> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, GroupEntry> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SortedSet<string>> Roles { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, PoolEntry> Pools { get; } = new(StringComparer.Ordinal);

    /// <summary>Entries by path, kind and subject, and role; the value is whether they propagate.</summary>
    public SortedDictionary<string, Dictionary<(SubjectKind Kind, string Subject), SortedDictionary<string, bool>>> Acl { get; } = new(PathOrder);

    // As the real one walks its tree: a path before those below it, siblings by name.
    private static Comparer<string> PathOrder { get; } = Comparer<string>.Create((left, right) => string.CompareOrdinal(left.Replace('/', '\0'), right.Replace('/', '\0')));

    /// <summary>The configuration that a text holds.</summary>
    /// <param name="text">The text of <c>user.cfg</c>.</param>
    /// <param name="version">The release that reads it.</param>
    /// <param name="plan">What it grants.</param>
    public static UserConfig Read(string text, PveVersion version, out AccessPlan plan)
    {
        var file = new SourceFile("user.cfg", text);
        plan = UserCfg.Read(file, SourceContext.Code, version);
        var config = new UserConfig();
        foreach (var user in plan.Users)
        {
            var fields = Fields(user.Id);
            config.Users[user.Id.Text!] = new UserEntry
            {
                IsEnabled = Field(fields, 2) is not ("" or "0"),
                Expire = Number(user.Expire),
                FirstName = Decode(Field(fields, 4)),
                LastName = Decode(Field(fields, 5)),
                // Perl's split leaves empty fields at the end out, so an address is there, and empty, only before something else.
                Email = fields.Length > 6 && fields.Skip(6).Any(field => field.Length > 0) ? Field(fields, 6) : null,
                Comment = Decode(Field(fields, 7)),
                Keys = Field(fields, 8),
            };
        }

        foreach (var token in plan.Tokens)
        {
            config.Users[token.User.Text!].Tokens[token.Name.Text!] = new TokenEntry { Expire = Number(token.Expire), IsSeparated = token.PrivSep == true, Comment = Decode(Field(Fields(token.Name), 4)) };
        }

        // root@pam is always there, and enabled where no line says otherwise.
        config.Users.TryAdd(UserId.Root, new UserEntry { IsEnabled = true });
        foreach (var group in plan.Groups)
        {
            config.Groups[group.Name.Text!] = new GroupEntry { Comment = Decode(Field(Fields(group.Name), 3)), Members = new(group.Members.Texts, StringComparer.Ordinal) };
        }

        foreach (var role in plan.Roles)
        {
            config.Roles.TryAdd(role.Name.Text!, new SortedSet<string>(StringComparer.Ordinal));
            config.Roles[role.Name.Text!].UnionWith(role.Privileges.Texts.Where(name => AccessFacts.Privileges.TryGetValue(name, out var privilege) && privilege.Versions.Contains(version)));
        }

        foreach (var pool in plan.Pools)
        {
            config.Pools[pool.Name.Text!] = new PoolEntry { Comment = Decode(Field(Fields(pool.Name), 2)), Guests = new(pool.Guests.Texts, StringComparer.Ordinal), Storages = new(pool.Storages.Texts, StringComparer.Ordinal) };
        }

        foreach (var entry in plan.Standing())
        {
            config.Grant(entry.Object!.Value.ToString(), entry.Kind, entry.Subject.Text!, entry.Role.Text!, entry.Propagate);
        }

        return config;
    }

    /// <summary>Gives a role to somebody on a path.</summary>
    public void Grant(string path, SubjectKind kind, string subject, string role, bool propagates)
    {
        if (!Acl.TryGetValue(path, out var node))
        {
            Acl[path] = node = [];
        }

        if (!node.TryGetValue((kind, subject), out var roles))
        {
            node[(kind, subject)] = roles = new(StringComparer.Ordinal);
        }

        roles[role] = propagates;
    }

    /// <summary>Takes a role away from somebody on a path.</summary>
    public void Withdraw(string path, SubjectKind kind, string subject, string role)
    {
        if (Acl.TryGetValue(path, out var node) && node.TryGetValue((kind, subject), out var roles))
        {
            roles.Remove(role);
        }
    }

    /// <summary>Takes everything away from somebody.</summary>
    public void Forget(SubjectKind kind, string subject)
    {
        foreach (var node in Acl.Values)
        {
            node.Remove((kind, subject));
        }
    }

    /// <summary>The text. Source: pve-access-control 9.1.1 src/PVE/AccessControl.pm write_user_config.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (id, user) in Users)
        {
            text.Append($"user:{id}:{Bit(user.IsEnabled)}:{user.Expire ?? 0}:{Encode(user.FirstName)}:{Encode(user.LastName)}:{user.Email}:{Encode(user.Comment)}:{user.Keys}:\n");
            foreach (var (name, token) in user.Tokens)
            {
                text.Append($"token:{id}!{name}:{token.Expire}:{Bit(token.IsSeparated)}:{Encode(token.Comment)}:\n");
            }
        }

        text.Append('\n');
        foreach (var (name, group) in Groups)
        {
            text.Append($"group:{name}:{string.Join(',', group.Members)}:{Encode(group.Comment)}:\n");
        }

        text.Append('\n');
        foreach (var (name, pool) in Pools)
        {
            text.Append($"pool:{name}:{Encode(pool.Comment)}:{string.Join(',', pool.Guests)}:{string.Join(',', pool.Storages)}:\n");
        }

        text.Append('\n');
        foreach (var (name, privileges) in Roles.Where(role => !AccessFacts.Roles.ContainsKey(role.Key)))
        {
            text.Append($"role:{name}:{string.Join(',', privileges)}:\n");
        }

        text.Append('\n');
        foreach (var (path, node) in Acl)
        {
            // Nobody needs to be told that root@pam may do everything: what is granted to it is never written.
            var lines = from subject in node
                        where subject.Key != (SubjectKind.User, UserId.Root)
                        from role in subject.Value.GroupBy(role => role.Value, role => role.Key)
                        let name = subject.Key.Kind == SubjectKind.Group ? "@" + subject.Key.Subject : subject.Key.Subject
                        group name by (role.Key, Roles: string.Join(',', role)) into line
                        orderby line.Key.Key, line.Key.Roles
                        select $"acl:{Bit(line.Key.Key)}:{path}:{string.Join(',', line.Order(StringComparer.Ordinal))}:{line.Key.Roles}:\n";
            text.AppendJoin("", lines);
        }

        // Perl writes a text as bytes where all of it fits, else all of it as UTF-8, and reads bytes: what does not fit never comes back.
        var written = text.ToString();
        return written.Any(unit => unit > 'ÿ') ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(written)) : written;
    }

    /// <summary>A time in seconds since 1970; the last one there is where the number is larger than any.</summary>
    public static long Seconds(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : long.MaxValue;

    private static char Bit(bool value) => value ? '1' : '0';

    private static long Number(Word? word) => long.TryParse(word?.Text, out var number) ? number : 0;

    private static string Field(string[] fields, int index) => index < fields.Length ? fields[index].Trim() : "";

    private static string[] Fields(Word name)
    {
        var file = name.Place.File;
        return file.Slice(file.Line(file.Position(name.Place.Span.Start).Line)).TrimEnd().Split(':');
    }

    // Source: pve-common src/PVE/Tools.pm encode_text, decode_text.
    private static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(unit => unit is < 32 or > 126 or (byte)'%' or (byte)':' ? $"%{unit:X2}" : ((char)unit).ToString()));

    private static string Decode(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(ApiRequest.Unescape(text)));
}

/// <summary>A user.</summary>
internal sealed record UserEntry
{
    public bool IsEnabled { get; set; }

    /// <summary>Null for <c>root@pam</c> while no line names it.</summary>
    public long? Expire { get; set; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    /// <summary>Null where there is none, which is not the same as an empty one.</summary>
    public string? Email { get; set; }

    public string Comment { get; set; } = "";

    public string Keys { get; set; } = "";

    public SortedDictionary<string, TokenEntry> Tokens { get; } = new(StringComparer.Ordinal);
}

/// <summary>A token.</summary>
internal sealed record TokenEntry
{
    public long Expire { get; set; }

    public bool IsSeparated { get; set; }

    public string Comment { get; set; } = "";
}

/// <summary>A group.</summary>
internal sealed record GroupEntry
{
    public string Comment { get; set; } = "";

    public SortedSet<string> Members { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>A pool.</summary>
internal sealed record PoolEntry
{
    public string Comment { get; set; } = "";

    public SortedSet<string> Guests { get; init; } = new(StringComparer.Ordinal);

    public SortedSet<string> Storages { get; init; } = new(StringComparer.Ordinal);
}
