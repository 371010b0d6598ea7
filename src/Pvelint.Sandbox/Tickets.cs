using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pvelint.Sandbox;

/// <summary>
/// Tickets and the tokens that go with them, of the form that Proxmox VE gives them, signed with keys of this process.
/// Source: pve-common src/PVE/Ticket.pm.
/// </summary>
internal sealed class Tickets(TimeProvider clock)
{
    private const long Lifetime = 2 * 60 * 60;
    private const long Grace = 5 * 60;
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A ticket: <c>PVE:root@pam:6B021D54::…</c>.</summary>
    /// <param name="data">The user, or what a second factor is to answer.</param>
    /// <param name="bound">What else is signed; null for nothing.</param>
    public string Make(string data, string? bound = null)
    {
        var plain = $"PVE:{data}:{clock.GetUtcNow().ToUnixTimeSeconds():X8}";
        return plain + "::" + Convert.ToBase64String(Sign(plain, bound));
    }

    /// <summary>What a ticket was made of; null for one that is none, has expired, or was signed by others.</summary>
    public string? Read(string ticket, string? bound = null)
    {
        var mark = ticket.LastIndexOf("::", StringComparison.Ordinal);
        if (mark < 0 || !ticket.StartsWith("PVE:", StringComparison.Ordinal))
        {
            return null;
        }

        var plain = ticket[..mark];
        var colon = plain.LastIndexOf(':');
        var signature = new byte[512];
        return colon > 4 && IsCurrent(plain[(colon + 1)..])
            && Convert.TryFromBase64String(ticket[(mark + 2)..], signature, out var length)
            && Key.Value.VerifyData(Bytes(plain, bound), signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? plain[4..colon]
            : null;
    }

    /// <summary>What a write with a ticket must send along.</summary>
    public string MakeCsrf(string user) => MakeCsrf(user, $"{clock.GetUtcNow().ToUnixTimeSeconds():X8}");

    /// <summary>Whether a text is what <see cref="MakeCsrf(string)"/> gave.</summary>
    public bool IsCsrf(string user, string token) => token.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && IsCurrent(token[..colon])
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(MakeCsrf(user, token[..colon])));

    private string MakeCsrf(string user, string time) =>
        time + ":" + Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{time}:{user}"))).TrimEnd('=');

    private bool IsCurrent(string time) => long.TryParse(time, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var made)
        && clock.GetUtcNow().ToUnixTimeSeconds() - made is > -Grace and < Lifetime;

    private static byte[] Sign(string plain, string? bound) => Key.Value.SignData(Bytes(plain, bound), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static byte[] Bytes(string plain, string? bound) => Encoding.UTF8.GetBytes(bound is null ? plain : $"{plain}:{bound}");
}
