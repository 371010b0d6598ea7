using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>How values of settings and commands become words with places.</summary>
internal static class WordReading
{
    /// <summary>The one word that a value writes.</summary>
    public static Word Word(this SettingValue value, SourceFile file, SourceContext context) =>
        new(value.IsKnown ? value.Text : null, new Place(file, value.Span, context));

    /// <summary>The words of a value: a list's items, or a text divided as Proxmox VE divides lists, at blanks, commas and semicolons.</summary>
    public static WordList Words(this SettingValue value, SourceFile file, SourceContext context) => value.Kind switch
    {
        ValueKind.List => Join(value.Items.Select(item => item.Words(file, context))),
        ValueKind.Literal or ValueKind.Number or ValueKind.Boolean or ValueKind.Template => Split(value, file, context),
        ValueKind.Null => WordList.Empty,
        _ => new WordList([new Word(null, new Place(file, value.Span, context))], false),
    };

    /// <summary>Several lists as one.</summary>
    public static WordList Join(IEnumerable<WordList> lists)
    {
        var all = lists.ToList();
        return new WordList([.. all.SelectMany(list => list.Items)], all.All(list => list.IsComplete));
    }

    // Source: pve-common, PVE::Tools::split_list.
    private static WordList Split(SettingValue value, SourceFile file, SourceContext context)
    {
        var words = new List<Word>();
        var text = value.Text;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsSeparator(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                var item = text.Substring(start, i - start);
                var place = new Place(file, value.Map.ToSource(new TextSpan(start, i - start)), context);
                words.Add(new Word(item.IndexOf(SettingValue.Hole) < 0 ? item : null, place));
            }

            start = i + 1;
        }

        return new WordList(words, words.All(word => word.Text is not null));
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '\0';
}
