using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Finds the path that a wrong one was meant to be.</summary>
public static class PathHints
{
    /// <summary>The path that is meant; null where none is near. Objects in braces where they cannot be told.</summary>
    public static string? For(ObjectPath path, PveVersion version)
    {
        if (AccessFacts.ReplacedPaths.FirstOrDefault(replaced => replaced.Form.Matches(path)) is { } known)
        {
            return known.By;
        }

        var forms = AccessFacts.PathForms.Where(form => form.Versions.Contains(version)).ToList();
        var segments = path.Segments.ToArray();
        for (var i = 0; i < segments.Length; i++)
        {
            // `/pools/web` → `/pool/web`: one word is wrong, the rest fits.
            foreach (var word in Words(forms, i).OrderBy(word => word, StringComparer.Ordinal))
            {
                var mended = segments.Select((segment, index) => index == i ? word : segment);
                if (Nearest.Of(segments[i], [word]) is not null && ObjectPath.Parse(string.Join("/", mended)) is { } candidate && forms.Any(form => form.Matches(candidate)))
                {
                    return candidate.ToString();
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Words(IReadOnlyList<PathForm> forms, int level) =>
        forms.Select(form => form.Text.Split(['/'], StringSplitOptions.RemoveEmptyEntries))
            .Where(segments => segments.Length > level && segments[level][0] != '{')
            .Select(segments => segments[level])
            .Distinct(StringComparer.Ordinal);
}
