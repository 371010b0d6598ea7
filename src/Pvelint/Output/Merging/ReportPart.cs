using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Output.Merging;

/// <summary>A report that is to be joined with others. It comes from elsewhere, so nothing in it is taken on trust.</summary>
internal sealed class ReportPart : IDisposable
{
    private const int LargestReport = 256 << 20;
    private const int MaxDepth = 32;

    // Far more than there can be of anything, and sums of thousands still fit.
    private const long LargestNumber = 1L << 48;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly JsonDocument _document;

    private ReportPart(string name, JsonDocument document)
    {
        Name = name;
        _document = document;
    }

    /// <summary>The file as the user named it.</summary>
    public string Name { get; }

    /// <summary>What stands before its paths: empty, or ending in a slash.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>What it says.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>Reads a report.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="name">The path as the user named it.</param>
    /// <param name="hasPrefix">Whether the file's name goes before its paths.</param>
    /// <exception cref="StopException">It cannot be read, or is no JSON.</exception>
    public static ReportPart Read(string path, string name, bool hasPrefix)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ReportPart(name, JsonDocument.Parse(Bytes(stream, name), Options)) { Prefix = hasPrefix ? Path.GetFileName(path).Split('.')[0] + "/" : "" };
        }
        catch (JsonException)
        {
            // The parser's own words may quote what stands there.
            throw new StopException(ExitCode.Usage, $"{name} is no report: it is no JSON, or breaks off");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StopException(ExitCode.Usage, $"{name}: no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"{name} cannot be read");
        }
    }

    /// <summary>That the file is none of ours.</summary>
    public StopException Bad(string what) => new(ExitCode.Usage, $"{Name} is no report of 'pvelint scan': {what}");

    /// <summary>A member of an object, of the kind that it must have.</summary>
    /// <exception cref="StopException">It is not there.</exception>
    public JsonElement Get(JsonElement from, string name, JsonValueKind kind) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : throw Bad($"'{name}' is missing, or is something else");

    /// <summary>A text of an object.</summary>
    public string Text(JsonElement from, string name) => Get(from, name, JsonValueKind.String).GetString()!;

    /// <summary>A whole number of an object, not below zero.</summary>
    public long Number(JsonElement from, string name) =>
        Get(from, name, JsonValueKind.Number).TryGetInt64(out var number) && number is >= 0 and <= LargestNumber ? number : throw Bad($"'{name}' is no count");

    /// <summary>A truth value of an object.</summary>
    public bool Flag(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Bad($"'{name}' is missing, or is something else");

    /// <summary>The one item of a list.</summary>
    public JsonElement Only(JsonElement from, string name) =>
        Get(from, name, JsonValueKind.Array) is var list && list.GetArrayLength() == 1 ? list[0] : throw Bad($"'{name}' has not one item");

    /// <summary>Which shard an object says the report is of; null where it says none.</summary>
    public Shard? ShardIn(JsonElement from)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty("shard", out var shard))
        {
            return null;
        }

        var (index, count) = (Number(shard, "index"), Number(shard, "count"));
        return index >= 1 && index <= count && count <= ScanCommand.MostShards ? new Shard((int)index, (int)count) : throw Bad("it is of a shard that cannot be");
    }

    /// <summary>A severity by its word.</summary>
    public Severity SeverityIn(JsonElement from, string name) => Text(from, name) switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        _ => throw Bad($"'{name}' is no severity"),
    };

    /// <summary>Writes a value as it is, but for the texts of members called <paramref name="path"/>, which get the prefix.</summary>
    public void Copy(Utf8JsonWriter json, JsonElement value, string path)
    {
        if (Prefix.Length == 0)
        {
            value.WriteTo(json);
            return;
        }

        CopyWithPrefix(json, value, path);
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private void CopyWithPrefix(Utf8JsonWriter json, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    if (member.Value.ValueKind == JsonValueKind.String && member.NameEquals(path))
                    {
                        json.WriteStringValue((path == "uri" ? Uri.EscapeDataString(Prefix.TrimEnd('/')) + "/" : Prefix) + member.Value.GetString());
                    }
                    else
                    {
                        CopyWithPrefix(json, member.Value, path);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    CopyWithPrefix(json, item, path);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static ReadOnlyMemory<byte> Bytes(Stream stream, string name)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (var count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > LargestReport)
            {
                throw new StopException(ExitCode.Incomplete, $"{name} is larger than {LargestReport >> 20} MiB: no report is");
            }
        }

        var bytes = buffer.ToArray().AsMemory();
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }
}
