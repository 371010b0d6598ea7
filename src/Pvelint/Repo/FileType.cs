namespace Pvelint.Repo;

/// <summary>What stands at a path.</summary>
internal enum FileType
{
    /// <summary>Not told by the listing.</summary>
    Unknown,

    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, socket or device: never opened.</summary>
    Other,
}
