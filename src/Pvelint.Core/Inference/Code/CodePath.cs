namespace Pvelint.Inference;

/// <summary>Paths of files as reports print them, with forward slashes.</summary>
internal static class CodePath
{
    /// <summary>A folder and a relative path as one path, its dots resolved; null where it leads above what the folder's path tells.</summary>
    public static string? Join(string folder, string relative)
    {
        var isRooted = folder.StartsWith("/", StringComparison.Ordinal);
        var parts = new List<string>();
        foreach (var part in (folder + "/" + relative).Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part == ".." && isRooted)
            {
                return null;
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }

        return (isRooted ? "/" : "") + string.Join("/", parts);
    }
}
