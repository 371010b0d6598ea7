using System.Text.RegularExpressions;
using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>Whether what stands around a setting says that it is about a Proxmox product.</summary>
public static class ProxmoxContext
{
    private static readonly Regex UserOfRealm = new(@"^[^\s:/@]+@(pam|pve|pbs|pmg|pdm)(![A-Za-z][A-Za-z0-9._-]*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex TokenId = new(@"^[^\s:/@]+@[A-Za-z][A-Za-z0-9._-]+![A-Za-z0-9_][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Address = new(@":800[67]\b|/api2/json|proxmox|\bpve\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether the block, or a setting beside it or in a block around it, names a Proxmox product, user or address.</summary>
    public static bool Surrounds(Setting setting) =>
        IsNamed(setting.Scope) || setting.Scope.SelfAndAncestors().Take(3).Any(scope => Neighbours.Of(scope).Tell(setting));

    /// <summary>Whether a block around is named for a Proxmox product: <c>provider "proxmox"</c>, <c>proxmoxve:</c>, <c>ProxmoxAPI(…)</c>.</summary>
    public static bool IsNamed(SettingScope scope) =>
        scope.SelfAndAncestors().Any(ancestor => KeyNames.HasProduct(ancestor.Kind) || ancestor.Labels.Any(KeyNames.HasProduct));

    /// <summary>Whether the nearest named block is another product's: <c>provider "kubernetes"</c>, <c>grafana:</c>.</summary>
    public static bool IsForeign(SettingScope scope)
    {
        foreach (var ancestor in scope.SelfAndAncestors())
        {
            if (KeyNames.HasProduct(ancestor.Kind) || ancestor.Labels.Any(KeyNames.HasProduct))
            {
                return false;
            }

            if (KeyNames.IsOther(ancestor.Kind) || ancestor.Labels.Any(KeyNames.IsOther)
                || (ancestor.Kind is "provider" or "resource" or "data" or "source" && ancestor.Labels.Count > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text is <c>user@realm</c> or <c>user@realm!name</c> of one of Proxmox's own realms.</summary>
    public static bool IsUser(string text) => text.Length <= 128 && UserOfRealm.IsMatch(text);

    /// <summary>Whether a text is <c>user@realm!name</c>, of any realm.</summary>
    public static bool IsTokenId(string text) => text.Length <= 192 && TokenId.IsMatch(text);

    /// <summary>Whether a text names the address of a Proxmox API.</summary>
    public static bool IsAddress(string text) => text.Length <= 512 && Address.IsMatch(text);

    // A key or an address that names the product.
    internal static bool Tells(Setting setting)
    {
        var text = setting.Value.Text;
        return KeyNames.HasProduct(setting.Key)
            || (setting.Value.IsKnown && text.Length <= 512 && (text.IndexOf(":8006", StringComparison.Ordinal) >= 0 || text.IndexOf("/api2/json", StringComparison.Ordinal) >= 0));
    }
}
