using System.Buffers;
using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>
/// <c>--format json</c> of <c>access</c>: the stable contract. One object for one principal, else a list of them. A large cluster has
/// millions of rows of few different paths and sets, so each of these is encoded once, rows are joined as bytes, and no more
/// principals are held than there are threads: 3,000 of them with 12 million rows took 18 s by a writer of JSON on one.
/// </summary>
internal sealed class AccessJson
{
    // Not indented: most of it would be blanks.
    private static readonly JsonWriterOptions Options = JsonReport.Options with { Indented = false };

    private readonly AccessReport _report;
    private readonly Stream _output;
    private readonly Dictionary<string, byte[]> _names;

    private AccessJson(AccessReport report, Stream output)
    {
        _report = report;
        _output = output;
        _names = (report.Paths.Count > 0 ? report.Paths.Distinct(StringComparer.Ordinal) : report.Model.Paths)
            .ToDictionary(path => path, path => (byte[])[.. Quoted(path), (byte)':'], StringComparer.Ordinal);
    }

    public static void Write(AccessReport report, Stream output)
    {
        var writer = new AccessJson(report, output);
        if (report.Principal is { } asked)
        {
            writer.WriteOne(asked);
        }
        else
        {
            writer.WriteList();
        }

        output.WriteByte((byte)'\n');
    }

    private void WriteOne(Principal principal)
    {
        var part = new Part();
        Fill(part, principal, isFirst: true);
        _output.Write(part.Bytes.WrittenSpan);
    }

    private void WriteList()
    {
        var principals = _report.Principals.Where(Counts).ToList();
        _output.WriteByte((byte)'[');
        Turns.Run(
            principals.Count,
            () => new Part(),
            (i, part) => Fill(part, principals[i], isFirst: i == 0),
            (i, part) =>
            {
                _output.Write(i == 0 ? [] : ","u8);
                _output.Write(part.Bytes.WrittenSpan);
            });
        _output.WriteByte((byte)']');
    }

    // Who holds a privilege, and why, is asked of those that hold it.
    private bool Counts(Principal principal) => _report.To is not null ? _report.Ways(principal).Count > 0 : _report.Privilege is null || _report.Every(principal).Any(row => !row.Permissions.IsEmpty);

    private void Fill(Part part, Principal principal, bool isFirst)
    {
        var bytes = part.Bytes;
        bytes.ResetWrittenCount();
        bytes.Write("{\"version\":1,\"pve\":"u8);
        bytes.Write(Quoted(_report.Model.Version.ToString()));
        bytes.Write(",\"authid\":"u8);
        bytes.Write(Quoted(principal.Id));
        bytes.Write(",\"paths\":{"u8);
        var isLater = false;
        foreach (var (path, permissions) in _report.Every(principal))
        {
            if (isLater)
            {
                bytes.Write(","u8);
            }

            isLater = true;
            bytes.Write(_names[path]);
            bytes.Write(part.SetOf(permissions));
        }

        bytes.Write("},"u8);

        // The rest is an object whose members are these.
        bytes.Write(Encode(json => WriteRest(json, principal, isFirst)).AsSpan(1));
    }

    private void WriteRest(Utf8JsonWriter json, Principal principal, bool isFirst)
    {
        WriteAbout(json, principal);
        if (_report.AsksWhy)
        {
            json.WritePropertyName("why");
            new AccessWhyJson(_report.Model.Plan, json).Write(Grounds.Of(_report.Model, principal.Id, _report.Paths[0]), _report.Privilege!);
        }

        if (_report.To is not null || (_report.Principal is not null && _report.TellsWays))
        {
            AccessWays.Write(json, _report.Ways(principal));
        }

        // What concerns all of them stands once: a list has no other place for it.
        if (isFirst)
        {
            WriteSources(json);
        }
    }

    private static void WriteAbout(Utf8JsonWriter json, Principal principal)
    {
        json.WriteString("kind", principal.Kind.ToString().ToLowerInvariant());
        if (principal.Owner is { } owner)
        {
            json.WriteString("owner", owner);
            json.WriteBoolean("separated", principal.IsSeparated);
        }

        if (principal.Groups.Count > 0)
        {
            json.WriteStartArray("groups");
            foreach (var group in principal.Groups.Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(group);
            }

            json.WriteEndArray();
        }

        if (principal.Doubt is { } doubt)
        {
            json.WriteString("doubt", doubt);
        }
    }

    private void WriteSources(Utf8JsonWriter json)
    {
        json.WriteBoolean("complete", _report.IsComplete);
        json.WriteStartArray("problems");
        foreach (var problem in _report.Problems)
        {
            json.WriteStartObject();
            AccessWhyJson.WritePlace(json, problem.Place);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static byte[] Quoted(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, Options.Encoder).EncodedUtf8Bytes, (byte)'"'];

    private static byte[] Encode(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>What one thread writes into: the object of one principal at a time.</summary>
    private sealed class Part
    {
        private readonly Dictionary<PermissionSet, byte[]> _sets = [];
        private PermissionSet _last;
        private byte[] _lastBytes = "{}"u8.ToArray();

        public ArrayBufferWriter<byte> Bytes { get; } = new(64 << 10);

        /// <summary>The object of a set: mostly the same as that of the row before.</summary>
        public byte[] SetOf(PermissionSet permissions)
        {
            if (permissions == _last)
            {
                return _lastBytes;
            }

            if (!_sets.TryGetValue(permissions, out var bytes))
            {
                _sets[permissions] = bytes = Encode(json =>
                {
                    foreach (var (privilege, isPropagated) in permissions.Privileges)
                    {
                        json.WriteNumber(privilege, isPropagated ? 1 : 0);
                    }
                });
            }

            (_last, _lastBytes) = (permissions, bytes);
            return bytes;
        }
    }
}
