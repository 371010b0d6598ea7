using System.Globalization;
using System.Text;
using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>The page's tables of entries, of the ways to paths (which entries stand there, and what becomes of each) and of reasons.</summary>
internal sealed class AccessHtmlReasons
{
    // By reference: an entry is told by its place, and comparing all that it says is slow.
    private readonly Dictionary<AclEntry, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<AclEntry> _entries = [];
    private readonly Table<string> _reasons = new();
    private readonly Table<string> _ways = new();

    /// <summary>The number of a stretch's reason: the way to its paths, then those to their pools, each with how often it comes in a row.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="number">Numbers a way.</param>
    public int IndexOf(Stretch stretch, Func<EntryWay, int> number)
    {
        var reason = new StringBuilder("[").Append(number(stretch.Way));
        for (int i = 0, next; i < stretch.Pools.Items.Count; i = next)
        {
            for (next = i + 1; next < stretch.Pools.Items.Count && stretch.Pools.Items[next] == stretch.Pools.Items[i]; next++)
            {
            }

            reason.Append(CultureInfo.InvariantCulture, $",{number(stretch.Pools.Items[i])},{next - i}");
        }

        return _reasons.IndexOf(reason.Append(']').ToString());
    }

    /// <summary>The number of a way: its entries, and what becomes of each.</summary>
    public int IndexOf(Grounds grounds) => _ways.IndexOf("[" + string.Join(",", grounds.Entries.Where(ground => ground.Pool is null)
        .SelectMany(ground => new[] { NumberOf(ground.Entry), (int)ground.Fate })) + "]");

    /// <summary>Writes the tables.</summary>
    public void Write(Utf8JsonWriter json)
    {
        AccessHtmlData.WriteRaw(json, "reasons", _reasons.Items);
        AccessHtmlData.WriteRaw(json, "waysThere", _ways.Items);
        json.WriteStartArray("entries");
        foreach (var entry in _entries)
        {
            json.WriteStartObject();
            json.WriteString("path", Neutral.Line(entry.Object!.Value.ToString()));
            json.WriteString("subject", Neutral.Line((entry.Kind is SubjectKind.Group ? "@" : "") + entry.Subject.Text));
            json.WriteString("role", Neutral.Line(entry.Role.Text!));
            json.WriteBoolean("propagates", entry.Propagate);
            json.WriteBoolean("denies", AccessFacts.Roles.TryGetValue(entry.Role.Text!, out var role) && role.Denies);
            json.WriteString("place", AccessHtmlData.PlaceOf(entry.Role.Place));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private int NumberOf(AclEntry entry)
    {
        if (!_numbers.TryGetValue(entry, out var number))
        {
            _numbers[entry] = number = _entries.Count;
            _entries.Add(entry);
        }

        return number;
    }
}
