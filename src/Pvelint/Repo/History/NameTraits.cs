using Pvelint.Formats;

namespace Pvelint.Repo.History;

/// <summary>What the names under which a content stands anywhere in the history say of it.</summary>
[Flags]
internal enum NameTraits
{
    /// <summary>It stands nowhere.</summary>
    None = 0,

    /// <summary>A program's source: only what is quoted is a text.</summary>
    Code = 1,

    /// <summary>Another file.</summary>
    Other = 2,

    /// <summary>A file whose name alone says that it may hold keys or a state.</summary>
    Keys = 4,
}

/// <summary>Tells the traits of a name.</summary>
internal static class NameTraitsOf
{
    public static NameTraits Name(string name) =>
        (FileFormats.Of(name, "") is FileFormat.Source or FileFormat.CSharp ? NameTraits.Code : NameTraits.Other)
        | (Prefilter.IsKeyFile(name) || name.Contains(".tfstate", StringComparison.OrdinalIgnoreCase) ? NameTraits.Keys : NameTraits.None);
}
