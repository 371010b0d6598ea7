namespace Pvelint.Formats;

/// <summary>What a file is for, by its path.</summary>
public static class FileContexts
{
    /// <summary>What the file is for: code, an example to copy, documentation or a test.</summary>
    public static SourceContext Of(string path) => SourceContext.Code;
}
