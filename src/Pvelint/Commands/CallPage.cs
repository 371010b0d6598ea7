using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary>What the tool knows of a call of the API and of a resource that makes calls, as lines of text.</summary>
internal static class CallPage
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];

    /// <summary>The page of <c>POST /nodes/{node}/qemu</c> or <c>POST /nodes/pve/qemu</c>; null where the text is no call, or the API of no release has it.</summary>
    /// <param name="text">Method and path.</param>
    /// <param name="version">The release that is told in full.</param>
    public static IReadOnlyList<string>? OfCall(string text, PveVersion version)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var method, var path] || !Methods.Contains(method.ToUpperInvariant()) || path[0] != '/')
        {
            return null;
        }

        var pages = ApiFacts.Known.ToDictionary(release => release, release => EndpointPage.Of(ApiFacts.Of(release), method.ToUpperInvariant(), path));
        var shown = ApiFacts.Known.Contains(version) && pages[version] is not null ? version : ApiFacts.Known.LastOrDefault(release => pages[release] is not null);
        return pages.TryGetValue(shown, out var page) && page is not null ? [.. Lines(page, shown, pages)] : null;
    }

    /// <summary>The pages of <c>proxmox_virtual_environment_vm</c>; null where no map is of that type.</summary>
    public static IReadOnlyList<string>? OfResource(string type)
    {
        var pages = MapPage.Of(type);
        return pages.Count == 0 ? null : [.. pages.SelectMany((page, i) => Lines(page).Prepend("").Skip(i == 0 ? 1 : 0))];
    }

    /// <summary>What may be meant by a name that has no page.</summary>
    public static IEnumerable<string> Names(string name, PveVersion version) => name.Contains(' ', StringComparison.Ordinal)
        ? ApiFacts.Of(version).Endpoints.Keys
        : name.Contains("proxmox", StringComparison.OrdinalIgnoreCase) ? MapPage.All.SelectMany(page => page.Aliases.Prepend(page.Type)) : [];

    private static IEnumerable<string> Lines(EndpointPage page, PveVersion shown, Dictionary<PveVersion, EndpointPage?> pages)
    {
        var without = ApiFacts.Known.Where(release => pages[release] is null).ToList();
        yield return $"{page.Endpoint.Label}: API call{(without.Count == 0 ? "" : $", which {string.Join(" and ", without)} {(without.Count == 1 ? "does" : "do")} not have")}";
        yield return "";
        yield return $"needs:       {(page.Require == Need.Nothing ? "nothing: any authenticated caller may" : Words(page.Require))} (in {shown})";
        if (page.Sees != Need.Nothing)
        {
            yield return $"to be seen:  {Words(page.Sees)}, else the answer leaves the object out";
        }

        if (!page.Endpoint.TakesTokens)
        {
            yield return "tokens:      no API token may call it";
        }

        if (page.Endpoint.Creates.Length > 0)
        {
            yield return $"makes:       {page.Endpoint.Creates}";
        }

        if (page.Endpoint.Note.Length > 0)
        {
            yield return $"mind:        {page.Endpoint.Note}";
        }

        yield return $"source:      {page.Endpoint.Source}";
        if (page.Parameters.Count > 0)
        {
            yield return "";
            yield return "needs besides, where given:";
            foreach (var need in page.Parameters.GroupBy(one => string.Join('\n', Parts(one.Need, one.Name)), StringComparer.Ordinal))
            {
                yield return $"  {string.Join(", ", need.Select(one => one.Name))}";
                foreach (var part in need.Key.Split('\n'))
                {
                    yield return "    " + part;
                }
            }
        }

        var free = page.Endpoint.Parameters.Except(page.Parameters.Select(one => one.Name)).ToList();
        if (free.Count > 0)
        {
            yield return "";
            yield return "needs nothing more for:";
            yield return $"  {string.Join(", ", free)}";
        }

        foreach (var release in ApiFacts.Known.Where(release => release != shown))
        {
            if (pages[release] is { } other)
            {
                foreach (var line in Differences(page, other, release))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> Differences(EndpointPage page, EndpointPage other, PveVersion release)
    {
        var lines = new List<string>();
        if (Words(page.Require) != Words(other.Require))
        {
            lines.Add($"  needs {(other.Require == Need.Nothing ? "nothing" : Words(other.Require))}");
        }

        foreach (var name in page.Endpoint.Parameters.Union(other.Endpoint.Parameters))
        {
            var (here, there) = (Of(page, name), Of(other, name));
            if (here != there)
            {
                lines.Add(there is null ? $"  has no {name}" : $"  {name}{(here is null ? ", which is new there" : "")}: {(there.Length == 0 ? "nothing more" : there)}");
            }
        }

        return lines.Count == 0 ? ["", $"in {release}: the same"] : lines.Prepend($"in {release}, other than that:").Prepend("");
    }

    // What depends on the parameter's own value says so once, whatever is nested in it.
    private static IEnumerable<string> Parts(Need need, string name, bool depends = false) => (need switch
    {
        AllOf all => all.Needs.SelectMany(one => Parts(one, name, depends)),
        Dependent dependent when dependent.What == name => Parts(dependent.Need, name, depends: true),
        _ => [(depends ? "depending on its value: " : "") + Words(Plain(need, name))],
    }).Distinct().OrderBy(line => line.StartsWith("depending", StringComparison.Ordinal));

    private static Need Plain(Need need, string name) => need switch
    {
        AllOf all => Need.All(all.Needs.Select(one => Plain(one, name))),
        AnyOf any => Need.Any(any.Needs.Select(one => Plain(one, name))),
        Dependent dependent when dependent.What == name => Plain(dependent.Need, name),
        _ => need,
    };

    // Empty for nothing, null where there is no such parameter.
    private static string? Of(EndpointPage page, string name) =>
        !page.Endpoint.Parameters.Contains(name) ? null : page.Parameters.FirstOrDefault(one => one.Name == name) is { Need: { } need } ? string.Join("; ", Parts(need, name)) : "";

    private static string Words(Need need) => need switch
    {
        AllOf all => string.Join(", and ", all.Needs.Select(Words)),
        AnyOf any => $"({string.Join(" or ", any.Needs.Select(Words))})",
        Dependent dependent => $"{Words(dependent.Need)} (depending on {Neutral.Line(dependent.What)})",
        Refusal refusal => $"{Neutral.Line(refusal.Reason)}{(refusal.IsForRoot ? ": root@pam alone" : "")}",
        Permission permission => $"{permission.Privilege} on {Neutral.Line(permission.Path)}{(permission.IsPropagated ? ", propagated" : "")}",
        _ => "",
    };

    private static IEnumerable<string> Lines(MapPage page)
    {
        yield return $"{page.Type}: {page.Kind} of {page.Tool}{(page.Aliases.Count == 0 ? "" : $", also {string.Join(", ", page.Aliases)}")}";
        yield return "";
        yield return $"source:      {page.Source}";
        if (page.Calls.Count == 0)
        {
            yield return "calls:       nothing";
        }

        foreach (var call in page.Calls)
        {
            yield return "";
            yield return $"{call.Label}  ({string.Join(", ", call.On)})";
            if (call.When.Length > 0)
            {
                yield return $"  when {call.When}";
            }

            if (call.ForEach.Length > 0)
            {
                yield return $"  for each of {call.ForEach}";
            }

            if (call.Since.Length > 0 || call.Until.Length > 0)
            {
                yield return $"  {(call.Since.Length > 0 ? $"since {call.Since} " : "")}{(call.Until.Length > 0 ? $"until {call.Until}" : "")}".TrimEnd();
            }

            if (call.Tolerated.Length > 0)
            {
                yield return $"  where refused it goes on: {call.Tolerated}";
            }
        }

        foreach (var (isSsh, why, when) in page.Notes)
        {
            yield return "";
            yield return $"{(isSsh ? "needs SSH" : "mind")}: {why}{(when.Length > 0 ? $" (when {when})" : "")}";
        }

        if (page.Calls.Count > 0)
        {
            yield return "";
            yield return "What a call needs says 'pvelint explain' of it; what your code needs says 'pvelint privileges'.";
        }
    }
}
