using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>Whether a switch that many tools have, such as <c>insecure</c>, belongs to Proxmox where it stands.</summary>
internal static class SwitchContext
{
    // The longest value that is read as an address or a name.
    private const int MaxValue = 512;

    // Around the block itself only what cannot be chance counts: an address of the API, a user, a product's key.
    private const int OuterScopes = 2;

    /// <summary>Whether the block, a setting beside it, a block around it or the file's name is Proxmox's, and no nearer block another's.</summary>
    public static bool IsProxmox(Document document, Setting setting)
    {
        var scope = setting.Scope;
        return !ProxmoxContext.IsForeign(scope)
            && (ProxmoxContext.IsNamed(scope)
                || scope.Settings.Any(sibling => !ReferenceEquals(sibling, setting) && (Tells(sibling) || Mentions(document, sibling)))
                || scope.SelfAndAncestors().Skip(1).Take(OuterScopes).Any(around => around.Settings.Any(Tells))
                || (scope.Parent?.Parent is null && KeyNames.HasProduct(document.File.Name)));
    }

    private static bool Tells(Setting setting)
    {
        var text = setting.Value.Text;
        return KeyNames.HasProduct(setting.Key) || ProxmoxContext.IsUser(text) || ProxmoxContext.IsTokenId(text)
            || (text.Length <= MaxValue && ProxmoxMentions.IsApi(text));
    }

    // A computed value says it by the names in it: `{{ proxmox_host }}`. What a task is called says nothing of its address.
    private static bool Mentions(Document document, Setting setting) =>
        setting.Key is not ("name" or "description" or "msg")
        && setting.Value.Span.Length <= MaxValue
        && ProxmoxMentions.In(document.File.Slice(setting.Value.Span));
}
