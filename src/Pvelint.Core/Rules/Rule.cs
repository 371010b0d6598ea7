using Pvelint.Formats;

namespace Pvelint.Rules;

/// <summary>
/// One bad thing. A rule overrides <see cref="CheckDocument"/> where one file tells, <see cref="CheckProject"/> where it
/// takes several. Rules hold no state and are asked from many threads.
/// </summary>
public abstract class Rule
{
    /// <summary>What is fixed about the rule.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The findings in one file.</summary>
    public virtual IEnumerable<Finding> CheckDocument(Document document, Project project) => [];

    /// <summary>The findings that take several files.</summary>
    public virtual IEnumerable<Finding> CheckProject(Project project) => [];

    /// <summary>
    /// The ways to mend one of this rule's findings; none where no edit is sure to be meant. Asked when somebody wants them: the rule
    /// finds again what it needs by the finding's place, so that looking costs nothing more.
    /// </summary>
    public virtual IEnumerable<Fix> Fixes(Finding finding, Project project) => [];
}
