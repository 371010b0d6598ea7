using System.Text.Json;
using Pvelint.Access;
using Pvelint.Commands;

namespace Pvelint.Output;

/// <summary>What a change newly allows, as text, JSON, or Markdown for a comment on a merge request.</summary>
/// <param name="Base">What it is compared with, as it was given.</param>
/// <param name="Head">What is compared.</param>
/// <param name="Version">The release.</param>
/// <param name="Rows">What is new.</param>
internal sealed record AccessDiffReport(string Base, string Head, PveVersion Version, IReadOnlyList<NewAccess> Rows)
{
    // A comment on a merge request has room for so many characters on GitHub (65,536) and more elsewhere.
    private const int MostMarkdownRows = 100;

    /// <summary>The formats.</summary>
    public static string[] Formats { get; } = ["text", "json", "markdown"];

    /// <summary>Whether all of both states could be read.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>From which risk on new access is a failure; null for never.</summary>
    public Risk? FailsFrom { get; init; }

    /// <summary>Whether it is one.</summary>
    public bool Fails => FailsFrom is { } from && Rows.Any(row => row.Risk >= from);

    /// <summary>Writes it.</summary>
    public void Write(string format, Stream output)
    {
        if (format == "json")
        {
            WriteJson(output);
            return;
        }

        using var text = new StreamWriter(output, Host.Utf8, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        if (format == "markdown")
        {
            WriteMarkdown(text);
        }
        else
        {
            WriteText(text);
        }
    }

    private void WriteText(TextWriter text)
    {
        foreach (var row in Rows)
        {
            text.WriteLine(row.Way is { } way
                ? $"{Name(row.Risk)}: {Neutral.Line(row.Principal)} has a way to {Target(way)} now: {Neutral.Line(Steps(way))}"
                : $"{Name(row.Risk)}: {Neutral.Line(row.Principal)} on {Neutral.Line(row.Path)}{(IsOnlyThere(row) ? ", there only" : "")}: {Privileges(row)}");
            foreach (var cause in row.Causes)
            {
                text.WriteLine($"  {Place(cause)}: {Neutral.Line(cause.What)}");
            }
        }

        text.WriteLine(Summary);
    }

    private void WriteMarkdown(TextWriter text)
    {
        text.WriteLine("### Proxmox VE: new access");
        text.WriteLine();
        text.WriteLine(Summary + (Fails ? $" **This is at or above `{Name(FailsFrom!.Value)}`.**" : ""));
        if (Rows.Count == 0)
        {
            return;
        }

        text.WriteLine();
        text.WriteLine("| risk | who | where | may newly | by |");
        text.WriteLine("|---|---|---|---|---|");
        foreach (var row in Rows.Take(MostMarkdownRows))
        {
            var causes = string.Join("<br>", row.Causes.Select(cause => $"{Code(Place(cause))} {Code(cause.What)}"));
            text.WriteLine(row.Way is { } way
                ? $"| {Name(row.Risk)} | {Code(row.Principal)} | {Target(way)} | {Code(Steps(way))} | {causes} |"
                : $"| {Name(row.Risk)} | {Code(row.Principal)} | {Code(row.Path)}{(IsOnlyThere(row) ? " (there only)" : "")} | {Privileges(row)} | {causes} |");
        }

        if (Rows.Count > MostMarkdownRows)
        {
            text.WriteLine();
            text.WriteLine($"and {Rows.Count - MostMarkdownRows} more: see `pvelint access --diff`.");
        }
    }

    private void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("pve", Version.ToString());
        json.WriteString("base", Base);
        json.WriteString("head", Head);
        json.WriteStartArray("new");
        foreach (var row in Rows)
        {
            json.WriteStartObject();
            json.WriteString("principal", row.Principal);
            json.WriteString("path", row.Path);
            json.WriteString("risk", Name(row.Risk));
            if (row.Way is { } way)
            {
                json.WriteString("target", way.Target.ToString().ToLowerInvariant());
                json.WriteStartArray("steps");
                foreach (var step in way.Steps)
                {
                    json.WriteStringValue(step.ToString());
                }

                json.WriteEndArray();
            }

            json.WriteStartObject("privileges");
            foreach (var (privilege, isPropagated) in row.Permissions.Privileges)
            {
                json.WriteNumber(privilege, isPropagated ? 1 : 0);
            }

            json.WriteEndObject();
            json.WriteStartArray("because");
            foreach (var cause in row.Causes)
            {
                var at = cause.Place.File.Position(cause.Place.Span.Start);
                json.WriteStartObject();
                json.WriteString("path", cause.Place.File.Path);
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
                json.WriteString("message", cause.What);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("complete", IsComplete);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private string Summary => Rows.Count == 0
        ? (IsComplete ? "Nothing is newly allowed." : "Nothing new was found in what could be read.")
        : $"{Host.Count(Rows.Select(row => row.Principal).Distinct().Count(), "principal")} may do more than before, in {Host.Count(Rows.Count, "place")}; the worst is {Name(Rows[0].Risk)}.";

    private static bool IsOnlyThere(NewAccess row) => row.Permissions is { IsEmpty: false, Propagated: 0 };

    private static string Privileges(NewAccess row) =>
        row.Permissions.IsEmpty ? "what is not known" : string.Join(", ", row.Permissions.Privileges.Select(entry => entry.Privilege));

    private static string Target(EscalationWay way) => way.Target is EscalationTarget.Cluster ? "the whole cluster" : "root on a node";

    private static string Steps(EscalationWay way) => string.Join("; then ", way.Steps);

    private static string Place(AccessCause cause) =>
        $"{Neutral.Line(cause.Place.File.Path)}:{cause.Place.File.Position(cause.Place.Span.Start).Line}";

    private static string Name(Risk risk) => risk.ToString().ToLowerInvariant();

    // A name from the repository must not end its cell, its code span, or start a mention or link.
    private static string Code(string text) => "`" + Neutral.Line(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal) + "`";
}
