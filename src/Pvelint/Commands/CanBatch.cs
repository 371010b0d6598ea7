using System.Text.Json;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>
/// <c>pvelint can --batch FILE</c>: a line of JSON a cluster (<c>"type":"state"</c>) or a call, in any order that names a cluster before
/// its calls; a line of JSON an answer.
/// </summary>
internal static class CanBatch
{
    public static ExitCode Run(string file, IReadOnlyList<string> words, Host host)
    {
        if (words.Count > 0)
        {
            throw new StopException(ExitCode.Usage, "can --batch: who calls, what and with which grants stands in the file");
        }

        using var input = Open(file, host);
        using var lines = new StreamReader(input, Host.Utf8);
        using var json = new Utf8JsonWriter(host.Output, new JsonWriterOptions { SkipValidation = true });
        var states = new Dictionary<string, PveState>(StringComparer.Ordinal);
        var isComplete = true;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            if (Read(line, states) is not { } question)
            {
                isComplete = false;
                host.Say($"{file}:{number}: no cluster and no call (a call has id, pve, user_cfg, authid, method, path, params)");
            }
            else if (question.Id is not null)
            {
                Answer(question, json, host);
            }
        }

        return isComplete ? ExitCode.Clean : ExitCode.Incomplete;
    }

    private static Stream Open(string file, Host host)
    {
        try
        {
            return file == "-" ? host.Input : File.OpenRead(Path.Combine(host.Folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"can --batch: {file} cannot be read");
        }
    }

    // Null for what is neither a cluster nor a call; a question without an id for a cluster or a header.
    private static Question? Read(string text, Dictionary<string, PveState> states)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var line = document.RootElement;
            if (line.TryGetProperty("type", out var type))
            {
                if (type.GetString() == "state")
                {
                    states[line.GetProperty("id").GetString()!] = State(line);
                }

                return default(Question);
            }

            return PveVersion.Parse(line.GetProperty("pve").GetString()) is { } version && ApiFacts.Covers(version)
                ? new Question(
                    line.GetProperty("id").GetString(), version, line.GetProperty("authid").GetString()!, line.GetProperty("user_cfg").GetString()!,
                    line.TryGetProperty("state", out var id) ? states[id.GetString()!] : null, line.GetProperty("method").GetString()!,
                    line.GetProperty("path").GetString()!, Value(line.GetProperty("params")))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Answer(Question question, Utf8JsonWriter json, Host host)
    {
        var grants = Grants(question.UserCfg, question.Version);
        var facts = ApiFacts.Of(question.Version);
        var call = ApiCall.Of(facts, question.Method, question.Path, question.Parameters);
        json.Reset();
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        CanReport.Write(json, call is null ? null : CallVerdict.Of(new ApiNeeds(facts, question.State, grants, question.Caller).Of(call), grants, question.Caller));
        json.WriteEndObject();
        json.Flush();
        host.Output.WriteByte((byte)'\n');
    }

    /// <summary>The cluster of a line.</summary>
    internal static PveState State(JsonElement line) => new(
        Texts(line, "files"),
        line.TryGetProperty("running", out var running) ? running.EnumerateArray().Select(guest => guest.ToString()) : [],
        Texts(line, "backup_configs"));

    /// <summary>The grants that a <c>user.cfg</c> gives.</summary>
    internal static AccessModel Grants(string text, PveVersion version) =>
        new(AccessPlans.Of([TreeReader.Reader.Read(new SourceFile("user.cfg", text), FileFormat.UserCfg, SourceContext.Code)], version), version);

    /// <summary>Parameters of JSON.</summary>
    internal static HclValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => HclValue.Object(value.EnumerateObject().Select(property => (property.Name, Value(property.Value)))),
        JsonValueKind.Array => HclValue.Of([.. value.EnumerateArray().Select(Value)]),
        JsonValueKind.Null => HclValue.Null,
        JsonValueKind.True or JsonValueKind.False => HclValue.Of(value.GetBoolean()),
        JsonValueKind.Number => HclValue.Of(value.GetRawText()),
        _ => HclValue.Of(value.GetString()!),
    };

    private static Dictionary<string, string> Texts(JsonElement line, string name) =>
        line.TryGetProperty(name, out var texts) ? texts.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal) : [];

    private readonly record struct Question(string? Id, PveVersion Version, string Caller, string UserCfg, PveState? State, string Method, string Path, HclValue Parameters);
}
