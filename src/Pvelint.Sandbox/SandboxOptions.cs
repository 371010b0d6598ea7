using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>How a sandbox is to be.</summary>
public sealed record SandboxOptions
{
    /// <summary>The release it answers as: one of <see cref="ApiFacts.Known"/>, the newest by default.</summary>
    public PveVersion Version { get; init; } = ApiFacts.Known[^1];

    /// <summary>The port on the loopback address; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The password of <c>root@pam</c>; null for a random one. It is kept nowhere.</summary>
    public string? RootPassword { get; init; }

    /// <summary>The passwords of users of the realm pve who have none yet.</summary>
    public IReadOnlyDictionary<string, string> Passwords { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the state is kept, in the files that <c>/etc/pve</c> has; null to keep it in memory alone.</summary>
    public string? Folder { get; init; }

    /// <summary>The users, groups, roles and pools to start with, as <c>user.cfg</c> has them; null for the small cluster that comes along.</summary>
    public string? UserCfg { get; init; }

    /// <summary>Who must give a one-time password by time, too: the key of each, base32.</summary>
    public IReadOnlyDictionary<string, string> Totp { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a 401 is held back: three seconds, as the real server does.</summary>
    public TimeSpan RefusalDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What time it is: for expiry and tickets.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
