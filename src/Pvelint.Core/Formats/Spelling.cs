using System.Text;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A text as a reader decoded it: quotes and escapes undone, interpolations as holes, each unit with its place.</summary>
internal sealed class Spelling
{
    private readonly Fragment _fragment;
    private readonly TextMap _map;
    private readonly int _start;

    private Spelling(Fragment fragment, string text, TextMap map, int start, bool isVerbatim)
    {
        _fragment = fragment;
        _map = map;
        _start = start;
        Text = text;
        IsVerbatim = isVerbatim;
    }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>Whether the text stands in the fragment in one piece, so that a search of the file itself sees it.</summary>
    public bool IsVerbatim { get; }

    /// <summary>The whole as a value.</summary>
    public SettingValue Value => From(0);

    /// <summary>The decoded text with its map to the file.</summary>
    public Fragment Fragment => new(Text, _map.Within(_fragment.Map));

    /// <summary>The span in the file of a piece of the text.</summary>
    public TextSpan Source(int start, int length) => _fragment.ToSource(length == 0 ? new TextSpan(Local(start), 0) : _map.ToSource(new TextSpan(start, length)));

    /// <summary>The value from an offset of the text to its end.</summary>
    public SettingValue From(int start) => Slice(start, Text.Length - start);

    /// <summary>The value that a piece of the text makes.</summary>
    public SettingValue Slice(int start, int length)
    {
        var text = Text.Substring(start, length);
        var span = Source(start, length);
        if (length == 0)
        {
            return new SettingValue(ValueKind.Literal, "", span, TextMap.At(span.Start, 0));
        }

        if (length == 1 && text[0] == SettingValue.Hole)
        {
            return SettingValue.Verbatim(ValueKind.Reference, _fragment, _map.ToSource(new TextSpan(start, 1)));
        }

        var map = new Fragment(Text, _map).Slice(new TextSpan(start, length)).Map.Within(_fragment.Map);
        return new SettingValue(text.IndexOf(SettingValue.Hole) < 0 ? ValueKind.Literal : ValueKind.Template, text, span, map);
    }

    private int Local(int offset) => Text.Length == 0 ? _start : offset < Text.Length ? _map.ToSource(offset) : _map.ToSource(new TextSpan(Text.Length - 1, 1)).End;

    /// <summary>Collects a spelling, first piece to last. Offsets are those of the fragment.</summary>
    internal sealed class Builder(Fragment fragment)
    {
        private readonly StringBuilder _text = new();
        private readonly TextMap.Builder _map = new();
        private int _pieces;
        private int _end = -1;

        public int Length => _text.Length;

        public void Verbatim(int start, int length)
        {
            if (length > 0)
            {
                Piece(start, length, verbatim: true);
                _text.Append(fragment.Text, start, length);
                _map.Verbatim(start, length);
            }
        }

        /// <summary>An escape: what it means and where it is written.</summary>
        public void Escape(string decoded, int start, int length)
        {
            if (decoded.Length > 0)
            {
                Piece(start, length, verbatim: false);
                _text.Append(decoded);
                _map.Add(decoded.Length, start, length);
            }
        }

        /// <summary>An interpolation.</summary>
        public void Hole(int start, int length)
        {
            Piece(start, length, verbatim: true);
            _text.Append(SettingValue.Hole);
            _map.Add(1, start, length);
        }

        /// <summary>The spelling; <paramref name="emptyAt"/> is its place where it is empty.</summary>
        public Spelling Build(int emptyAt) => new(fragment, _text.ToString(), _map.Build(), emptyAt, _pieces <= 1);

        private void Piece(int start, int length, bool verbatim)
        {
            _pieces += verbatim ? (start == _end ? 0 : 1) : 2;
            _end = start + length;
        }
    }
}
