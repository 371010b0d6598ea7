using System.Globalization;
using System.Text;

namespace Pvelint.Lsp.Protocol;

/// <summary>What came from the client: the body of a message, or what was wrong with one.</summary>
/// <param name="Body">The body; empty where there is none to read.</param>
/// <param name="Fault">Why there is none; null where there is one.</param>
internal readonly record struct Frame(byte[] Body, LspFault? Fault);

/// <summary>
/// Takes messages out of a stream: a header of lines, an empty line, a body of <c>Content-Length</c> bytes. What is ill-formed is told,
/// and reading goes on at the next header.
/// </summary>
/// <param name="input">The stream; read by nobody else.</param>
internal sealed class MessageReader(Stream input)
{
    /// <summary>The largest body, in bytes.</summary>
    public const int LargestBody = 64 << 20;

    private const int LongestHeader = 8 << 10;

    // What says that it is longer is no length: whoever went on after that many bytes would wait for ever.
    private const long LongestSkipped = 1L << 30;

    private static readonly byte[] Mark = "content-length:"u8.ToArray();

    private readonly byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _isLost;
    private long? _held;

    /// <summary>The next message; null at the end of the stream, also where it ends within one.</summary>
    public async ValueTask<Frame?> ReadAsync()
    {
        if (_isLost && !await FindHeaderAsync())
        {
            return null;
        }

        _isLost = false;
        var header = _held is { } held ? (held, null) : await ReadHeaderAsync();
        _held = null;
        if (header is not { } read)
        {
            return null;
        }

        if (read.Fault is { Code: LspCode.ParseError } && read.Length is <= LargestBody)
        {
            // Something stood before the header: the message itself is whole.
            _held = read.Length;
            return new Frame([], read.Fault);
        }

        if (read.Fault is { } fault)
        {
            _isLost = read.Length is not { } rest || rest > LongestSkipped;
            return _isLost || await SkipAsync(read.Length!.Value) ? new Frame([], fault) : null;
        }

        var body = new byte[read.Length!.Value];
        return await FillAsync(body) ? new Frame(body, null) : null;
    }

    // The length as far as it is known, and what is wrong.
    private async ValueTask<(long? Length, LspFault? Fault)?> ReadHeaderAsync()
    {
        long? length = null;
        LspFault? fault = null;
        var line = new List<byte>(64);
        var count = 0;
        while (true)
        {
            line.Clear();
            while (true)
            {
                if (_start == _end && !await MoreAsync())
                {
                    return null;
                }

                var unit = _buffer[_start++];
                if (++count > LongestHeader)
                {
                    return (null, new LspFault(LspCode.ParseError, "the header of a message is longer than 8 KiB"));
                }

                if (unit == (byte)'\n')
                {
                    break;
                }

                line.Add(unit);
            }

            var text = Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            if (text.Length == 0)
            {
                break;
            }

            var found = Take(text, ref length);
            fault ??= found;
        }

        return (length, fault) switch
        {
            (null, null) => (null, new LspFault(LspCode.ParseError, "the header of a message has no Content-Length")),
            ( > LargestBody, null) => (length, new LspFault(LspCode.InvalidRequest, "a message is larger than 64 MiB")),
            _ => (length, fault),
        };
    }

    private static LspFault? Take(string line, ref long? length)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon].Trim();
        var value = line[(colon + 1)..].Trim();
        if (line.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase) is var behind and > 0)
        {
            return Take(line[behind..], ref length) ?? new LspFault(LspCode.ParseError, "something that is no message stands before a header");
        }

        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
        {
            var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var isFirst = length is null;
            length = isNumber && isFirst ? number : null;
            return length is null ? new LspFault(LspCode.ParseError, "the header of a message has a Content-Length that is no length") : null;
        }

        // Utf8 without the hyphen was what the specification said once.
        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && value.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            var charset = value[(at + "charset=".Length)..].Trim('"', ' ', '\'');
            return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
                ? null
                : new LspFault(LspCode.InvalidRequest, "a message is in another encoding than UTF-8");
        }

        return name.Length > 0 ? null : new LspFault(LspCode.ParseError, "the header of a message has a line that is no field");
    }

    private async ValueTask<bool> FindHeaderAsync()
    {
        var matched = 0;
        while (matched < Mark.Length)
        {
            if (_start == _end && !await MoreAsync())
            {
                return false;
            }

            var unit = (byte)char.ToLowerInvariant((char)_buffer[_start++]);
            matched = unit == Mark[matched] ? matched + 1 : unit == Mark[0] ? 1 : 0;
        }

        // Seen again by whoever reads the header: there is room, since reading leaves as much free at the front.
        _start -= Mark.Length;
        Mark.CopyTo(_buffer, _start);
        return true;
    }

    private async ValueTask<bool> FillAsync(byte[] body)
    {
        var held = Math.Min(body.Length, _end - _start);
        Array.Copy(_buffer, _start, body, 0, held);
        _start += held;
        return held == body.Length || await input.ReadAtLeastAsync(body.AsMemory(held), body.Length - held, throwOnEndOfStream: false) == body.Length - held;
    }

    private async ValueTask<bool> SkipAsync(long count)
    {
        while (count > 0)
        {
            if (_start == _end && !await MoreAsync())
            {
                return false;
            }

            var step = (int)Math.Min(count, _end - _start);
            _start += step;
            count -= step;
        }

        return true;
    }

    // Room is left before what is read, so that a mark that was found can be put back.
    private async ValueTask<bool> MoreAsync()
    {
        _start = Mark.Length;
        _end = Mark.Length + await input.ReadAsync(_buffer.AsMemory(Mark.Length));
        return _end > _start;
    }
}
