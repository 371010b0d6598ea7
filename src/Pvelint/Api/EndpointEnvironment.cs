using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>The variables under which one tool is told an endpoint and a login. What one of them does not have is empty.</summary>
/// <param name="Tool">The tool, for messages.</param>
/// <param name="Endpoint">The address.</param>
/// <param name="Token">A whole token.</param>
/// <param name="TokenId">A token's id; of Packer a user's, too, and of Ansible the token's name alone.</param>
/// <param name="TokenSecret">A token's secret.</param>
/// <param name="User">A user.</param>
/// <param name="Password">Its password.</param>
/// <param name="SecondFactor">The answer to its second factor.</param>
internal sealed record EndpointEnvironment(string Tool, string Endpoint, string Token, string TokenId, string TokenSecret, string User, string Password, string SecondFactor)
{
    private const string TicketName = "PROXMOX_VE_AUTH_TICKET";
    private const string CsrfName = "PROXMOX_VE_CSRF_PREVENTION_TOKEN";

    /// <summary>The tools, in the order in which they are asked. Sources: bpg docs/index.md; Telmate proxmox/provider.go; packer-plugin-proxmox builder/proxmox/common/config.go; community.proxmox plugins/module_utils/proxmox.py.</summary>
    public static IReadOnlyList<EndpointEnvironment> All { get; } =
    [
        new("bpg's provider", "PROXMOX_VE_ENDPOINT", "PROXMOX_VE_API_TOKEN", "", "", "PROXMOX_VE_USERNAME", "PROXMOX_VE_PASSWORD", "PROXMOX_VE_OTP"),
        new("Telmate's provider", "PM_API_URL", "", "PM_API_TOKEN_ID", "PM_API_TOKEN_SECRET", "PM_USER", "PM_PASS", "PM_OTP"),
        new("Packer", "PROXMOX_URL", "", "PROXMOX_USERNAME", "PROXMOX_TOKEN", "PROXMOX_USERNAME", "PROXMOX_PASSWORD", ""),
        new("Ansible", "PROXMOX_HOST", "", "PROXMOX_TOKEN_ID", "PROXMOX_TOKEN_SECRET", "PROXMOX_USER", "PROXMOX_PASSWORD", "") { Port = "PROXMOX_PORT" },
    ];

    /// <summary>The port, where the address is a name alone; empty where that is one whole.</summary>
    public string Port { get; init; } = "";

    /// <summary>The address that the environment gives, with the name of its variable; null where it gives none.</summary>
    public static (string Text, string Variable)? EndpointOf(Host host) =>
        All.Select(tool => (Text: tool.Address(host), Variable: tool.Endpoint)).Where(found => found.Text is not null).Select(found => ((string, string)?)(found.Text!, found.Variable)).FirstOrDefault();

    /// <summary>
    /// The tools whose variables may be used at an endpoint: those that name it, or none. A login that is meant for one endpoint is not
    /// sent to another; that is said.
    /// </summary>
    public static IReadOnlyList<EndpointEnvironment> For(Uri endpoint, Host host)
    {
        var tools = new List<EndpointEnvironment>();
        foreach (var tool in All.Where(tool => tool.HasLogin(host)))
        {
            // Packer and Ansible have one name for the password: where only one of them says an endpoint, it says it of the password, too.
            var names = All.Where(other => other == tool || (other.Password == tool.Password && tool.Value(tool.Password, host) is not null && tool.Address(host) is null)).Where(other => other.Address(host) is not null).ToList();
            if (names.Count == 0 || names.Exists(other => IsSame(other.Address(host)!, endpoint)))
            {
                tools.Add(tool);
            }
            else if (names.Contains(tool))
            {
                host.Say($"the login in the environment is for the endpoint of {tool.Endpoint}: it is not sent to {endpoint.GetLeftPart(UriPartial.Authority)}");
            }
        }

        return tools;
    }

    /// <summary>Takes the secrets of all tools out of the environment of a program that has no use for them.</summary>
    public static void Withhold(IDictionary<string, string?> environment)
    {
        foreach (var name in All.SelectMany(tool => new[] { tool.Token, tool.TokenSecret, tool.Password, tool.SecondFactor }).Append(TicketName).Append(CsrfName).Append("PROXMOX_OTP").Where(name => name.Length > 0))
        {
            environment.Remove(name);
        }
    }

    /// <summary>The token that the variables give; null where they give none.</summary>
    public ApiToken? FindToken(Host host)
    {
        if (Value(Token, host) is { } whole)
        {
            return ApiToken.Parse(whole, Token);
        }

        var id = Value(TokenId, host) is { } name && !name.Contains('!') && TokenId != User && Value(User, host) is { } user ? $"{user}!{name}" : Value(TokenId, host);
        return id is not null && id.Contains('!') && Value(TokenSecret, host) is { } secret ? ApiToken.Of(id, secret, $"{TokenId} and {TokenSecret}") : null;
    }

    /// <summary>The ticket that bpg's provider takes, with its other half; null where there is none.</summary>
    /// <exception cref="StopException">It is no ticket; the message tells nothing of it.</exception>
    public Ticket? FindTicket(Host host)
    {
        if (Token.Length == 0 || Value(TicketName, host) is not { } ticket || Value(CsrfName, host) is not { } csrf)
        {
            return null;
        }

        // PVE:user@realm:TIME::SIGNATURE
        var user = ticket.Split(':') is ["PVE", var name, ..] ? Uri.UnescapeDataString(name) : "";
        return Ticket.Of(user, ticket, csrf) ?? throw new StopException(ExitCode.Usage, $"{TicketName} and {CsrfName}: these are no ticket and token of Proxmox VE (PVE:user@realm:…)");
    }

    /// <summary>The user; null where none is given.</summary>
    public string? FindUser(Host host) => Value(User, host) is { } user && Access.TokenId.Parse(user) is null ? user : null;

    /// <summary>The password; null where none is given.</summary>
    public Secret? FindPassword(Host host) => Value(Password, host) is { } password ? new Secret(password) : null;

    /// <summary>The answer to a second factor; null where none is given.</summary>
    public Secret? FindSecondFactor(Host host) => Value(SecondFactor, host) is { } answer ? new Secret(answer) : null;

    private bool HasLogin(Host host) => new[] { Token, TokenSecret, Password, Token.Length > 0 ? TicketName : "" }.Any(name => Value(name, host) is not null);

    private string? Address(Host host) =>
        Value(Endpoint, host) is { } name && Value(Port, host) is { } port && name.LastIndexOf(':') <= name.LastIndexOf(']') ? $"{name}:{port}" : Value(Endpoint, host);

    private string? Value(string name, Host host) => name.Length > 0 && host.Variable(name) is { Length: > 0 } value ? value : null;

    private static bool IsSame(string text, Uri endpoint)
    {
        try
        {
            return Uri.Compare(EndpointSettings.ParseEndpoint(text, ""), endpoint, UriComponents.HostAndPort, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        }
        catch (StopException)
        {
            return false;
        }
    }
}
