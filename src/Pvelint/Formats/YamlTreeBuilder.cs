using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Puts nodes together from their beginnings and ends, whoever finds these: the parser's events or lines of broken YAML.</summary>
internal sealed class YamlTreeBuilder(string text)
{
    private readonly Stack<Frame> _open = new();

    /// <summary>The nodes that stand in no other.</summary>
    public List<YamlNode> Roots { get; } = [];

    public int Depth => _open.Count;

    /// <summary>Whether a node may be added as an item or as the value of a key.</summary>
    public bool WaitsForValue => _open.Count > 0 && (!_open.Peek().IsMapping || _open.Peek().Key is not null);

    public void Open(bool mapping, int start, string tag) => _open.Push(new Frame(mapping, start, tag));

    public void Add(YamlNode node)
    {
        if (_open.Count == 0)
        {
            Roots.Add(node);
            return;
        }

        var frame = _open.Peek();
        if (!frame.IsMapping)
        {
            frame.Items.Add(node);
        }
        else if (frame.Key is null)
        {
            frame.Key = node as YamlScalar ?? new YamlScalar(node.Span, "", YamlStyle.Plain, null);
        }
        else
        {
            frame.Entries.Add(new YamlEntry(frame.Key, node));
            frame.Key = null;
        }
    }

    /// <summary>Ends the innermost open node. A key that waits for its value gets none.</summary>
    public void Close(int end)
    {
        EndEntry();
        var frame = _open.Pop();
        var flow = frame.Start < text.Length && text[frame.Start] is '{' or '[';
        var span = TextSpan.FromBounds(frame.Start, Math.Max(flow ? end : frame.LastEnd, frame.Start));
        Add(frame.IsMapping ? IsTemplate(span) ? new YamlScalar(span, "", YamlStyle.Plain, null) : new YamlMapping(span, frame.Tag, frame.Entries)
            : new YamlSequence(span, frame.Tag, frame.Items));
    }

    public void CloseAll(int end)
    {
        while (_open.Count > 0)
        {
            Close(end);
        }
    }

    /// <summary>Gives the key that waits for its value an empty one.</summary>
    public void EndEntry()
    {
        if (_open.Count > 0 && _open.Peek() is { IsMapping: true, Key: { } key })
        {
            Add(new YamlScalar(new TextSpan(key.Span.End, 0), "", YamlStyle.Plain, ""));
        }
    }

    /// <summary>An unquoted <c>{{ x }}</c> is a mapping to YAML and a template to whoever wrote it.</summary>
    private bool IsTemplate(TextSpan span) => span.Length > 3 && text[span.Start] == '{' && text[span.Start + 1] == '{';

    private sealed class Frame(bool mapping, int start, string tag)
    {
        public bool IsMapping { get; } = mapping;

        public int Start { get; } = start;

        public string Tag { get; } = tag;

        public YamlScalar? Key { get; set; }

        public List<YamlEntry> Entries { get; } = [];

        public List<YamlNode> Items { get; } = [];

        /// <summary>A block collection ends with its last node: the parser's mark stands after the comments that follow.</summary>
        public int LastEnd => IsMapping
            ? Entries.Count == 0 ? Start : Math.Max(Entries[Entries.Count - 1].Key.Span.End, Entries[Entries.Count - 1].Value.Span.End)
            : Items.Count == 0 ? Start : Items[Items.Count - 1].Span.End;
    }
}
