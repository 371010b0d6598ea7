using System.Text.Json;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>As whom to log in: with an API token, or a user's password. Where the password comes from is asked only when it is needed.</summary>
internal abstract record PveLogin
{
    private PveLogin()
    {
    }

    /// <summary>The user or token.</summary>
    public abstract string AuthId { get; }

    /// <summary>Logs in: a token needs no call, a password one, a second factor one more.</summary>
    /// <param name="client">A client of the endpoint.</param>
    /// <param name="cancel">Ends the call.</param>
    /// <exception cref="PveFault">The login is not accepted.</exception>
    public abstract Task<PveClient> EnterAsync(PveClient client, CancellationToken cancel = default);

    /// <summary>A client with a new ticket in place of one that is about to end; the same client where there is nothing to renew.</summary>
    /// <param name="client">A client that is logged in.</param>
    /// <param name="cancel">Ends the call.</param>
    /// <exception cref="PveFault">The ticket has ended: the password is needed again.</exception>
    public static async Task<PveClient> RenewAsync(PveClient client, CancellationToken cancel = default)
    {
        if (client.Credential is not Ticket { IsOld: true } ticket)
        {
            return client;
        }

        // A ticket that still holds counts as the password (pve-access-control src/PVE/API2/AccessControl.pm create_ticket).
        var answer = await client.As(null).PostAsync($"/access/ticket", new PveForm { { "username", ticket.AuthId }, { "password", ticket.Value } }, cancel).ConfigureAwait(false);
        return Entered(client, ticket.AuthId, answer);
    }

    // The user comes back as Proxmox VE writes it: realms may be case-insensitive.
    private static PveClient Entered(PveClient client, string user, JsonElement answer) =>
        Ticket.Of(answer.Text("username") ?? user, answer.Text("ticket") ?? "", answer.Text("CSRFPreventionToken") ?? "") is { } ticket
            ? client.As(ticket)
            : throw client.NotUnderstood("/access/ticket");

    /// <summary>With a token.</summary>
    public sealed record WithToken(ApiToken Token) : PveLogin
    {
        public override string AuthId => Token.AuthId;

        public override Task<PveClient> EnterAsync(PveClient client, CancellationToken cancel = default) => Task.FromResult(client.As(Token));
    }

    /// <summary>With a ticket that somebody got elsewhere.</summary>
    public sealed record WithTicket(Ticket Ticket) : PveLogin
    {
        public override string AuthId => Ticket.AuthId;

        public override Task<PveClient> EnterAsync(PveClient client, CancellationToken cancel = default) => Task.FromResult(client.As(Ticket));
    }

    /// <summary>With a password.</summary>
    /// <param name="User">The user, <c>name@realm</c>.</param>
    /// <param name="Password">Gives the password.</param>
    /// <param name="SecondFactor">Gives the answer to a second factor: digits, or <c>recovery:KEY</c>; null where nobody can be asked.</param>
    public sealed record WithPassword(string User, Func<Secret> Password, Func<Secret?> SecondFactor) : PveLogin
    {
        // What a person can type; a security key talks to a browser alone.
        private static readonly string[] Typed = ["totp", "yubico", "recovery"];

        private const string Challenge = "PVE:!tfa!";

        public override string AuthId => User;

        public override async Task<PveClient> EnterAsync(PveClient client, CancellationToken cancel = default)
        {
            var first = await client.PostAsync($"/access/ticket", new PveForm { { "username", User }, { "password", Password() } }, cancel).ConfigureAwait(false);
            var answer = first.Flag("NeedTFA") == true || first.Text("ticket")?.StartsWith(Challenge, StringComparison.Ordinal) == true
                ? await SecondAsync(client, first.Text("ticket") ?? "", cancel).ConfigureAwait(false)
                : first;
            return Entered(client, User, answer);
        }

        // Source: pve-access-control src/PVE/API2/AccessControl.pm create_ticket; pve-manager www/manager6/window/LoginWindow.js.
        private async Task<JsonElement> SecondAsync(PveClient client, string challenge, CancellationToken cancel)
        {
            var kinds = Kinds(challenge);
            var typed = Typed.Where(kinds.Contains).ToList();
            if (typed.Count == 0)
            {
                throw new PveFault(PveFaultKind.NotAuthenticated, $"{User} has a second factor that only a browser can ask for ({(kinds.Count == 0 ? "of an unknown kind" : PveFaults.Shown(string.Join(", ", kinds), []))}): use an API token, or a user with TOTP");
            }

            var given = SecondFactor() ?? throw new PveFault(
                PveFaultKind.NotAuthenticated, $"{User} has a second factor ({string.Join(", ", typed)}), and nobody can be asked for it: set PROXMOX_VE_OTP, run it on a terminal, or use an API token");
            var text = given.Reveal().Trim();
            var response = Typed.Any(kind => text.StartsWith(kind + ":", StringComparison.Ordinal)) ? text : typed[0] + ":" + text;
            return await client.PostAsync(
                $"/access/ticket",
                new PveForm { { "username", User }, { "tfa-challenge", new Secret(challenge) }, { "password", new Secret(response) } },
                cancel).ConfigureAwait(false);
        }

        // PVE:!tfa!{"totp":true,…}:TIME::SIGNATURE, with %3A for colons.
        private static List<string> Kinds(string challenge)
        {
            if (!challenge.StartsWith(Challenge, StringComparison.Ordinal))
            {
                return [];
            }

            try
            {
                using var kinds = JsonDocument.Parse(Uri.UnescapeDataString(challenge[Challenge.Length..].Split(':')[0]));
                return kinds.RootElement.ValueKind != JsonValueKind.Object ? []
                    : [.. kinds.RootElement.EnumerateObject().Where(kind => kind.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)).Take(8).Select(kind => kind.Name)];
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return [];
            }
        }
    }
}
