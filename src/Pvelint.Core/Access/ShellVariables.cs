using System.Text;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>The variables that a script sets once, to a value written there.</summary>
internal sealed class ShellVariables
{
    private readonly SourceFile _file;
    private readonly ILookup<string, SettingValue> _values;

    public ShellVariables(Document document)
    {
        _file = document.File;
        _values = document.Settings
            .Where(setting => setting.Context != SourceContext.Comment)
            .ToLookup(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// The value that a word stands for. A word that is <c>$NAME</c> alone gives the variable's value with that value's place; in a
    /// word with other text round it the names are filled in, and it keeps its place. What cannot be told stays as it is.
    /// </summary>
    public SettingValue Resolve(SettingValue word) => word.Kind switch
    {
        ValueKind.Reference => ValueOf(word.Text) ?? word,
        ValueKind.Template => Fill(word),
        _ => word,
    };

    private SettingValue Fill(SettingValue word)
    {
        var text = new StringBuilder();
        var map = new TextMap.Builder();
        var isKnown = true;
        for (var i = 0; i < word.Text.Length; i++)
        {
            var source = word.Map.ToSource(new TextSpan(i, 1));
            var piece = word.Text[i].ToString();
            if (word.Text[i] == SettingValue.Hole)
            {
                var value = ValueOf(_file.Slice(source));
                isKnown &= value is not null;
                piece = value?.Text ?? piece;
            }

            text.Append(piece);
            map.Add(piece.Length, source.Start, source.Length);
        }

        return word with { Kind = isKnown ? ValueKind.Literal : ValueKind.Template, Text = text.ToString(), Map = map.Build() };
    }

    private SettingValue? ValueOf(string reference)
    {
        if (NameIn(reference) is not { } name)
        {
            return null;
        }

        var values = _values[name].ToList();
        return values.Count == 1 && values[0].IsKnown ? values[0] : null;
    }

    private static string? NameIn(string text)
    {
        if (text.Length < 2 || text[0] != '$')
        {
            return null;
        }

        var isBraced = text[1] == '{' && text[text.Length - 1] == '}';
        var name = isBraced ? text.Substring(2, text.Length - 3) : text.Substring(1);
        return name.Length > 0 && name.All(c => c == '_' || (c < 128 && char.IsLetterOrDigit(c))) ? name : null;
    }
}
