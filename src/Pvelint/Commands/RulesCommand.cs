using System.CommandLine;
using System.Text.Json;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint rules</c>: every rule with its id, severity, the classes of its fixes and title; with <c>--facts</c> what their facts, and those of the other commands, come from.</summary>
internal static class RulesCommand
{
    public static Command Create(Host host)
    {
        var format = new Option<string>("--format") { Description = "How to print them", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var facts = new Option<bool>("--facts") { Description = "List instead what is known of Proxmox VE and its tools: releases, versions and sources" };
        var command = new Command("rules", "List the rules") { format, facts };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(facts))
            {
                FactList.Write(host, parsed.GetValue(format) == "json");
            }
            else if (parsed.GetValue(format) == "json")
            {
                WriteJson(host.Output);
            }
            else
            {
                WriteText(host);
            }

            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static void WriteText(Host host)
    {
        using var output = host.OpenText();
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Descriptor))
        {
            output.WriteLine($"{rule.Id}  {Levels.Name(rule.Severity),-7}  {Fixes(rule),-12}  {rule.Title}");
        }
    }

    private static string Fixes(RuleDescriptor rule) => rule.Fixes.Count == 0 ? "-" : string.Join(", ", rule.Fixes.Select(Levels.Name));

    private static void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("rules");
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Descriptor))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            json.WriteString("category", rule.Category);
            json.WriteString("severity", Levels.Name(rule.Severity));
            json.WriteString("title", rule.Title);
            json.WriteStartArray("fixes");
            foreach (var safety in rule.Fixes)
            {
                json.WriteStringValue(Levels.Name(safety));
            }

            json.WriteEndArray();
            json.WriteString("help", rule.Help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
