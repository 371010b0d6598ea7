using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A simple command of a shell: its words after quoting, continuation and folding are undone.</summary>
/// <param name="Words">The name and the arguments; at least one. Expansions are holes (<see cref="ValueKind.Template"/>, <see cref="ValueKind.Reference"/>).</param>
/// <param name="Span">The place in the file, from the first word to the last.</param>
/// <param name="Context">Whether it is run, commented out, or shown as documentation.</param>
public sealed record Command(IReadOnlyList<SettingValue> Words, TextSpan Span, SourceContext Context)
{
    /// <summary>The command's name without its folder: <c>/usr/sbin/pveum</c> gives <c>pveum</c>; wrappers such as <c>sudo</c> are left out by the reader.</summary>
    public string Name => Words[0].Text.Substring(Words[0].Text.LastIndexOf('/') + 1);

    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(Name).Append(" ***");
        return true;
    }
}
