using Pvelint.Commands;

namespace Pvelint.Api;

/// <summary>What went wrong with a call.</summary>
internal enum PveFaultKind
{
    /// <summary>Nobody was reached: no such name, nobody listens, no way there.</summary>
    Unreachable,

    /// <summary>The certificate is not to be trusted, or there is no TLS at all.</summary>
    NotTrusted,

    /// <summary>The endpoint sends us to another address.</summary>
    Redirected,

    /// <summary>Who answers is no Proxmox VE API.</summary>
    NotPve,

    /// <summary>The answer is larger than anything that is asked for.</summary>
    TooLarge,

    /// <summary>The connection broke off before the answer was whole.</summary>
    Cut,

    /// <summary>There was no answer in time.</summary>
    TimedOut,

    /// <summary>401: the login is not accepted.</summary>
    NotAuthenticated,

    /// <summary>403, or a refused delegated ACL: the login may not do this.</summary>
    NotAllowed,

    /// <summary>What the call is about is not there. Proxmox VE answers 500.</summary>
    NotFound,

    /// <summary>What the call would make is there already. Proxmox VE answers 500, for tokens 400.</summary>
    Exists,

    /// <summary>400: a parameter is refused.</summary>
    Invalid,

    /// <summary>The cluster has no quorum and takes no change.</summary>
    NoQuorum,

    /// <summary>Another change holds the lock of <c>user.cfg</c>.</summary>
    Busy,

    /// <summary>A proxy or another node did not answer, 502 to 504 and 595 to 599: the call may go through in a moment.</summary>
    Unavailable,

    /// <summary>Any other refusal.</summary>
    Failed,
}

/// <summary>
/// A call of the API that did not go well, in words for the user with the way out. It holds no secret, and no other exception: those
/// of the framework may quote a header whole.
/// </summary>
internal sealed class PveFault(PveFaultKind kind, string message) : StopException(ExitCode.Incomplete, message)
{
    public PveFaultKind Kind { get; } = kind;

    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>What the endpoint says, on one line, made harmless; empty where it says nothing.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether a call that changes something may have been carried out all the same: it was sent, and the answer did not come.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>Whether the same call may go through in a moment.</summary>
    public bool IsTransient => Kind is PveFaultKind.Cut or PveFaultKind.Unavailable or PveFaultKind.Busy;
}
