namespace Pvelint.Sandbox;

/// <summary>Files that nobody else may read, each written as a whole.</summary>
/// <param name="path">The folder.</param>
internal sealed class StateFolder(string path)
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The text of a file; null where there is none.</summary>
    public string? Read(string name) => File.Exists(Path.Combine(path, name)) ? File.ReadAllText(Path.Combine(path, name)) : null;

    /// <summary>Writes a file: under another name first, so that there is never half of it.</summary>
    public void Write(string name, string text)
    {
        var target = Path.Combine(path, name);
        Make(Path.GetDirectoryName(target)!);
        var made = target + ".new";
        File.Delete(made);
        using (var stream = new FileStream(made, Options()))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(made, target, overwrite: true);
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, FolderMode);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return options;
    }
}
