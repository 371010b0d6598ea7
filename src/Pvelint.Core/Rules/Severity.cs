namespace Pvelint.Rules;

/// <summary>How bad a finding is. Apart from <see cref="Confidence"/>: how sure it is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; also what an error is where nothing is loaded or run, as in an example.</summary>
    Note,

    /// <summary>To be mended, but nothing is lost yet.</summary>
    Warning,

    /// <summary>A leak or a way to takeover.</summary>
    Error,
}

/// <summary>How sure a finding is.</summary>
public enum Confidence
{
    /// <summary>A guess by name and shape.</summary>
    Low,

    /// <summary>The key or the block says so.</summary>
    Medium,

    /// <summary>The form stands on its own, or a tool's own schema says so.</summary>
    High,
}
