using System.Security.Cryptography;
using System.Text;
using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>What a sandbox knows, in the files that <c>/etc/pve</c> has. For one thread at a time.</summary>
internal sealed class SandboxState
{
    private const string Users = "user.cfg";
    private const string Tokens = "priv/token.cfg";
    private const string Shadow = "priv/shadow.cfg";
    private const string Domains = "domains.cfg";
    private readonly StateFolder? _folder;
    private readonly SortedDictionary<string, string> _tokens;
    private readonly SortedDictionary<string, string> _passwords;
    private readonly byte[] _rootSalt = RandomNumberGenerator.GetBytes(16);
    private byte[] _rootPassword;
    private string _text;

    /// <summary>Starts from what a folder holds, or from the seed.</summary>
    public SandboxState(SandboxOptions options, string rootPassword, StateFolder? folder = null)
    {
        Version = options.Version;
        Facts = ApiFacts.Of(options.Version);
        Seed = ClusterSeed.Read();
        Cluster = Seed.State;
        _folder = folder;
        _tokens = Pairs(_folder?.Read(Tokens) ?? "", ' ');
        _passwords = Pairs(_folder?.Read(Shadow) ?? "", ':');
        _rootPassword = Derive(rootPassword, _rootSalt);
        _text = _folder?.Read(Users) ?? options.UserCfg ?? Seed.UserCfg;
        Realms = new Realms(_folder?.Read(Domains) ?? "");
        foreach (var (user, secret) in options.Totp)
        {
            SecondFactors.Add(user, secret, "", options.Clock.GetUtcNow());
        }

        (Config, Grants) = Load(_text);
        foreach (var (user, password) in options.Passwords.Where(pair => UserId.Parse(pair.Key) is { Realm: "pve" } id && Config.Users.ContainsKey(pair.Key) && !_passwords.ContainsKey(id.Name)))
        {
            SetPassword(UserId.Parse(user)!.Value, password);
        }

        Save();
    }

    /// <summary>The release.</summary>
    public PveVersion Version { get; }

    /// <summary>What its API asks for.</summary>
    public ApiFacts Facts { get; }

    /// <summary>The guests, nodes and storages that there are.</summary>
    public ClusterSeed Seed { get; }

    /// <summary>The configuration that checks look at.</summary>
    public PveState Cluster { get; init; }

    /// <summary>Users, groups, roles, pools and entries. To be read only: <see cref="Change"/> changes.</summary>
    public UserConfig Config { get; private set; }

    /// <summary>Who may do what.</summary>
    public AccessModel Grants { get; private set; }

    /// <summary>Whether the cluster has a quorum: nothing can be written without.</summary>
    public bool IsQuorate { get; set; } = true;

    /// <summary>The text of <c>user.cfg</c>.</summary>
    public string UserCfg => _text;

    /// <summary>
    /// Makes a change of <c>user.cfg</c> as a whole or not at all. What goes wrong is told behind what was tried.
    /// Source: pve-access-control src/PVE/AccessControl.pm lock_user_config.
    /// </summary>
    public ApiAnswer Change(string task, Func<UserConfig, ApiAnswer> change)
    {
        // Source: pve-cluster src/PVE/Cluster.pm cfs_lock.
        if (!IsQuorate)
        {
            return ApiAnswer.Failed("cfs-lock 'file-user_cfg' error: no quorum!").Within(task);
        }

        var config = UserConfig.Read(_text, Version, out _);
        var answer = change(config);
        if (!answer.IsFine)
        {
            return answer.Within(task);
        }

        Restore(config.Write());
        return answer;
    }

    /// <summary>Makes a change of the realms as a whole or not at all.</summary>
    public ApiAnswer ChangeRealms(string task, Func<Realms, ApiAnswer> change)
    {
        if (!IsQuorate)
        {
            return ApiAnswer.Failed("cfs-lock 'file-domains_cfg' error: no quorum!").Within(task);
        }

        var realms = new Realms(Realms.Write());
        var answer = change(realms);
        if (answer.IsFine)
        {
            Realms = new Realms(realms.Write());
            Save();
        }

        return answer.Within(task);
    }

    /// <summary>Takes a text for <c>user.cfg</c>.</summary>
    public void Restore(string text)
    {
        _text = text;
        (Config, Grants) = Load(text);
        Save();
    }

    /// <summary>The ids of the tokens that a secret is kept for.</summary>
    public IReadOnlyList<string> TokensWithSecret => [.. _tokens.Keys];

    /// <summary>A new secret for a token, which it has from now on.</summary>
    public string NewSecret(string token)
    {
        var secret = Guid.NewGuid().ToString();
        _tokens[token] = secret;
        return secret;
    }

    /// <summary>Takes the secret of a token away. That of a token whose user was deleted stays, and opens nothing.</summary>
    public void ForgetSecret(string token) => _tokens.Remove(token);

    /// <summary>Whether a text is the secret of a token.</summary>
    public bool IsSecret(string token, string secret) => _tokens.TryGetValue(token, out var known)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(secret));

    /// <summary>The realms.</summary>
    public Realms Realms { get; private set; }

    /// <summary>The second factors. They are kept in memory alone.</summary>
    public SecondFactors SecondFactors { get; } = new();

    /// <summary>Gives <c>root@pam</c> or a user of the realm pve a password; false for any other.</summary>
    public bool SetPassword(UserId user, string password)
    {
        if (user.ToString() == UserId.Root)
        {
            _rootPassword = Derive(password, _rootSalt);
            return true;
        }

        if (user.Realm != "pve")
        {
            return false;
        }

        var salt = RandomNumberGenerator.GetBytes(16);
        _passwords[user.Name] = Convert.ToBase64String(salt) + "$" + Convert.ToBase64String(Derive(password, salt));
        Save();
        return true;
    }

    /// <summary>Takes the password and the second factors of a user who is deleted away.</summary>
    public void Forget(UserId user)
    {
        SecondFactors.Remove(user.ToString());
        if (user.Realm == "pve")
        {
            _passwords.Remove(user.Name);
        }
    }

    /// <summary>Whether a text is the password of a user: of <c>root@pam</c>, or one of the realm pve.</summary>
    public bool IsPassword(UserId user, string password)
    {
        if (user.ToString() == UserId.Root)
        {
            return CryptographicOperations.FixedTimeEquals(_rootPassword, Derive(password, _rootSalt));
        }

        return user.Realm == "pve" && _passwords.TryGetValue(user.Name, out var known) && known.Split('$') is [var salt, var hash]
            && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(hash), Derive(password, Convert.FromBase64String(salt)));
    }

    private (UserConfig Config, AccessModel Grants) Load(string text)
    {
        var config = UserConfig.Read(text, Version, out var plan);
        return (config, new AccessModel(plan, Version));
    }

    private void Save()
    {
        _folder?.Write(Users, _text);
        _folder?.Write(Tokens, string.Concat(_tokens.Select(pair => $"{pair.Key} {pair.Value}\n")));
        _folder?.Write(Domains, Realms.Write());
        _folder?.Write(Shadow, string.Concat(_passwords.Select(pair => $"{pair.Key}:{pair.Value}:\n")));
    }

    private static byte[] Derive(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, 20_000, HashAlgorithmName.SHA256, 32);

    private static SortedDictionary<string, string> Pairs(string text, char mark) => new(
        text.Split('\n').Select(line => line.Split(mark)).Where(parts => parts.Length > 1).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal), StringComparer.Ordinal);
}
