using System.Text.Json;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary><c>pvelint rules --facts</c>: releases, versions and sources of what is known.</summary>
internal static class FactList
{
    public static void Write(Host host, bool isJson)
    {
        if (isJson)
        {
            WriteJson(host.Output);
            return;
        }

        using var output = host.OpenText();
        foreach (var facts in FactSources.All())
        {
            output.WriteLine($"{facts.Facts}{Releases(facts.Releases)}: {facts.Count}");
            foreach (var source in facts.Sources)
            {
                output.WriteLine("  " + source);
            }
        }
    }

    private static string Releases(IReadOnlyList<string> releases) => releases.Count switch
    {
        0 => "",
        1 => " " + releases[0],
        _ => $" of Proxmox VE {releases[0]} to {releases[^1]}",
    };

    private static void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("facts");
        foreach (var facts in FactSources.All())
        {
            json.WriteStartObject();
            json.WriteString("facts", facts.Facts);
            json.WriteNumber("count", facts.Count);
            Strings(json, "releases", facts.Releases);
            Strings(json, "sources", facts.Sources);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
