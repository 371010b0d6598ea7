using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>What the credentials of a module, a file or a project are called, all found at once: each edit knows the names that the others take.</summary>
internal sealed class CredentialNames
{
    // A place with more is generated, or a dump.
    private const int Most = 200;

    private readonly Dictionary<(Document Document, TextSpan Span), string> _names = [];

    /// <summary>Names credentials, first to last; those above the bound get no name, since one of the others' would give them its value.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="name">The name of one; null where it gets none.</param>
    public CredentialNames(IEnumerable<Credential> credentials, Func<Credential, string?> name)
    {
        foreach (var credential in credentials.Take(Most))
        {
            if (!_names.ContainsKey((credential.Document, credential.Span)) && name(credential) is { } found)
            {
                _names[(credential.Document, credential.Span)] = found;
            }
        }
    }

    /// <summary>The name of a credential; null where it got none.</summary>
    public string? this[Credential credential] => _names.TryGetValue((credential.Document, credential.Span), out var name) ? name : null;
}
