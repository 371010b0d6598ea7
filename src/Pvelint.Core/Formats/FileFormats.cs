namespace Pvelint.Formats;

/// <summary>Which language a file is written in, by its name and, where the name does not tell, its first line.</summary>
public static class FileFormats
{
    /// <summary>The language of a file.</summary>
    /// <param name="path">Its path with forward slashes.</param>
    /// <param name="text">Its text; only the start is looked at.</param>
    public static FileFormat Of(string path, string text) => FileFormat.Text;
}
