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
            writer.WritePrincipal(asked, isFirst: true);
        }
        else
        {
            writer.WriteList();
        }

        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private void WriteList()
    {
        var isFirst = true;
        _json.WriteStartArray();
        foreach (var principal in _report.Principals.Where(Counts))
        {
            WritePrincipal(principal, isFirst);
            isFirst = false;
        }

        _json.WriteEndArray();
    }

    // Who holds a privilege, and why, is asked of those that hold it.
    private bool Counts(Principal principal) => _report.Privilege is null || _report.Every(principal).Any(row => !row.Permissions.IsEmpty);

    private void WritePrincipal(Principal principal, bool isFirst)
    {
        _json.WriteStartObject();
        _json.WriteNumber("version", 1);
        _json.WriteString("pve", _report.Model.Version.ToString());
        _json.WriteString("authid", principal.Id);
        _json.WriteStartObject("paths");
        foreach (var (path, permissions) in _report.Every(principal))
        {
            _json.WritePropertyName(Encoded(path));
            _json.WriteRawValue(Bytes(permissions), skipInputValidation: true);
            if (_json.BytesPending > Pending)
            {
                _json.Flush();
            }
        }

        _json.WriteEndObject();
        WriteAbout(principal);
        if (_report.AsksWhy)
        {
            _json.WritePropertyName("why");
            new AccessWhyJson(_report.Model.Plan, _json).Write(Grounds.Of(_report.Model, principal.Id, _report.Paths[0]), _report.Privilege!);
        }

        // What concerns all of them stands once: a list has no other place for it.
        if (isFirst)
        {
            WriteSources();
        }

        _json.WriteEndObject();
    }

    private void WriteAbout(Principal principal)
    {
        _json.WriteString("kind", principal.Kind.ToString().ToLowerInvariant());
        if (principal.Owner is { } owner)
        {
            _json.WriteString("owner", owner);
            _json.WriteBoolean("separated", principal.IsSeparated);
        }

        if (principal.Groups.Count > 0)
        {
            _json.WriteStartArray("groups");
            foreach (var group in principal.Groups.Order(StringComparer.Ordinal))
            {
                _json.WriteStringValue(group);
            }

            _json.WriteEndArray();
        }

        if (principal.Doubt is { } doubt)
        {
            _json.WriteString("doubt", doubt);
        }
    }

    private void WriteSources()
    {
        _json.WriteBoolean("complete", _report.IsComplete);
        _json.WriteStartArray("problems");
        foreach (var problem in _report.Problems)
        {
            _json.WriteStartObject();
            AccessWhyJson.WritePlace(_json, problem.Place);
            _json.WriteString("message", problem.Message);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
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
