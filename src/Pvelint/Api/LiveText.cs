using System.Text;
using Pvelint.Access;

namespace Pvelint.Api;

/// <summary>
/// Writes what an endpoint says of its access as the <c>user.cfg</c> in which Proxmox VE keeps it, so that one reader, one model and
/// the same rules serve both. Comments are left out: people put anything there. What no <c>user.cfg</c> can hold is left out, too, and
/// counted: a stranger wrote it, and a line break in a name must not become a line.
/// </summary>
internal sealed class LiveText
{
    private readonly StringBuilder _text = new();

    /// <summary>How many entries were left out.</summary>
    public int LeftOut { get; private set; }

    public override string ToString() => _text.ToString();

    /// <summary>Users with their tokens, groups, pools, roles, ACL: what a line names stands above it, sorted so that places stay.</summary>
    /// <param name="state">What the endpoint says.</param>
    /// <param name="roles">The roles to write: those of the endpoint alone, and what it adds to built-in ones.</param>
    /// <param name="pools">The pools with their members.</param>
    public static LiveText Of(LiveState state, IEnumerable<PveRole> roles, IEnumerable<PvePool> pools)
    {
        var text = new LiveText();
        foreach (var user in state.Users.OrderBy(user => user.Id, StringComparer.Ordinal))
        {
            text.Line([user.Id, .. user.Groups], $"user:{user.Id}:{(user.IsEnabled ? 1 : 0)}:{user.Expire}:::::");
            foreach (var token in user.Tokens.OrderBy(token => token.Id.Name, StringComparer.Ordinal))
            {
                text.Line([token.Id.ToString()], $"token:{token.Id}:{token.Expire}:{(token.IsSeparated ? 1 : 0)}::");
            }
        }

        var members = state.Users.SelectMany(user => user.Groups.Select(group => (Group: group, User: user.Id))).ToLookup(pair => pair.Group, pair => pair.User, StringComparer.Ordinal);
        var named = state.Acl.Where(entry => entry.Kind == SubjectKind.Group).Select(entry => entry.Subject);
        foreach (var group in members.Select(group => group.Key).Concat(named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Line([group, .. members[group]], $"group:{group}:{string.Join(',', members[group].Order(StringComparer.Ordinal))}::");
        }

        foreach (var pool in pools.OrderBy(pool => pool.Id, StringComparer.Ordinal))
        {
            text.Line([pool.Id, .. pool.Guests, .. pool.Storages], $"pool:{pool.Id}::{string.Join(',', pool.Guests.Order(StringComparer.Ordinal))}:{string.Join(',', pool.Storages.Order(StringComparer.Ordinal))}:");
        }

        foreach (var role in roles.OrderBy(role => role.Id, StringComparer.Ordinal))
        {
            text.Line([role.Id, .. role.Privileges], $"role:{role.Id}:{string.Join(',', role.Privileges.Order(StringComparer.Ordinal))}:");
        }

        foreach (var entry in state.Acl.OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Subject, StringComparer.Ordinal).ThenBy(entry => entry.Role, StringComparer.Ordinal))
        {
            var subject = entry.Kind == SubjectKind.Group ? "@" + entry.Subject : entry.Subject;
            text.Line([entry.Path, entry.Subject, entry.Role], $"acl:{(entry.Propagates ? 1 : 0)}:{entry.Path}:{subject}:{entry.Role}:");
        }

        return text;
    }

    // What divides fields and lists of user.cfg stands in no name.
    private void Line(IEnumerable<string> names, string line)
    {
        if (names.All(name => name.Length is > 0 and < 256 && !name.Any(c => c is ':' or ',' or ';' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))))
        {
            _text.Append(line).Append('\n');
        }
        else
        {
            LeftOut++;
        }
    }
}
