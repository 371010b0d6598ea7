using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>Writes why someone holds a privilege on a path, or does not: the same that <see cref="AccessWhy"/> says, as data.</summary>
/// <param name="plan">The sources.</param>
/// <param name="json">Where it goes.</param>
internal sealed class AccessWhyJson(AccessPlan plan, Utf8JsonWriter json)
{
    public void Write(Grounds grounds, string privilege)
    {
        var of = grounds.For(privilege);
        json.WriteStartObject();
        json.WriteString("authid", grounds.Id);
        json.WriteString("privilege", privilege);
        json.WriteString("path", grounds.Path);
        json.WriteBoolean("held", of.IsHeld);
        json.WriteBoolean("propagated", of.IsPropagated);
        json.WriteString("from", grounds.Kind.ToString().ToLowerInvariant());
        WriteGrounds("given", of.Given, grounds, privilege);
        WriteGrounds("lost", of.Lost, grounds, privilege);
        WriteGrounds("instead", of.Instead, grounds, privilege);
        if (grounds.Owner is { } owner)
        {
            json.WritePropertyName("owner");
            Write(owner, privilege);
        }

        json.WriteEndObject();
    }

    /// <summary>The members of a place: file, line and column, both from 1.</summary>
    public static void WritePlace(Utf8JsonWriter json, Place place)
    {
        var at = place.File.Position(place.Span.Start);
        json.WriteString("path", place.File.Path);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }

    private void WriteGrounds(string name, IReadOnlyList<Ground> grounds, Grounds of, string privilege)
    {
        json.WriteStartArray(name);
        foreach (var ground in grounds)
        {
            json.WriteStartObject();
            WriteEntry(ground.Entry);
            if (ground.Pool is { } pool)
            {
                json.WriteString("pool", pool);
            }

            WritePlace("roleAt", GroundPlaces.OfPrivilege(plan, ground.Role.Name, privilege));
            WritePlace("memberAt", ground.Entry.Kind is SubjectKind.Group ? GroundPlaces.OfMember(plan, of.Id, ground.Entry.Subject.Text!) : null);
            WritePlace("poolAt", ground.Pool is null ? null : GroundPlaces.OfPool(plan, ground.Pool, of.Path));
            if (!ground.Counts)
            {
                WriteFate(ground);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteFate(Ground ground)
    {
        json.WriteString("because", JsonNamingPolicy.CamelCase.ConvertName(ground.Fate.ToString()));
        json.WriteStartArray("by");
        foreach (var entry in ground.By)
        {
            json.WriteStartObject();
            WriteEntry(entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteEntry(AclEntry entry)
    {
        json.WriteString("role", entry.Role.Text);
        json.WriteString("subject", (entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text);
        json.WriteString("on", entry.Object?.ToString());
        json.WriteBoolean("propagate", entry.Propagate);
        WritePlace("at", entry.Path.Place);
    }

    private void WritePlace(string name, Place? place)
    {
        if (place is null)
        {
            return;
        }

        json.WriteStartObject(name);
        WritePlace(json, place);
        json.WriteEndObject();
    }
}
