using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.AccessLog;

/// <summary>
/// Reads access logs of pveproxy: <c>/var/log/pveproxy/access.log</c> and what was rotated away, compressed by gzip or not. Whoever may
/// connect can put lines in such a log, so nothing in it is believed but what pveproxy writes itself, and query strings are not looked at.
/// </summary>
internal sealed class AccessLogReader
{
    private const string StandardInput = "-";

    // Different requests of which we know where they are counted, since most are made again and again; longer ones are looked up anew.
    private const int MostKnown = 1 << 16;
    private const int LongestKnown = 512;

    private readonly CallTally _tally;
    private readonly Dictionary<byte[], Place> _known = new(ByteKeys.Instance);
    private readonly Dictionary<byte[], Place>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly byte[] _lastTime = new byte[25];
    private byte[] _scratch = new byte[4096];
    private DateTimeOffset _time;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private int _joins;
    private long _lines;
    private long _malformed;
    private long _tooLong;
    private long _others;
    private long _unauthenticated;
    private long _unkept;

    private AccessLogReader(CallTally tally)
    {
        _tally = tally;
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Reads logs as one.</summary>
    /// <param name="files">The files, in any order; <c>-</c> is standard input.</param>
    /// <param name="version">The release whose API tells what the paths are.</param>
    /// <param name="host">The machine.</param>
    public static ObservedLog Read(IReadOnlyList<string> files, PveVersion version, Host host)
    {
        var reader = new AccessLogReader(new CallTally(ApiFacts.Of(version)));
        var problems = new List<string>();
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            try
            {
                using var stream = file == StandardInput ? host.Input : new FileStream(host.Absolute(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                if (reader.ReadStream(stream) is { } problem)
                {
                    problems.Add($"{file}: {problem}");
                }
            }
            catch (InvalidDataException)
            {
                problems.Add($"{file}: its compression is damaged: only what stands before that was read");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{file}: could not be read: {(error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : error is UnauthorizedAccessException ? "it is a folder, or may not be read" : "the system reports an error")}");
            }
        }

        return reader.Result(problems);
    }

    /// <summary>Reads one log.</summary>
    internal static ObservedLog Read(Stream stream, CallTally tally)
    {
        var reader = new AccessLogReader(tally);
        return reader.Result(reader.ReadStream(stream) is { } problem ? [problem] : []);
    }

    private ObservedLog Result(List<string> problems) => new(Sorted(_tally.Known), Sorted(_tally.Unknown), _lines)
    {
        Malformed = _malformed,
        TooLong = _tooLong,
        Others = _others,
        Unauthenticated = _unauthenticated,
        Unkept = _unkept,
        Joined = [.. _tally.Joined.OrderBy(joined => joined.Endpoint, StringComparer.Ordinal)],
        Problems = problems,
        First = _first,
        Last = _last,
    };

    // A path may hold anything, a token among it.
    private static List<ObservedCall> Sorted(IEnumerable<TalliedCall> calls) =>
        [.. calls.Where(call => call.IsCounted).Select(call => call.Observed(Mask.Shape)).OrderBy(call => call.AuthId, StringComparer.Ordinal).ThenBy(call => call.Endpoint, StringComparer.Ordinal)
            .ThenBy(call => call.Method, StringComparer.Ordinal).ThenBy(call => string.Join('\n', call.Variables.Values), StringComparer.Ordinal)];

    // What keeps it from being read to its end; null where nothing does.
    private string? ReadStream(Stream stream)
    {
        Span<byte> start = stackalloc byte[6];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        using var whole = new StartedStream(start.ToArray(), stream);
        if (start is [0x1f, 0x8b, ..])
        {
            using var inflated = new GZipStream(whole, CompressionMode.Decompress);
            var lines = ReadLines(inflated);
            // The framework takes a file that was cut off for one that ends there. Its last four bytes tell how long the text is, but for
            // several that were joined; those end with a line.
            return whole.Last != (uint)lines.Length && !lines.IsAtLineEnd ? "is cut off: only what stands before that was read" : null;
        }

        if (start is [0x28, 0xb5, 0x2f, 0xfd, ..] or [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] or [(byte)'B', (byte)'Z', (byte)'h', ..])
        {
            return "is compressed, and not by gzip: decompress it, and pipe it in as -";
        }

        ReadLines(whole);
        return null;
    }

    private LogLines ReadLines(Stream stream)
    {
        var lines = new LogLines(stream);
        while (lines.Next(out var line))
        {
            if (lines.IsTooLong)
            {
                _lines++;
                _tooLong++;
            }
            else if (!line.IsEmpty)
            {
                _lines++;
                ReadLine(line[^1] == '\r' ? line[..^1] : line);
            }
        }

        return lines;
    }

    private void ReadLine(ReadOnlySpan<byte> text)
    {
        if (!AccessLogLine.TryParse(text, out var line) || !ReadTime(line.Time))
        {
            _malformed++;
            return;
        }

        // A connection that was turned away or broke off before it asked for anything.
        if (line.Request is [(byte)'-'])
        {
            _others++;
            return;
        }

        if (!line.TryDivide(out var method, out var url))
        {
            _malformed++;
            return;
        }

        var path = PathOf(url);
        if (!path.StartsWith("/api2/"u8) && !path.Contains((byte)'%'))
        {
            _others++;
            return;
        }

        if (line.Status == 401)
        {
            _unauthenticated++;
            return;
        }

        Count(line, method, path);
    }

    private void Count(AccessLogLine line, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        if (_joins != _tally.Joins || _known.Count >= MostKnown)
        {
            _known.Clear();
            _joins = _tally.Joins;
        }

        var key = KeyOf(line.User, method, path);
        if (!_lookup.TryGetValue(key, out var place))
        {
            if (Find(line.User, method, path) is not { } found)
            {
                return;
            }

            place = found;
            if (key.Length <= LongestKnown)
            {
                _lookup[key] = place;
            }
        }

        place.Call?.Add(line.Status, place.IsUnproven, _time);
        _unkept += place.Call is null ? 1 : 0;
    }

    // Null where it is no call that pveproxy would have taken to the API, and was counted as what it is.
    private Place? Find(ReadOnlySpan<byte> user, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        var authId = Encoding.UTF8.GetString(user);
        if (method.Length > 8 || method.ContainsAnyExceptInRange((byte)'A', (byte)'Z') || (authId != "-" && UserId.Parse(authId) is null && TokenId.Parse(authId) is null))
        {
            _malformed++;
            return null;
        }

        if (Divide(Decode(path)) is not var (format, called))
        {
            _others++;
            return null;
        }

        return new Place(_tally.Find(authId, Encoding.UTF8.GetString(method), called), format is "extjs" or "htmljs");
    }

    // Source: pve-http-server src/PVE/APIServer/AnyEvent.pm $split_abs_uri: /api2, a format, the path.
    private static (string Format, string Path)? Divide(string path)
    {
        if (!path.StartsWith("/api2/", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = path["/api2/".Length..].TrimStart('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var format = slash < 0 ? rest : rest[..slash];
        return format.Length > 1 && char.IsAsciiLetterLower(format[0]) && format.All(unit => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit)) ? (format, slash < 0 ? "/" : rest[slash..]) : null;
    }

    // Without the query, which may hold anything; without the host, which some proxies leave in.
    private static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> url)
    {
        var end = url.IndexOfAny((byte)'?', (byte)'#');
        var path = end < 0 ? url : url[..end];
        if (path.StartsWith("https://"u8) || path.StartsWith("http://"u8))
        {
            path = path[(path.IndexOf("://"u8) + 3)..];
            return path.IndexOf((byte)'/') is var slash and >= 0 ? path[slash..] : "/"u8;
        }

        return path;
    }

    // The whole path is decoded before it is divided: %2F divides, too. Source: AnyEvent.pm auth, uri_unescape.
    private static string Decode(ReadOnlySpan<byte> path)
    {
        if (!path.Contains((byte)'%'))
        {
            return Encoding.UTF8.GetString(path);
        }

        var decoded = new byte[path.Length];
        var length = 0;
        for (var i = 0; i < path.Length; i++)
        {
            var isEscape = path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit((char)path[i + 1]) && char.IsAsciiHexDigit((char)path[i + 2]);
            decoded[length++] = isEscape ? Convert.FromHexString(Encoding.ASCII.GetString(path.Slice(i + 1, 2)))[0] : path[i];
            i += isEscape ? 2 : 0;
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }

    private ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> user, ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        var length = user.Length + method.Length + path.Length + 2;
        if (_scratch.Length < length)
        {
            _scratch = new byte[length * 2];
        }

        user.CopyTo(_scratch);
        _scratch[user.Length] = (byte)' ';
        method.CopyTo(_scratch.AsSpan(user.Length + 1));
        _scratch[user.Length + method.Length + 1] = (byte)' ';
        path.CopyTo(_scratch.AsSpan(user.Length + method.Length + 2));
        return _scratch.AsSpan(0, length);
    }

    // Many lines of one second follow each other.
    private bool ReadTime(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(_lastTime))
        {
            return true;
        }

        if (AccessLogLine.ParseTime(text) is not { } time)
        {
            return false;
        }

        text.CopyTo(_lastTime);
        _time = time;
        _first = _first is null || time < _first ? time : _first;
        _last = _last is null || time > _last ? time : _last;
        return true;
    }

    // Where a request is counted; nowhere, where no more are kept.
    private readonly record struct Place(TalliedCall? Call, bool IsUnproven);

    private sealed class ByteKeys : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static ByteKeys Instance { get; } = new();

        public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(byte[] bytes) => GetHashCode((ReadOnlySpan<byte>)bytes);

        public bool Equals(ReadOnlySpan<byte> left, byte[] right) => left.SequenceEqual(right);

        // The framework's hash of texts has a secret of this process in it, so that nobody can make all keys collide.
        public int GetHashCode(ReadOnlySpan<byte> bytes) => string.GetHashCode(MemoryMarshal.Cast<byte, char>(bytes)) ^ (bytes.Length % 2 == 0 ? 0 : bytes[^1]);

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
    }
}
