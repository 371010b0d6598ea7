using System.Text;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Finds what is filled in later in a string of a language that has no interpolation of its own (YAML, JSON, INI):
/// <c>{{ x }}</c>, <c>{% x %}</c>, <c>&lt;%= x %&gt;</c>, <c>${x}</c>, <c>%{ if x }</c>, <c>${{ x }}</c>, <c>$(X)</c> and, where it is all there is, <c>$X</c>.
/// </summary>
public static class TemplateText
{
    /// <summary>Bounds the search for a closing mark: a file full of opening ones must not cost the square of its length.</summary>
    private const int MaxExpression = 2048;

    private static readonly (string Open, string Close)[] Marks = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<%", "%>"), ("${{", "}}"), ("${", "}"), ("%{", "}")];

    /// <summary>The value that a string stands for: literal, template with holes, reference, or ciphertext.</summary>
    /// <param name="text">The decoded string.</param>
    /// <param name="span">Its place in the file, without quotes.</param>
    /// <remarks>A default is a value: of <c>${TOKEN:-abc}</c> the text is <c>abc</c>, since it is what counts where nothing else is set.</remarks>
    public static SettingValue Read(Fragment text, TextSpan span)
    {
        if (IsEncrypted(text.Text))
        {
            return new SettingValue(ValueKind.Encrypted, text.Text, span, text.Map);
        }

        var holes = Holes(text.Text, shell: true);
        if (holes.Count == 0)
        {
            return new SettingValue(IsVariable(text.Text) ? ValueKind.Reference : ValueKind.Literal, text.Text, span, text.Map);
        }

        if (holes.Count > 1 || holes[0].Length != text.Text.Trim().Length)
        {
            var template = Fill(text, holes);
            return new SettingValue(ValueKind.Template, template.Text, span, template.Map);
        }

        if (Default(text.Text, holes[0]) is { } place)
        {
            var value = text.Slice(place);
            return new SettingValue(ValueKind.Literal, value.Text, text.ToSource(place), value.Map);
        }

        return new SettingValue(ValueKind.Reference, text.Text, span, text.Map);
    }

    /// <summary>
    /// The string with each <c>{{ x }}</c>, <c>{% x %}</c> and <c>${{ x }}</c> replaced by <see cref="SettingValue.Hole"/>, so that a reader of another
    /// language does not take their blanks and quotes for its own; <c>${x}</c> is left, a shell knows it.
    /// </summary>
    public static Fragment WithHoles(Fragment text)
    {
        var holes = Holes(text.Text, shell: false);
        return holes.Count == 0 ? text : Fill(text, holes);
    }

    /// <summary>The length of the expression that begins at an offset, marks included; 0 where none does.</summary>
    internal static int HoleLength(string text, int at) => HoleAt(text, at, shell: true);

    /// <summary>Whether a text says of itself that it is ciphertext.</summary>
    internal static bool IsEncrypted(string text) =>
        text.StartsWith("ENC[", StringComparison.Ordinal) || text.StartsWith("$ANSIBLE_VAULT;", StringComparison.Ordinal)
        || text.StartsWith("-----BEGIN AGE ENCRYPTED FILE", StringComparison.Ordinal) || text.StartsWith("-----BEGIN PGP MESSAGE", StringComparison.Ordinal);

    private static List<TextSpan> Holes(string text, bool shell)
    {
        var holes = new List<TextSpan>();
        if (text.IndexOfAny(['{', '<', '$', '%', SettingValue.Hole]) < 0)
        {
            return holes;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var length = text[i] == SettingValue.Hole ? 1 : text[i] is '{' or '<' or '$' or '%' ? HoleAt(text, i, shell) : 0;
            if (length > 0)
            {
                holes.Add(new TextSpan(i, length));
                i += length - 1;
            }
            else if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '$')
            {
                // Compose and Terraform write a dollar sign as two.
                i++;
            }
        }

        return holes;
    }

    private static int HoleAt(string text, int at, bool shell)
    {
        foreach (var (open, close) in Marks)
        {
            if (string.CompareOrdinal(text, at, open, 0, open.Length) == 0 && (shell || open is not ("${" or "%{")))
            {
                return Close(text, at, open[open.Length - 1] == '{' ? 1 : 0, close) is var end && end > at ? end - at : 0;
            }
        }

        var name = shell && text[at] == '$' && at + 1 < text.Length && text[at + 1] == '(' ? NameLength(text, at + 2) : 0;
        return name > 0 && at + 2 + name < text.Length && text[at + 2 + name] == ')' ? name + 3 : 0;
    }

    /// <summary>The offset after the closing mark; braces within count, so that <c>{{ `{{ .x }}` }}</c> is one.</summary>
    private static int Close(string text, int at, int braces, string close)
    {
        var depth = 0;
        for (var i = at; i < text.Length && i < at + MaxExpression; i++)
        {
            depth += braces == 0 ? 0 : text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth <= 0 && i > at + 1 && i + 1 >= at + close.Length && string.CompareOrdinal(text, i + 1 - close.Length, close, 0, close.Length) == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static Fragment Fill(Fragment text, List<TextSpan> holes)
    {
        var filled = new StringBuilder();
        var map = new TextMap.Builder();
        var at = 0;
        foreach (var hole in holes)
        {
            filled.Append(text.Text, at, hole.Start - at).Append(SettingValue.Hole);
            map.Verbatim(at, hole.Start - at);
            map.Add(1, hole.Start, hole.Length);
            at = hole.End;
        }

        filled.Append(text.Text, at, text.Text.Length - at);
        map.Verbatim(at, text.Text.Length - at);
        return text.Decode(filled.ToString(), map.Build());
    }

    /// <summary>The default in <c>${NAME:-default}</c> or <c>${NAME-default}</c>; null where there is none or it is computed too.</summary>
    private static TextSpan? Default(string text, TextSpan hole)
    {
        if (text[hole.Start] != '$' || hole.Length < 4 || text[hole.Start + 2] == '{')
        {
            return null;
        }

        var at = hole.Start + 2 + NameLength(text, hole.Start + 2);
        at += at < hole.End && text[at] == ':' ? 1 : 0;
        var end = hole.End - 1;
        return at < end && text[at] is '-' or '=' && at + 1 < end && text.IndexOfAny(['$', '{', '"', '\''], at, end - at) < 0
            ? TextSpan.FromBounds(at + 1, end)
            : null;
    }

    /// <summary>Whether all of it is <c>$NAME</c>. A password may begin with a dollar sign too: one word in small letters is not taken for a name.</summary>
    private static bool IsVariable(string text)
    {
        if (text.Length < 2 || text[0] != '$' || NameLength(text, 1) != text.Length - 1)
        {
            return text.Length > 2 && text[0] == '%' && text[text.Length - 1] == '%' && NameLength(text, 1) == text.Length - 2;
        }

        return text.IndexOf('_') >= 0 || text.ToUpperInvariant() == text;
    }

    private static int NameLength(string text, int at)
    {
        var i = at;
        while (i < text.Length && (text[i] == '_' || text[i] is >= 'A' and <= 'Z' or >= 'a' and <= 'z' || (i > at && text[i] is >= '0' and <= '9')))
        {
            i++;
        }

        return i - at;
    }
}
