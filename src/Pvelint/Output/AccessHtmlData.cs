using System.Globalization;
using System.Text;
using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>
/// The data of the page: the matrix as tables that point to one another by index, so that each name, set and row stands there once.
/// </summary>
internal static class AccessHtmlData
{
    private static readonly string[] Families = ["VM", "VM.Config", "VM.GuestAgent", "Datastore", "Sys", "Pool", "SDN", "Mapping", "Access"];

    public static void Write(Utf8JsonWriter json, AccessModel model)
    {
        var matrix = AccessMatrix.Of(model);
        WritePrivileges(json, model.Version);
        WritePaths(json, matrix);
        WriteRows(json, model, matrix);
    }

    /// <summary>The column of a privilege; users, groups, realms and permissions are one: who governs access.</summary>
    internal static string FamilyOf(string privilege)
    {
        var family = privilege[..privilege.LastIndexOf('.')];
        return family is "VM.Snapshot" ? "VM" : Families.Contains(family) ? family : "Access";
    }

    private static void WritePrivileges(Utf8JsonWriter json, PveVersion version)
    {
        AccessHtmlReport.WriteTexts(json, "families", Families);
        json.WriteStartArray("privileges");
        foreach (var name in PrivilegeTable.Names)
        {
            var privilege = AccessFacts.Privileges[name];
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("family", Array.IndexOf(Families, FamilyOf(name)));
            json.WriteString("allows", privilege.Allows);
            json.WriteString("because", privilege.Because);
            json.WriteBoolean("known", privilege.Versions.Contains(version));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePaths(Utf8JsonWriter json, AccessMatrix matrix)
    {
        AccessHtmlReport.WriteTexts(json, "paths", matrix.Paths);
        WriteNumbers(json, "columns", matrix.Columns);
        WritePools(json, matrix);
        var forms = new Table<(string, string)>();
        var risks = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        WriteNumbers(json, "forms", Enumerable.Range(0, matrix.ColumnCount).Select(column => forms.IndexOf(RisksOn(matrix.PathOf(column), risks))));
        json.WriteStartArray("risks");
        foreach (var (here, propagated) in forms.Items)
        {
            json.WriteStartArray();
            json.WriteStringValue(here);
            json.WriteStringValue(propagated);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Arrays of numbers that are JSON already.</summary>
    internal static void WriteRaw(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteRawValue(item, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static void WritePools(Utf8JsonWriter json, AccessMatrix matrix)
    {
        json.WriteStartObject("pools");
        for (var column = 0; column < matrix.ColumnCount; column++)
        {
            if (matrix.PoolsOf(column).Count > 0)
            {
                AccessHtmlReport.WriteTexts(json, column.ToString(CultureInfo.InvariantCulture), matrix.PoolsOf(column));
            }
        }

        json.WriteEndObject();
    }

    // A digit a privilege, 0 where it is checked nowhere, 1 low to 4 critical: where it holds here only, and where it is propagated.
    private static (string Here, string Propagated) RisksOn(string path, Dictionary<string, (string, string)> known)
    {
        // Objects of one kind have the same grades, and there are thousands.
        var isObject = path.LastIndexOf('/') > 0 && !AccessFacts.Privileges.Values.Any(privilege => privilege.Paths.Contains(path));
        var key = isObject ? path[..(path.LastIndexOf('/') + 1)] + AccessFacts.PathForms.FirstOrDefault(form => ObjectPath.Parse(path) is { } parsed && form.Matches(parsed))?.Text : path;
        if (!known.TryGetValue(key, out var risks))
        {
            known[key] = risks = (Digits(path, false), Digits(path, true));
        }

        return risks;
    }

    private static string Digits(string path, bool isPropagated) => ObjectPath.Parse(path) is not { } parsed
        ? new string('0', PrivilegeTable.Names.Count)
        : string.Concat(PrivilegeTable.Names.Select(name => RiskOfPath.Of(name, parsed, isPropagated) is { } risk ? (char)('1' + (int)risk) : '0'));

    private static void WriteRows(Utf8JsonWriter json, AccessModel model, AccessMatrix matrix)
    {
        var principals = model.Principals.OrderBy(principal => principal.Kind).ThenBy(principal => principal.Id, StringComparer.Ordinal).ToList();
        var indexes = principals.Select((principal, i) => (principal.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var sets = new Table<PermissionSet>();
        var rows = new Table<string>();
        var reasons = new AccessHtmlReasons();
        var ways = new AccessHtmlWays();
        json.WriteStartArray("principals");
        foreach (var principal in principals)
        {
            json.WriteStartObject();
            json.WriteString("id", Neutral.Line(principal.Id));
            json.WriteNumber("kind", (int)principal.Kind);
            json.WriteNumber("row", rows.IndexOf(RowOf(model, matrix, principal, sets, reasons)));
            WriteOrigin(json, principal, indexes);
            WriteNumbers(json, "ways", Escalation.Of(model, principal.Id).Select(ways.IndexOf));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRaw(json, "rows", rows.Items.Select(row => "[" + row + "]"));
        json.WriteStartArray("sets");
        foreach (var set in sets.Items)
        {
            // As 32 bits each: numbers above 2^53 are not exact in the page's script.
            json.WriteStartArray();
            json.WriteNumberValue((uint)set.Held);
            json.WriteNumberValue((uint)(set.Held >> 32));
            json.WriteNumberValue((uint)set.Propagated);
            json.WriteNumberValue((uint)(set.Propagated >> 32));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        reasons.Write(json);
        ways.Write(json);
    }

    // Column, set, reason, column, set, reason …: each holds up to the next column. Of a token that is not separated, its owner's.
    private static string RowOf(AccessModel model, AccessMatrix matrix, Principal principal, Table<PermissionSet> sets, AccessHtmlReasons reasons)
    {
        var row = new StringBuilder();
        var id = principal is { Owner: { } owner, IsSeparated: false } ? owner : principal.Id;
        var ways = new Dictionary<EntryWay, int>();
        foreach (var stretch in matrix.Row(id))
        {
            var reason = reasons.IndexOf(stretch, way => ways.TryGetValue(way, out var known) ? known : ways[way] = reasons.IndexOf(way.Grounds(model, matrix, id)));
            row.Append(CultureInfo.InvariantCulture, $"{(row.Length == 0 ? "" : ",")}{stretch.Column},{sets.IndexOf(stretch.Permissions)},{reason}");
        }

        return row.ToString();
    }

    private static void WriteOrigin(Utf8JsonWriter json, Principal principal, Dictionary<string, int> indexes)
    {
        if (principal.Groups.Count > 0)
        {
            WriteNumbers(json, "groups", principal.Groups.Where(group => indexes.ContainsKey("@" + group)).Select(group => indexes["@" + group]));
        }

        if (principal.Owner is { } owner)
        {
            json.WriteString("owner", Neutral.Line(owner));
            json.WriteBoolean("separated", principal.IsSeparated);
            json.WriteBoolean("limited", principal.LimitedBy is not null);
        }

        if (principal.Doubt is { } doubt)
        {
            json.WriteString("doubt", Neutral.Line(doubt));
        }

        if (principal.Place is { } place)
        {
            json.WriteString("place", PlaceOf(place));
        }
    }

    /// <summary>A place as <c>file:line</c>.</summary>
    internal static string PlaceOf(Place place) =>
        Neutral.Line(string.Create(CultureInfo.InvariantCulture, $"{place.File.Path}:{place.File.Position(place.Span.Start).Line}"));

    /// <summary>Numbers as an array.</summary>
    internal static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
