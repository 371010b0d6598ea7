using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>What a credential is.</summary>
public enum CredentialKind
{
    /// <summary>A whole API token: id and secret in one text.</summary>
    Token,

    /// <summary>The secret of an API token alone.</summary>
    TokenSecret,

    /// <summary>The password of a user of a Proxmox product.</summary>
    Password,

    /// <summary>A ticket: a session for two hours.</summary>
    Ticket,

    /// <summary>A CSRF prevention token: worthless alone, the other half of a ticket.</summary>
    CsrfToken,

    /// <summary>A password of a guest or of a node's SSH.</summary>
    GuestPassword,
}

/// <summary>Whose credential it is, as far as the files tell.</summary>
/// <param name="User"><c>user@realm</c>; empty where unknown.</param>
/// <param name="TokenName">The token's name; empty where unknown or none.</param>
public sealed record Identity(string User, string TokenName)
{
    /// <summary>Nobody known.</summary>
    public static Identity Unknown { get; } = new("", "");

    /// <summary>Whether it is root's: every privilege on the cluster.</summary>
    public bool IsRoot => User.Equals("root@pam", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>user@realm!name</c>, the parts that are known.</summary>
    public override string ToString() => TokenName.Length == 0 ? User : User + "!" + TokenName;
}

/// <summary>A credential that is written in a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Document">The file.</param>
/// <param name="Span">The secret value alone, in the file.</param>
/// <param name="Secret">The value.</param>
/// <param name="KeyPath">Where in the file's structure; empty where it stands in running text.</param>
/// <param name="Context">What the text is for.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record Credential(
    CredentialKind Kind, Document Document, TextSpan Span, Secret Secret, string KeyPath, SourceContext Context, Confidence Confidence)
{
    /// <summary>Whose it is.</summary>
    public Identity Identity { get; init; } = Identity.Unknown;

    /// <summary>Where its identity stands, when apart from it.</summary>
    public RelatedPlace? IdentityPlace { get; init; }

    /// <summary>The id that stands in one text with it, where no setting names the place; else empty.</summary>
    public string About { get; init; } = "";

    /// <summary>The tool that reads it there, as <c>rules/credentials.hcl</c> names it; empty where only the name tells.</summary>
    public string Tool { get; init; } = "";

    /// <summary>The setting that holds it; null where it stands in running text.</summary>
    public Setting? Setting { get; init; }
}
