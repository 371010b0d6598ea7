using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pvelint.Api;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>
/// The options of all commands that talk to an endpoint. What they do not say the environment does, under the names that the tools
/// of Proxmox VE use; a secret is taken from there, a prompt or standard input, never from an argument.
/// </summary>
internal sealed class EndpointOptions
{
    private const int LongestSecret = 4096;

    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The endpoint (default: PROXMOX_VE_ENDPOINT, PM_API_URL or PROXMOX_URL)", HelpName = "URL" };
    private readonly Option<string?> _ca = new("--ca") { Description = "Trust the authorities in this file alone, such as a copy of /etc/pve/pve-root-ca.pem", HelpName = "FILE" };
    private readonly Option<string?> _fingerprint = new("--fingerprint") { Description = "Trust the certificate with this SHA-256 alone; 'pvelint fingerprint URL' shows it", HelpName = "SHA256" };
    private readonly Option<string?> _proxy = new("--proxy") { Description = "Go through this proxy (default: what the environment says), or none", HelpName = "URL|none" };
    private readonly Option<string?> _user = new("--user") { Description = "Log in as this user; the password is asked for, or stands in PROXMOX_VE_PASSWORD, PM_PASS or PROXMOX_PASSWORD", HelpName = "USER@REALM" };
    private readonly Option<string?> _tokenId = new("--token-id") { Description = "Log in with this API token; its secret is asked for, or stands in the environment", HelpName = "USER@REALM!NAME" };
    private readonly Option<bool> _passwordStdin = new("--password-stdin") { Description = "Read the password or the token's secret from the first line of standard input" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say each request on standard error: method, path, status, time" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="purpose">What <c>--endpoint</c> is for, where files would do in its place; null where there is always one.</param>
    public EndpointOptions AddTo(Command command, string? purpose = null)
    {
        _endpoint.Description = purpose ?? _endpoint.Description;
        foreach (var option in new Option[] { _endpoint, _ca, _fingerprint, _proxy, _user, _tokenId, _passwordStdin, _verbose })
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>Adds what says where the endpoint is and whom to trust, for a command that logs in as nobody of its own.</summary>
    /// <param name="command">The command.</param>
    /// <param name="with">The option that they go with.</param>
    public void AddAddressTo(Command command, string with)
    {
        foreach (var option in new Option[] { _endpoint, _ca, _fingerprint, _proxy })
        {
            option.Description = $"With {with}: {option.Description![..1].ToLowerInvariant()}{option.Description[1..]}";
            command.Options.Add(option);
            command.Validators.Add(result =>
            {
                if (result.GetResult(option) is { Implicit: false } && !result.Children.OfType<System.CommandLine.Parsing.OptionResult>().Any(given => given.Option.Name == with))
                {
                    result.AddError($"{option.Name} goes with {with}");
                }
            });
        }
    }

    /// <summary>Adds the proxy alone, for a command that trusts nobody and logs in as nobody.</summary>
    public void AddProxyTo(Command command) => command.Options.Add(_proxy);

    /// <summary>Whether <c>--endpoint</c> is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(_endpoint) is not null;

    /// <summary>The endpoint.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="address">The address, where an argument gives it in place of <c>--endpoint</c>.</param>
    /// <exception cref="StopException">There is none, or it is none.</exception>
    public EndpointSettings Settings(ParseResult parsed, Host host, string? address = null)
    {
        var (text, where) = address is not null ? (address, "the address")
            : parsed.GetValue(_endpoint) is { } given ? (given, _endpoint.Name)
            : EndpointEnvironment.EndpointOf(host) ?? throw new StopException(ExitCode.Usage, "say which endpoint: --endpoint https://NAME:8006, or PROXMOX_VE_ENDPOINT (PM_API_URL, PROXMOX_URL)");
        var settings = new EndpointSettings
        {
            Endpoint = EndpointSettings.ParseEndpoint(text, where),
            Authorities = parsed.GetValue(_ca) is { } file ? Authorities(file, host) : null,
            Fingerprint = parsed.GetValue(_fingerprint) is { } fingerprint ? EndpointSettings.ParseFingerprint(fingerprint) : null,
            Log = parsed.GetValue(_verbose) ? host.Say : null,
        };
        if (settings is { Authorities: not null, Fingerprint: not null })
        {
            throw new StopException(ExitCode.Usage, "give --ca or --fingerprint: each tells alone which certificate counts");
        }

        return parsed.GetValue(_proxy) switch
        {
            null => settings,
            "none" => settings with { IsDirect = true },
            var proxy => settings with { Proxy = ProxyOf(proxy) },
        };
    }

    /// <summary>Whether a user with a password is named.</summary>
    public bool HasUser(ParseResult parsed) => parsed.GetValue(_user) is not null;

    /// <summary>The token that is asked about: <c>--token-id</c>, or what the environment gives to one of the tools, whoever else logs in.</summary>
    /// <exception cref="StopException">There is none.</exception>
    public ApiToken Token(ParseResult parsed, EndpointSettings settings, Host host)
    {
        var tools = EndpointEnvironment.For(settings.Endpoint, host);
        var isIn = parsed.GetValue(_passwordStdin) && !HasUser(parsed);
        return parsed.GetValue(_tokenId) is { } id
            ? (isIn ? null : tools.Select(tool => tool.FindToken(host)).FirstOrDefault(token => token?.AuthId == id)) ?? ApiToken.Of(id, SecretOf($"secret of {id}", isIn, host).Reveal(), _tokenId.Name)
            : tools.Select(tool => tool.FindToken(host)).FirstOrDefault(token => token is not null)
                ?? throw new StopException(ExitCode.Usage, "say which token: --token-id user@realm!name, or PROXMOX_VE_API_TOKEN (PM_API_TOKEN_ID, PROXMOX_TOKEN) in the environment");
    }

    /// <summary>The administrator that <c>--user</c> names.</summary>
    public PveLogin Administrator(ParseResult parsed, EndpointSettings settings, Host host)
    {
        var user = parsed.GetValue(_user)!;
        var own = EndpointEnvironment.For(settings.Endpoint, host).Where(tool => tool.FindUser(host) is not { } other || other == user).ToList();
        return WithPassword(user, parsed.GetValue(_passwordStdin), own.Select(tool => tool.FindPassword(host)).FirstOrDefault(password => password is not null), own, host);
    }

    /// <summary>As whom to log in at an endpoint.</summary>
    /// <exception cref="StopException">Nobody is named, or it cannot be found out with what secret.</exception>
    public PveLogin Login(ParseResult parsed, EndpointSettings settings, Host host)
    {
        var fromInput = parsed.GetValue(_passwordStdin);
        var tools = EndpointEnvironment.For(settings.Endpoint, host);
        switch (parsed.GetValue(_tokenId), parsed.GetValue(_user))
        {
            case (not null, not null):
                throw new StopException(ExitCode.Usage, "give --user or --token-id: one of them logs in");
            case ({ } id, null):
                return new PveLogin.WithToken(
                    !fromInput && tools.Select(tool => tool.FindToken(host)).FirstOrDefault(token => token?.AuthId == id) is { } known ? known
                        : ApiToken.Of(id, SecretOf($"secret of {id}", fromInput, host).Reveal(), _tokenId.Name));
            case (null, { } user):
                var own = tools.Where(tool => tool.FindUser(host) is not { } other || other == user).ToList();
                return WithPassword(user, fromInput, own.Select(tool => tool.FindPassword(host)).FirstOrDefault(password => password is not null), own, host);
        }

        foreach (var tool in tools)
        {
            if (tool.FindToken(host) is { } token)
            {
                return new PveLogin.WithToken(token);
            }

            if (tool.FindTicket(host) is { } ticket)
            {
                return new PveLogin.WithTicket(ticket);
            }

            if (tool.FindUser(host) is { } user && tool.FindPassword(host) is { } password)
            {
                return WithPassword(user, fromInput: false, password, [tool], host);
            }
        }

        throw new StopException(ExitCode.Usage, "say as whom to log in: --user root@pam, --token-id user@realm!name, or PROXMOX_VE_API_TOKEN in the environment");
    }

    private static PveLogin WithPassword(string user, bool fromInput, Secret? known, IReadOnlyList<EndpointEnvironment> tools, Host host)
    {
        if (Access.UserId.Parse(user) is null || user.Any(char.IsControl))
        {
            throw new StopException(ExitCode.Usage, "a user is named with its realm, as in root@pam or ci@pve");
        }

        // Asked for once: what comes next on standard input is no password.
        Secret? password = null;
        return new PveLogin.WithPassword(
            user,
            () => password ??= !fromInput && known is not null ? known : SecretOf($"password of {user}", fromInput, host),
            () => tools.Select(tool => tool.FindSecondFactor(host)).FirstOrDefault(answer => answer is not null) ?? host.AskSecret?.Invoke($"second factor of {user} (digits, or recovery:KEY)"));
    }

    private static Secret SecretOf(string what, bool fromInput, Host host)
    {
        var secret = fromInput ? FirstLine(host.Input)
            : host.AskSecret is { } ask ? ask(what)
            : throw new StopException(ExitCode.Usage, $"there is nobody to ask for the {what}: set it in the environment (PROXMOX_VE_PASSWORD, PROXMOX_VE_API_TOKEN), or give it with --password-stdin");
        return secret is not null && secret.Reveal().Length > 0 ? secret : throw new StopException(ExitCode.Usage, $"no {what} was given");
    }

    private static Secret FirstLine(Stream input)
    {
        var bytes = new byte[LongestSecret];
        var count = 0;
        for (int next; count < bytes.Length && (next = input.ReadByte()) is >= 0 and not '\n'; count++)
        {
            bytes[count] = (byte)next;
        }

        var secret = new Secret(Host.Utf8.GetString(bytes, 0, count).TrimEnd('\r'));
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }

    private static X509Certificate2Collection Authorities(string file, Host host)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(host.Absolute(file));
            return authorities.Count > 0 ? authorities : throw new StopException(ExitCode.Usage, $"--ca {file}: there is no certificate in it (a file of PEM: -----BEGIN CERTIFICATE-----)");
        }
        catch (CryptographicException)
        {
            throw new StopException(ExitCode.Usage, $"--ca {file}: what is in it is no certificate (a file of PEM: -----BEGIN CERTIFICATE-----)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"--ca {file}: cannot be read");
        }
    }

    private static Uri ProxyOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "socks4" or "socks4a" or "socks5" && proxy.Host.Length > 0
            ? proxy.UserInfo.Length == 0 ? proxy : throw new StopException(ExitCode.Usage, "--proxy holds a password, where others see it: set HTTPS_PROXY in the environment instead")
            : throw new StopException(ExitCode.Usage, "--proxy is no address of a proxy: write http://NAME:PORT, socks5://NAME:PORT, or none");
}
