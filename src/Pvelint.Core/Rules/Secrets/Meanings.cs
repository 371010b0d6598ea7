using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>What a setting means: by a tool's schema, by its name, by what stands around it, in this order.</summary>
public static class Meanings
{
    /// <summary>What the setting holds; null where nothing says that it is a Proxmox credential or tells of one.</summary>
    public static KeyMeaning? Of(Setting setting)
    {
        if (KnownPlaces.MeaningOf(setting) is { } known)
        {
            return known;
        }

        if (IsHeader(setting.Value.Text))
        {
            return new KeyMeaning(KeyRole.Token, "http", Confidence.High);
        }

        var name = KeyNames.Of(setting.Key);
        if (SecretForms.IsUuid(setting.Value.Text) && KeyNames.FitsBesideId(setting.Key) && HasId(setting))
        {
            return new KeyMeaning(KeyRole.TokenSecret, "", Confidence.Medium);
        }

        if (name.Role is not { } role || name.IsOther)
        {
            return null;
        }

        if (name.IsGuest && role is KeyRole.Password)
        {
            return name.HasProduct || ProxmoxContext.Surrounds(setting) ? new KeyMeaning(KeyRole.GuestPassword, "", Confidence.Low) : null;
        }

        if (name.HasProduct)
        {
            return new KeyMeaning(role, "", Confidence.Medium);
        }

        if (ProxmoxContext.IsForeign(setting.Scope))
        {
            return null;
        }

        if (ProxmoxContext.IsNamed(setting.Scope))
        {
            return role is KeyRole.Password && !IsBare(setting.Key) ? null : new KeyMeaning(role, "", Confidence.Medium);
        }

        return role switch
        {
            // A UUID beside a token's id or a Proxmox address is a token's secret; SMBIOS ids have no such name.
            KeyRole.Token or KeyRole.TokenSecret when ProxmoxContext.Surrounds(setting) => new KeyMeaning(role, "", Confidence.Medium),
            // Whose `password` it is, only a user of a Proxmox realm right beside it tells.
            KeyRole.Password when IsBare(setting.Key) && Neighbours.Of(setting.Scope).HaveUser(setting) => new KeyMeaning(role, "", Confidence.Medium),
            _ => null,
        };
    }

    // `id = "ci@pve!deploy"`, or in a block named for Proxmox `token = "deploy"`.
    private static bool HasId(Setting secret)
    {
        var neighbours = Neighbours.Of(secret.Scope);
        return neighbours.HaveTokenId(secret) || (neighbours.HaveToken(secret) && ProxmoxContext.IsNamed(secret.Scope));
    }

    // `PVEAPIToken=…` is the value of an Authorization header, whatever variable holds it.
    private static bool IsHeader(string text) =>
        text.Length is > 12 and <= 512 && (text.StartsWith("PVEAPIToken", StringComparison.Ordinal) || text.StartsWith("PBSAPIToken", StringComparison.Ordinal)
            || text.StartsWith("PDMAPIToken", StringComparison.Ordinal) || text.StartsWith("Authorization: P", StringComparison.Ordinal));

    // `password`, `api_password`, `pass`: not `grafana_password` or `smb_password`, which name their product.
    private static bool IsBare(string key) => Words.Of(KnownPlaces.WithoutPrefix(key)).All(word => word is "api" or "user" or "auth" or "login" or "ansible" or "root" or "sudo" or "become" || KeyNames.Of(word).Role is KeyRole.Password);
}
