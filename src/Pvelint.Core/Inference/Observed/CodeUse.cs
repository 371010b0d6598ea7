using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>What the code does that logs in as one.</summary>
/// <param name="Privileges">What it needs, tool by tool.</param>
/// <param name="Calls">The calls it makes.</param>
/// <param name="Doubts">What of it makes calls that are not known.</param>
internal sealed record CodeUse(IReadOnlyList<LeastPrivilege> Privileges, CodeCalls Calls, IReadOnlyList<string> Doubts)
{
    /// <summary>No code.</summary>
    public static CodeUse None { get; } = new([], new CodeCalls([]), []);

    /// <summary>The names of its tools.</summary>
    public IReadOnlyList<string> Tools => [.. Privileges.Select(tool => tool.Tool)];

    /// <summary>Computes it.</summary>
    /// <param name="resources">The code.</param>
    /// <param name="version">The release.</param>
    /// <param name="notes">What could not be followed.</param>
    public static CodeUse Of(IReadOnlyList<CodeResource> resources, PveVersion version, IEnumerable<CodeNote> notes)
    {
        var privileges = CodePrivileges.Of(resources, version);
        return new CodeUse(
            privileges.Tools,
            new CodeCalls(privileges.Tools.SelectMany(tool => tool.Calls).Select(call => call.Made)),
            [.. privileges.Unmapped.Select(resource => $"what {resource.Type} calls ({resource.Address}) is not known").Concat(notes.Select(note => $"what {note.What} calls, which was not followed, is not known")).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The same where it is not known whether it is the one's.</summary>
    public IEnumerable<LeastPrivilege> If(string what) =>
        Privileges.Select(tool => tool with { Calls = [.. tool.Calls.Select(call => call with { Exact = Need.If(what, call.Exact) })], Demands = [] });
}
