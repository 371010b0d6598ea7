namespace Pvelint.Commands;

/// <summary>The hook that <c>pvelint hook install</c> writes: POSIX shell, since Windows' git brings nothing else.</summary>
internal static class HookScript
{
    /// <summary>What the file is called.</summary>
    public const string Name = "pre-commit";

    /// <summary>What a hook is called that was there before.</summary>
    public const string KeptName = Name + ".before-pvelint";

    // In the second line, whatever else a version of the script says.
    private const string Sign = "# Written by 'pvelint hook install'";

    /// <summary>Its text.</summary>
    /// <param name="program">The words that start the tool where it is not on the search path; may be empty.</param>
    public static string Text(IReadOnlyList<string> program) => $$"""
        #!/bin/sh
        {{Sign}}, and taken away by 'pvelint hook uninstall'. A hook that was
        # here before is in {{KeptName}} and runs first. Nothing else of yours belongs in this file.

        kept="${0%/*}/{{KeptName}}"
        if [ -x "$kept" ]; then
          "$kept" "$@" || exit $?
        fi

        # Not found is not clean: without the tool nothing is committed.
        if command -v pvelint >/dev/null 2>&1; then
          exec pvelint scan --staged --quiet
        {{Otherwise(program)}}fi
        echo "pvelint: it is not installed here, so the commit was not checked; install it, or take the hook away: $0" >&2
        exit 3

        """.ReplaceLineEndings("\n");

    /// <summary>Whether a hook is one of ours, of whichever version.</summary>
    public static bool IsOurs(string text) => text.Split('\n') is [_, var second, ..] && second.StartsWith(Sign, StringComparison.Ordinal);

    private static string Otherwise(IReadOnlyList<string> program) =>
        program.Count == 0 ? "" : $"elif [ -x {Quoted(program[0])} ]; then\n  exec {string.Join(' ', program.Select(Quoted))} scan --staged --quiet\n";

    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
