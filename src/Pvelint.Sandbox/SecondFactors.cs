using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Pvelint.Sandbox;

/// <summary>A one-time password by time that a user must give besides the password.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">The key, base32.</param>
/// <param name="Description">What the user calls it.</param>
/// <param name="Created">When it was made, in seconds since 1970.</param>
/// <param name="IsEnabled">Whether it counts.</param>
internal sealed record SecondFactor(string Id, string Secret, string Description, long Created, bool IsEnabled);

/// <summary>The second factors of all users.</summary>
internal sealed class SecondFactors
{
    private readonly SortedDictionary<string, List<SecondFactor>> _all = new(StringComparer.Ordinal);

    /// <summary>Those who have some.</summary>
    public IReadOnlyDictionary<string, List<SecondFactor>> All => _all;

    /// <summary>Those of a user.</summary>
    public IReadOnlyList<SecondFactor> Of(string user) => _all.GetValueOrDefault(user) ?? [];

    /// <summary>Gives a user one more.</summary>
    /// <returns>Its id.</returns>
    public string Add(string user, string secret, string description, DateTimeOffset now)
    {
        var factor = new SecondFactor(Guid.NewGuid().ToString(), secret, description, now.ToUnixTimeSeconds(), true);
        _all.TryAdd(user, []);
        _all[user].Add(factor);
        return factor.Id;
    }

    /// <summary>Changes one, where something is given; false where there is none.</summary>
    public bool Change(string user, string id, string? description, string? enable)
    {
        if (!_all.TryGetValue(user, out var factors) || factors.FindIndex(factor => factor.Id == id) is not (>= 0 and var index))
        {
            return false;
        }

        factors[index] = factors[index] with { Description = description ?? factors[index].Description, IsEnabled = enable is null ? factors[index].IsEnabled : enable == "1" };
        return true;
    }

    /// <summary>Takes one away; false where there is none.</summary>
    public bool Remove(string user, string id)
    {
        var isThere = _all.TryGetValue(user, out var factors) && factors.RemoveAll(factor => factor.Id == id) > 0;
        if (factors is { Count: 0 })
        {
            _all.Remove(user);
        }

        return isThere;
    }

    /// <summary>Takes those of a user away.</summary>
    public void Remove(string user) => _all.Remove(user);
}

/// <summary>One-time passwords by time: RFC 6238 with SHA-1, six digits, thirty seconds, as Proxmox VE has them by default.</summary>
public static class Totp
{
    private const int Step = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The password of a time.</summary>
    /// <param name="secret">The key, base32.</param>
    /// <param name="time">The time.</param>
    public static string At(string secret, DateTimeOffset time)
    {
        var counter = BitConverter.GetBytes(time.ToUnixTimeSeconds() / Step);
        if (BitConverter.IsLittleEndian)
        {
            Array.Reverse(counter);
        }

        // The algorithm is that of the standard, and of every application that shows these.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a password is that of a time, or of the step before or after it.</summary>
    internal static bool Fits(string secret, string password, DateTimeOffset time) =>
        new[] { -Step, 0, Step }.Any(seconds => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(At(secret, time.AddSeconds(seconds))), Encoding.UTF8.GetBytes(password)));

    /// <summary>The key in <c>otpauth://totp/…?secret=…</c>; null where there is none.</summary>
    internal static string? SecretOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme == "otpauth" && HttpUtility.ParseQueryString(parsed.Query)["secret"] is { Length: > 0 } secret
        && secret.TrimEnd('=').All(unit => Alphabet.Contains(unit, StringComparison.OrdinalIgnoreCase)) ? secret : null;

    private static byte[] Decode(string secret)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var unit in secret.ToUpperInvariant().TrimEnd('='))
        {
            (buffer, bits) = ((buffer << 5) | Alphabet.IndexOf(unit, StringComparison.Ordinal), bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
