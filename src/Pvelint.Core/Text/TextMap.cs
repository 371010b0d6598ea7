namespace Pvelint.Text;

/// <summary>
/// Where the units of a decoded text stand in the file it was decoded from: after escapes, heredoc indentation,
/// JSON in a JSON string or base64, a token found in the decoded text still has its exact place.
/// </summary>
public sealed class TextMap
{
    private readonly Segment[] _segments;

    private TextMap(Segment[] segments) => _segments = segments;

    private bool IsVerbatim => _segments.Length == 1 && _segments[0].DecodedLength == _segments[0].SourceLength;

    private readonly record struct Segment(int Decoded, int DecodedLength, int Source, int SourceLength);

    /// <summary>The map of a text of <paramref name="length"/> units that stands in the file as it is, from <paramref name="start"/> on.</summary>
    public static TextMap At(int start, int length) => new([new Segment(0, length, start, length)]);

    /// <summary>The place in the file of an offset in the decoded text; inside an escape, the start of the escape.</summary>
    public int ToSource(int decoded)
    {
        var segment = _segments[Find(decoded)];
        var inside = Math.Max(0, decoded - segment.Decoded);
        if (segment.DecodedLength == segment.SourceLength)
        {
            return segment.Source + Math.Min(inside, segment.SourceLength);
        }

        return inside >= segment.DecodedLength
            ? segment.Source + segment.SourceLength
            : segment.Source + (int)((long)inside * segment.SourceLength / Math.Max(1, segment.DecodedLength));
    }

    /// <summary>The span in the file of a span in the decoded text.</summary>
    public TextSpan ToSource(TextSpan decoded)
    {
        var start = ToSource(decoded.Start);
        if (decoded.Length == 0)
        {
            return new TextSpan(start, 0);
        }

        // The end is that of the last unit, not the start of the next: between them an escape or an indent may stand.
        var last = decoded.End - 1;
        var segment = _segments[Find(last)];
        var end = segment.DecodedLength == segment.SourceLength
            ? segment.Source + Math.Min(last - segment.Decoded + 1, segment.SourceLength)
            : segment.Source + (int)(((long)(last - segment.Decoded + 1) * segment.SourceLength + segment.DecodedLength - 1) / Math.Max(1, segment.DecodedLength));
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The map of a text that was decoded from a text that <paramref name="outer"/> maps.</summary>
    public TextMap Within(TextMap outer)
    {
        // Nearly all values stand in their file as they are: two pieces of one need no new pieces.
        if (IsVerbatim && outer.IsVerbatim && _segments[0].Decoded == 0)
        {
            return At(outer.ToSource(_segments[0].Source), _segments[0].DecodedLength);
        }

        var builder = new Builder();
        foreach (var segment in _segments)
        {
            var source = outer.ToSource(new TextSpan(segment.Source, segment.SourceLength));
            var verbatim = segment.DecodedLength == segment.SourceLength;
            if (!verbatim || source.Length == segment.DecodedLength)
            {
                builder.Add(segment.DecodedLength, source.Start, source.Length);
                continue;
            }

            // A verbatim piece that crosses the outer map's pieces is taken apart, unit for unit.
            for (var i = 0; i < segment.DecodedLength; i++)
            {
                var unit = outer.ToSource(new TextSpan(segment.Source + i, 1));
                builder.Add(1, unit.Start, unit.Length);
            }
        }

        return builder.Build();
    }

    private int Find(int decoded)
    {
        int low = 0, high = _segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].Decoded <= decoded)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>Collects the pieces of a decoded text, first to last.</summary>
    public sealed class Builder
    {
        private readonly List<Segment> _segments = [];

        /// <summary>Count of decoded units so far.</summary>
        public int Length { get; private set; }

        /// <summary>Adds a piece that stands in the source unchanged.</summary>
        public void Verbatim(int sourceStart, int length) => Add(length, sourceStart, length);

        /// <summary>Adds a piece of <paramref name="decodedLength"/> units that is written with <paramref name="sourceLength"/> units.</summary>
        public void Add(int decodedLength, int sourceStart, int sourceLength)
        {
            if (decodedLength == 0)
            {
                return;
            }

            if (_segments.Count > 0 && decodedLength == sourceLength && _segments[_segments.Count - 1] is var last
                && last.DecodedLength == last.SourceLength && last.Source + last.SourceLength == sourceStart)
            {
                _segments[_segments.Count - 1] = last with
                {
                    DecodedLength = last.DecodedLength + decodedLength,
                    SourceLength = last.SourceLength + sourceLength,
                };
            }
            else
            {
                _segments.Add(new Segment(Length, decodedLength, sourceStart, sourceLength));
            }

            Length += decodedLength;
        }

        /// <summary>Adds a decoded text with its own map into the same source.</summary>
        public void Append(TextMap map, int length)
        {
            foreach (var segment in map._segments)
            {
                var rest = length - segment.Decoded;
                if (rest > 0)
                {
                    var whole = segment.DecodedLength <= rest;
                    Add(whole ? segment.DecodedLength : rest, segment.Source, whole || segment.DecodedLength != segment.SourceLength ? segment.SourceLength : rest);
                }
            }
        }

        /// <summary>The map of what was added.</summary>
        public TextMap Build() => _segments.Count == 0 ? At(0, 0) : new TextMap([.. _segments]);
    }
}
