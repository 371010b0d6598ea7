using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Another place that belongs to a finding: the other half of a split token, the entry that takes a grant away.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Message">What it is; never a secret.</param>
public sealed record RelatedPlace(SourceFile File, TextSpan Span, string Message);

/// <summary>Why a finding does not count.</summary>
/// <param name="Kind"><c>inline</c>, <c>config</c> or <c>baseline</c>.</param>
/// <param name="Reason">The reason that was given.</param>
public sealed record Suppression(string Kind, string Reason)
{
    /// <summary>The configuration says that the rule is off.</summary>
    public static Suppression Off { get; } = new("config", "the rule is off in " + Configuration.FileName);
}

/// <summary>A bad thing at a place. Texts never hold a secret; <see cref="Secret"/> is for hashing and masking alone.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file.</param>
/// <param name="Span">The place; for a secret the secret's value alone.</param>
/// <param name="Message">What is wrong here and why it matters; lower case, no full stop, never the secret.</param>
public sealed record Finding(RuleDescriptor Rule, SourceFile File, TextSpan Span, string Message)
{
    /// <summary>Severity here; the rule's own where nothing softens it.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>How sure it is.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>The way out here, one line; the rule's own where it is not said.</summary>
    public string Help { get; init; } = Rule.Help;

    /// <summary>Where in the file's structure, unchanged when lines move: a key path, a command's subject; may be empty.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>What of several things in the same place it is about: a role, a user, a path; never a secret, empty where one is enough.</summary>
    public string About { get; init; } = "";

    /// <summary>For a suppression of several rules the ids that it is about, as written; a part of no id, never a secret.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The secret, where the finding is of one. Never printed: <see cref="Secret.ToString"/> is <c>***</c>.</summary>
    public Secret? Secret { get; init; }

    /// <summary>Whose the secret is, as far as the file tells: <c>user@realm!name</c> of a token; empty where nothing tells.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Other places that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>The version of the file that it stands in; null for the file as it is.</summary>
    public FoundVersion? Version { get; init; }

    /// <summary>Why it does not count; null where it does.</summary>
    public Suppression? Suppressed { get; init; }
}
