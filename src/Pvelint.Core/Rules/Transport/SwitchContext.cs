using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>
/// Whether a switch that many tools have, such as <c>insecure</c>, belongs to Proxmox where it stands. Made for one file; what
/// is known of a scope is kept, so that a file full of switches costs no more than its length.
/// </summary>
/// <param name="document">The file.</param>
internal sealed class SwitchContext(Document document)
{
    // The longest value that is read as an address or a name.
    private const int MaxValue = 512;

    // Around the block itself only what cannot be chance counts: an address of the API, a user, a product's key.
    private const int OuterScopes = 2;

    private readonly Dictionary<SettingScope, bool> _telling = [];
    private readonly Dictionary<SettingScope, bool> _proxmox = [];
    private bool? _mentioned;

    /// <summary>The file.</summary>
    public Document Document => document;

    /// <summary>Whether the file's text or path speaks of a Proxmox product at all.</summary>
    public bool IsMentioned => _mentioned ??= ProxmoxMentions.In(document.File.Path) || ProxmoxMentions.In(document.File.Text);

    /// <summary>Whether the block, a setting in it, a block around it or the file's name is Proxmox's, and no nearer block another's.</summary>
    public bool IsProxmox(SettingScope scope)
    {
        if (!_proxmox.TryGetValue(scope, out var known))
        {
            known = !ProxmoxContext.IsForeign(scope)
                && (ProxmoxContext.IsNamed(scope)
                    || Tells(scope)
                    || scope.Settings.Any(Mentions)
                    || scope.SelfAndAncestors().Skip(1).Take(OuterScopes).Any(Tells)
                    || (scope.Parent?.Parent is null && KeyNames.HasProduct(document.File.Name)));
            _proxmox.Add(scope, known);
        }

        return known;
    }

    private bool Tells(SettingScope scope)
    {
        if (!_telling.TryGetValue(scope, out var known))
        {
            known = scope.Settings.Any(Tells);
            _telling.Add(scope, known);
        }

        return known;
    }

    private static bool Tells(Setting setting)
    {
        var text = setting.Value.Text;
        return KeyNames.HasProduct(setting.Key) || ProxmoxContext.IsUser(text) || ProxmoxContext.IsTokenId(text)
            || (text.Length <= MaxValue && ProxmoxMentions.IsApi(text));
    }

    // A computed value says it by the names in it: `{{ proxmox_host }}`. What a task is called says nothing of its address.
    private bool Mentions(Setting setting) =>
        setting.Key is not ("name" or "description" or "msg")
        && setting.Value.Span.Length <= MaxValue
        && ProxmoxMentions.In(document.File.Slice(setting.Value.Span));
}
