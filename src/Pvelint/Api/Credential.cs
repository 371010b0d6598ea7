using System.Text;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>What a client proves itself with. It is checked when it is made, so that nothing but one line of ASCII gets near a header.</summary>
internal abstract class Credential
{
    /// <summary>The user or token that it stands for.</summary>
    public abstract string AuthId { get; }

    /// <summary>All of it that must never be shown.</summary>
    public abstract IEnumerable<Secret> Secrets { get; }

    /// <summary>Puts it into a request.</summary>
    public abstract void Apply(HttpRequestMessage request);

    /// <summary>Nothing of the secret.</summary>
    public sealed override string ToString() => AuthId + " ***";

    /// <summary>
    /// Adds a header as it is. The framework's own check would put the whole value into the text of its exception, so the check is
    /// here, and the framework is told to make none: then it would let line breaks through.
    /// </summary>
    protected static void Add(HttpRequestMessage request, string name, string value)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || !request.Headers.TryAddWithoutValidation(name, value))
        {
            throw new InvalidOperationException("a credential that was not checked");
        }
    }

    /// <summary>Everything but letters, digits and a few harmless signs as <c>%XX</c>: Proxmox VE decodes what it is given, and cuts it at a semicolon.</summary>
    protected static string Escaped(string value, string harmless)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var unit in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || harmless.Contains((char)unit))
            {
                text.Append((char)unit);
            }
            else
            {
                text.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }
}

/// <summary>An API token: its id and its secret.</summary>
internal sealed class ApiToken : Credential
{
    private ApiToken(TokenId id, Secret secret) => (Id, Secret) = (id, secret);

    public TokenId Id { get; }

    public Secret Secret { get; }

    public override string AuthId => Id.ToString();

    public override IEnumerable<Secret> Secrets => [Secret];

    /// <summary>A token of an id and a secret as they are written in settings.</summary>
    /// <param name="id"><c>user@realm!name</c>.</param>
    /// <param name="secret">The secret: a UUID, since Proxmox VE makes no other.</param>
    /// <param name="where">Where they stand, for the message.</param>
    /// <exception cref="StopException">One of them is none; the message tells nothing of the secret.</exception>
    public static ApiToken Of(string id, string secret, string where)
    {
        var known = TokenId.Parse(id.Trim()) ?? throw new StopException(
            ExitCode.Usage, $"{where}: the id of an API token is user@realm!name, as in ci@pve!terraform" + (id.Contains('=') ? "; its secret belongs apart" : ""));
        return Find(known, new Secret(secret.Trim()))
            ?? throw new StopException(ExitCode.Usage, $"{where}: the secret of {known} is not of the form that Proxmox VE gives (8-4-4-4-12 hexadecimal digits): was all of it copied, and nothing more?");
    }

    /// <summary>A token of an id and a secret; null where Proxmox VE makes none such.</summary>
    public static ApiToken? Find(TokenId id, Secret secret) =>
        id.User.Any(char.IsControl) || !Guid.TryParseExact(secret.Reveal(), "D", out _) ? null : new ApiToken(id, secret);

    /// <summary>A token as bpg's provider takes it: <c>user@realm!name=secret</c>.</summary>
    /// <exception cref="StopException">It is none; the message tells nothing of it.</exception>
    public static ApiToken Parse(string text, string where)
    {
        var equals = text.LastIndexOf('=');
        return equals < 0
            ? throw new StopException(ExitCode.Usage, $"{where}: an API token is written user@realm!name=secret")
            : Of(text[..equals], text[(equals + 1)..], where);
    }

    public override void Apply(HttpRequestMessage request) =>
        Add(request, "Authorization", "PVEAPIToken=" + Escaped(AuthId, "@!._-") + "=" + Secret.Reveal());
}

/// <summary>A ticket that a login with a password gave, and the token that every change has to carry beside it.</summary>
internal sealed class Ticket : Credential
{
    // Two hours (pve-access-control, $ticket_lifetime); one that is half as old is renewed while it surely holds.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private Ticket(string user, Secret value, Secret csrf, DateTimeOffset since) => (AuthId, Value, Csrf, Since) = (user, value, csrf, since);

    public override string AuthId { get; }

    public Secret Value { get; }

    /// <summary>The <c>CSRFPreventionToken</c>.</summary>
    public Secret Csrf { get; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Whether it is time to renew it.</summary>
    public bool IsOld => DateTimeOffset.UtcNow - Since > Lifetime;

    public override IEnumerable<Secret> Secrets => [Value, Csrf];

    /// <summary>A ticket as an endpoint gives it; null where it is none.</summary>
    public static Ticket? Of(string user, string ticket, string csrf, DateTimeOffset? since = null) =>
        UserId.Parse(user) is not null && !user.Any(char.IsControl)
        && ticket.StartsWith("PVE:", StringComparison.Ordinal) && ticket.Length < 4096 && !ticket.Any(char.IsControl)
        && csrf.Length is > 0 and < 256 && !csrf.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new Ticket(user, new Secret(ticket), new Secret(csrf), since ?? DateTimeOffset.UtcNow)
            : null;

    public override void Apply(HttpRequestMessage request)
    {
        Add(request, "Cookie", "PVEAuthCookie=" + Escaped(Value.Reveal(), "._-"));
        if (request.Method != HttpMethod.Get)
        {
            Add(request, "CSRFPreventionToken", Csrf.Reveal());
        }
    }
}
