using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What a resource, data source, builder or module calls, as its map is written: for people who look it up.</summary>
/// <param name="Tool">The folder of the map: <c>terraform/bpg</c>, <c>packer</c>, <c>ansible</c>.</param>
/// <param name="Kind"><c>resource</c>, <c>data</c>, <c>builder</c>, <c>module</c> …</param>
/// <param name="Type">Its type.</param>
/// <param name="Aliases">Other types that call the same.</param>
/// <param name="Source">Where this was read.</param>
/// <param name="Calls">Its calls, in order.</param>
/// <param name="Notes">What must be told besides, each with whether it is about SSH and when it holds.</param>
public sealed record MapPage(
    string Tool, string Kind, string Type, IReadOnlyList<string> Aliases, string Source, IReadOnlyList<MapPageCall> Calls, IReadOnlyList<(bool IsSsh, string Why, string When)> Notes)
{
    private static readonly string[] Folders = ["terraform/bpg", "terraform/telmate", "packer", "ansible"];

    private static readonly Lazy<IReadOnlyList<MapPage>> LazyAll = new(() => [.. Folders.SelectMany(folder => FactFile.Names($"rules/{folder}/").SelectMany(name => Pages(folder, name)))]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MapPage> All => LazyAll.Value;

    /// <summary>The pages of a type: several where it is a resource and a data source. A module goes by its last word, too.</summary>
    public static IReadOnlyList<MapPage> Of(string type) => [.. All.Where(page => page.Aliases.Prepend(page.Type).Any(name =>
        name == type || name.EndsWith("." + type, StringComparison.Ordinal) || (page.Tool == "ansible" && name.Substring(name.LastIndexOf('.') + 1) == type.Substring(type.LastIndexOf('.') + 1) && type.StartsWith("community.", StringComparison.Ordinal))))];

    private static IEnumerable<MapPage> Pages(string tool, string name)
    {
        var text = FactFile.Text(name);
        foreach (var block in HclFile.Parse(text).Body.Blocks)
        {
            var body = block.Body;
            string Written(HclBody of, string attribute) => of.Attribute(attribute) is { } found ? Line(text.Substring(found.Expression.Span.Start, found.Expression.Span.Length)) : "";
            yield return new MapPage(
                tool, block.Type, block.Labels[0].Text, body.Strings("aliases"), body.String("source"),
                [.. body.BlocksOf("call").Select(call => new MapPageCall(
                    call.Labels[0].Text, call.Body.Strings("on"), Written(call.Body, "when"), Written(call.Body, "for_each"), call.Body.String("tolerated"), call.Body.String("since"), call.Body.String("until")))],
                [.. body.Blocks.Where(inner => inner.Type is "ssh" or "note").Select(note => (note.Type == "ssh", note.Body.String("why"), Written(note.Body, "when")))]);
        }
    }

    private static string Line(string text) => string.Join(" ", text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A call on such a page.</summary>
/// <param name="Label">Method and path.</param>
/// <param name="On">On which operations: <c>create</c>, <c>read</c>, <c>update</c>, <c>delete</c>, <c>run</c>.</param>
/// <param name="When">The condition as it is written; empty for always.</param>
/// <param name="ForEach">Of what there is a call each; empty for one.</param>
/// <param name="Tolerated">What is lost where it is refused and the tool goes on; empty where it ends.</param>
/// <param name="Since">The first release of the provider that makes it; empty for any.</param>
/// <param name="Until">The first that does not any more; empty for none.</param>
public sealed record MapPageCall(string Label, IReadOnlyList<string> On, string When, string ForEach, string Tolerated, string Since, string Until);
