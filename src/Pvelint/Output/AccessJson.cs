using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>
/// <c>--format json</c> of <c>access</c>: the stable contract. One object for one principal, else a list of them, written as it
/// is computed: a large cluster has millions of rows.
/// </summary>
internal sealed class AccessJson
{
    private const int Pending = 64 * 1024;

    // Not indented: most of it would be blanks.
    private static readonly JsonWriterOptions Options = JsonReport.Options with { Indented = false };

    private readonly AccessReport _report;
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<PermissionSet, byte[]> _sets = [];
    private readonly Dictionary<string, JsonEncodedText> _paths = new(StringComparer.Ordinal);

    private AccessJson(AccessReport report, Utf8JsonWriter json)
    {
        _report = report;
        _json = json;
    }

    public static void Write(AccessReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var writer = new AccessJson(report, json);
        if (report.Principal is { } asked)
        {
            writer.WritePrincipal(asked);
        }
        else
        {
            json.WriteStartArray();
            foreach (var principal in report.Principals)
            {
                writer.WritePrincipal(principal);
            }

            json.WriteEndArray();
        }

        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private void WritePrincipal(Principal principal)
    {
        _json.WriteStartObject();
        _json.WriteNumber("version", 1);
        _json.WriteString("pve", _report.Model.Version.ToString());
        _json.WriteString("authid", principal.Id);
        _json.WriteStartObject("paths");
        foreach (var (path, permissions) in _report.RowsOf(principal))
        {
            _json.WritePropertyName(Encoded(path));
            _json.WriteRawValue(Bytes(permissions), skipInputValidation: true);
            if (_json.BytesPending > Pending)
            {
                _json.Flush();
            }
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    // There are few different sets and few paths, and both come again for everyone.
    private byte[] Bytes(PermissionSet permissions)
    {
        if (!_sets.TryGetValue(permissions, out var bytes))
        {
            _sets[permissions] = bytes = Encode(permissions);
        }

        return bytes;
    }

    private JsonEncodedText Encoded(string path)
    {
        if (!_paths.TryGetValue(path, out var encoded))
        {
            _paths[path] = encoded = JsonEncodedText.Encode(path, Options.Encoder);
        }

        return encoded;
    }

    private static byte[] Encode(PermissionSet permissions)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            foreach (var (privilege, isPropagated) in permissions.Privileges)
            {
                json.WriteNumber(privilege, isPropagated ? 1 : 0);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
