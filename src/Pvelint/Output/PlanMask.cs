using Pvelint.Access;
using Pvelint.Rules.Secrets;

namespace Pvelint.Output;

/// <summary>
/// Takes secrets out of a plan before anything is made of it: whoever pastes <c>user@realm!name=UUID</c> where an id belongs, or hands
/// us a file of secrets for a <c>user.cfg</c>, must not find them in a report or a log.
/// </summary>
internal static class PlanMask
{
    // Proxmox VE repeats the whole line, which may be any text.
    private const string UnknownLine = "user config - ignore config line";

    /// <summary>The plan without secrets in its words and warnings.</summary>
    public static AccessPlan Of(AccessPlan plan) => plan with
    {
        Roles = [.. plan.Roles.Select(role => role with { Name = Word(role.Name), Privileges = List(role.Privileges) })],
        Users = [.. plan.Users.Select(user => user with { Id = Word(user.Id), Groups = List(user.Groups) })],
        Groups = [.. plan.Groups.Select(group => group with { Name = Word(group.Name), Members = List(group.Members) })],
        Tokens = [.. plan.Tokens.Select(token => token with { User = Word(token.User), Name = Word(token.Name) })],
        Pools = [.. plan.Pools.Select(pool => pool with { Name = Word(pool.Name), Guests = List(pool.Guests), Storages = List(pool.Storages) })],
        Entries = [.. plan.Entries.Select(Entry)],
        Removals = [.. plan.Removals.Select(Entry)],
        Warnings = [.. plan.Warnings.Select(warning => warning with { Message = Message(warning.Message) })],
    };

    private static string Message(string text) => text.StartsWith(UnknownLine, StringComparison.Ordinal) ? UnknownLine : Mask.Shape(text);

    // Made anew where a word changes: an entry's path is read when it is made.
    private static AclEntry Entry(AclEntry entry) => Word(entry.Path) == entry.Path && Word(entry.Subject) == entry.Subject && Word(entry.Role) == entry.Role
        ? entry
        : new AclEntry(entry.Source, Word(entry.Path), entry.Kind, Word(entry.Subject), Word(entry.Role), entry.Propagate);

    private static WordList List(WordList list) => list with { Items = [.. list.Items.Select(Word)] };

    // Only what is a secret by its form: users of an OpenID realm are often called by a UUID.
    private static Word Word(Word word)
    {
        var text = word.Text;
        foreach (var match in text is null ? [] : SecretForms.Find(text).Reverse())
        {
            text = text![..match.Span.Start] + Mask.Stars + text[match.Span.End..];
        }

        return text == word.Text ? word : word with { Text = text };
    }
}
