namespace Pvelint.Sandbox;

/// <summary>Files that nobody else may read, each written as a whole, for one sandbox at a time.</summary>
internal sealed class StateFolder : IDisposable
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PrivateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path;
    private readonly FileStream _hold;

    /// <summary>Takes a folder, which is made where there is none.</summary>
    /// <exception cref="IOException">Another sandbox has it, or it cannot be made.</exception>
    public StateFolder(string path)
    {
        _path = path;
        Make(path);
        try
        {
            var options = Options(FileMode.OpenOrCreate);
            options.Share = FileShare.None;
            _hold = new FileStream(Path.Combine(path, ".lock"), options);
        }
        catch (IOException error)
        {
            throw new IOException($"another sandbox keeps its state in {path}: give this one a folder of its own", error);
        }
    }

    /// <summary>The text of a file; null where there is none.</summary>
    public string? Read(string name) => File.Exists(Path.Combine(_path, name)) ? File.ReadAllText(Path.Combine(_path, name)) : null;

    /// <summary>Writes a file: under another name first, so that there is never half of it.</summary>
    public void Write(string name, string text)
    {
        var target = Path.Combine(_path, name);
        Make(Path.GetDirectoryName(target)!);
        var made = target + ".new";
        File.Delete(made);
        using (var stream = new FileStream(made, Options(FileMode.CreateNew)))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(made, target, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _hold.Dispose();

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, FolderMode);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateMode;
        }

        return options;
    }
}
