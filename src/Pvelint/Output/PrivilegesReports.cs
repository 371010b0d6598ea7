using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>Writes what <c>pvelint privileges</c> has found.</summary>
internal static class PrivilegesReports
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "pveum", "terraform", "ansible", "markdown"];

    public static void Write(Host host, string format, PrivilegesReport report)
    {
        if (format == "json")
        {
            PrivilegesJson.Write(host.Output, report);
            return;
        }

        using var output = host.OpenText();
        switch (format)
        {
            case "pveum":
                PrivilegesCode.Pveum(output, report);
                break;
            case "terraform":
                PrivilegesCode.Terraform(output, report);
                break;
            case "ansible":
                PrivilegesCode.Ansible(output, report);
                break;
            case "markdown":
                PrivilegesText.Markdown(output, report);
                break;
            default:
                PrivilegesText.Text(output, report);
                break;
        }
    }
}

/// <summary>The JSON of <c>pvelint privileges</c>: for each tool its grants with what needs them, and what is unknown or impossible.</summary>
internal static class PrivilegesJson
{
    // So many bytes are held back before they are written.
    private const int Held = 1 << 16;

    public static void Write(Stream output, PrivilegesReport report)
    {
        using (var json = new Utf8JsonWriter(output, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("pve", report.Version.ToString());
            json.WriteBoolean("complete", report.IsComplete);
            json.WriteStartArray("tools");
            foreach (var tool in report.Privileges.Tools)
            {
                Tool(json, tool, report);
            }

            json.WriteEndArray();
            Missing(json, report);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Tool(Utf8JsonWriter json, LeastPrivilege tool, PrivilegesReport report)
    {
        var plan = RolePlan.Of(tool);
        json.WriteStartObject();
        json.WriteString("tool", tool.Tool);
        json.WriteString("principal", $"{plan.User}!{plan.Token}");
        json.WriteStartArray("grants");
        foreach (var path in tool.Grants.GroupBy(grant => (grant.Path, grant.Propagate)))
        {
            json.WriteStartObject();
            json.WriteString("path", path.Key.Path);
            json.WriteBoolean("propagate", path.Key.Propagate);
            json.WriteStartArray("privileges");
            foreach (var grant in path)
            {
                json.WriteStringValue(grant.Privilege);
            }

            json.WriteEndArray();
            if (report.HasLog)
            {
                json.WriteStartObject("from");
                foreach (var grant in path)
                {
                    json.WriteString(grant.Privilege, PrivilegesReport.From(grant.Because));
                }

                json.WriteEndObject();
            }

            json.WriteStartArray("because");
            foreach (var made in path.SelectMany(grant => grant.Because).Distinct(ReferenceEqualityComparer.Instance).Cast<MadeCall>())
            {
                if (json.BytesPending > Held)
                {
                    json.Flush();
                }

                json.WriteStartObject();
                WritePlace(json, made.By);
                json.WriteString("call", made.Call.Endpoint.Label);
                if (report.HasLog)
                {
                    json.WriteString("from", PrivilegesReport.From([made]));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unknown");
        foreach (var open in tool.Open)
        {
            Entry(json, PrivilegesReport.Words(open.Need), open.By[0].By, "depends on " + open.What, OpenHint.Of(open.What));
        }

        foreach (var note in report.Notes)
        {
            Note(json, note);
        }

        json.WriteEndArray();
        json.WriteStartArray("impossible");
        foreach (var impossible in tool.Impossible)
        {
            Entry(json, impossible.Reason, impossible.By[0].By, impossible.IsForRoot ? "only root@pam with its password may" : "nobody may");
        }

        json.WriteEndArray();
        if (tool.Demands.Count > 0)
        {
            json.WriteStartArray("demands");
            foreach (var demand in tool.Demands)
            {
                json.WriteStartObject();
                json.WriteString("of", demand.Of);
                json.WriteString("path", demand.Path);
                json.WriteStartArray("privileges");
                foreach (var privilege in demand.Privileges)
                {
                    json.WriteStringValue(privilege);
                }

                json.WriteEndArray();
                json.WriteString("off", demand.Off);
                WritePlace(json, demand.By);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("ssh");
        foreach (var remark in tool.Remarks.Where(remark => remark.IsSsh))
        {
            Entry(json, remark.Why, remark.By, remark.If is { } what ? "depends on " + what : "needs SSH to the node");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What no tool's grants count.
    private static void Missing(Utf8JsonWriter json, PrivilegesReport report)
    {
        json.WriteStartArray("missing");
        foreach (var resource in report.Privileges.Unmapped)
        {
            Entry(json, resource.Type, resource, "is not known to pvelint: what it calls is not counted");
        }

        foreach (var (label, by) in report.Privileges.Missing)
        {
            Entry(json, label, by, $"is not in the API of {report.Version}");
        }

        foreach (var note in report.Notes)
        {
            Note(json, note);
        }

        json.WriteEndArray();
    }

    private static void Note(Utf8JsonWriter json, CodeNote note)
    {
        json.WriteStartObject();
        json.WriteString("what", note.What);
        json.WriteString("file", note.Place.File.Path);
        json.WriteNumber("line", note.Place.File.Position(note.Place.Span.Start).Line);
        json.WriteString("why", note.Message);
        json.WriteEndObject();
    }

    private static void Entry(Utf8JsonWriter json, string what, CodeResource by, string why, IReadOnlyList<string>? assume = null)
    {
        json.WriteStartObject();
        json.WriteString("what", what);
        WritePlace(json, by);
        json.WriteString("why", why);
        if (assume is { Count: > 0 })
        {
            json.WriteStartArray("assume");
            foreach (var word in assume)
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, CodeResource resource)
    {
        // A call in a log has no place.
        if (resource.Kind != "log")
        {
            json.WriteString("file", resource.Place.File.Path);
            json.WriteNumber("line", resource.Place.File.Position(resource.Place.Span.Start).Line);
        }

        json.WriteString("resource", resource.Address);
    }
}
