using System.CommandLine;
using Pvelint.Repo;

namespace Pvelint.Commands;

/// <summary><c>pvelint hook</c>: has git ask pvelint before each commit.</summary>
internal static class HookCommand
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static Command Create(Host host) => new("hook", "Check what is staged before each commit of the repository that the current folder belongs to")
    {
        Create("install", "Write the pre-commit hook; one that is there is kept, and runs first", Install, host),
        Create("uninstall", "Take the hook away, and put back the one that was there before", Uninstall, host),
    };

    private static Command Create(string name, string description, Func<HookFolder, Host, string> act, Host host)
    {
        var global = new Option<bool>("--global-hooks") { Description = "Also where core.hooksPath leads to a folder that other repositories share" };
        var command = new Command(name, description) { global };
        command.SetAction(parsed =>
        {
            var said = Run(act, parsed.GetValue(global), host);
            using var output = host.OpenText();
            output.WriteLine(Output.Neutral.Line(said));
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static string Run(Func<HookFolder, Host, string> act, bool sharedToo, Host host)
    {
        var folder = HookFolder.Find(host.Folder);
        if (folder.IsShared && !sharedToo)
        {
            throw new StopException(ExitCode.Usage, $"core.hooksPath leads to {folder.Path}, outside of this repository: what stands there holds for others too; say --global-hooks if that is meant");
        }

        try
        {
            return act(folder, host);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Incomplete, $"{folder.Path}: the hook cannot be written there");
        }
    }

    private static string Install(HookFolder folder, Host host)
    {
        var (hook, kept) = PathsIn(folder);
        if (File.Exists(Path.Combine(folder.Path, "h")) && Path.GetFileName(Path.GetDirectoryName(folder.Path)) == ".husky")
        {
            // Its hooks find their work by their own name, and its folder is written anew at each install.
            throw new StopException(ExitCode.Usage, $"husky writes the hooks in {folder.Path} itself; add the line 'pvelint scan --staged --quiet' to .husky/{HookScript.Name} instead");
        }

        var text = HookScript.Text(host.Program);
        var there = TextOf(hook);
        if (there == text)
        {
            return $"{hook}: it is there already";
        }

        if (there is not null && HookScript.IsOurs(there))
        {
            Write(hook, text);
            return $"{hook}: brought up to date";
        }

        if (!Exists(hook))
        {
            Directory.CreateDirectory(folder.Path);
            Write(hook, text);
            return $"{hook}: checks each commit from now on";
        }

        if (Exists(kept))
        {
            throw new StopException(ExitCode.Usage, $"{hook} is not ours, and {kept} is taken; put the two together, or take one away");
        }

        File.Move(hook, kept);
        try
        {
            Write(hook, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Move(kept, hook);
            throw;
        }

        return $"{hook}: checks each commit from now on; the hook that was there is in {HookScript.KeptName} and runs first";
    }

    private static string Uninstall(HookFolder folder, Host host)
    {
        var (hook, kept) = PathsIn(folder);
        if (TextOf(hook) is not { } there || !HookScript.IsOurs(there))
        {
            return $"{hook}: there is no hook of pvelint's, so nothing was changed";
        }

        if (Exists(kept))
        {
            File.Move(kept, hook, overwrite: true);
            return $"{hook}: the hook that was there before is back";
        }

        File.Delete(hook);
        return $"{hook}: taken away";
    }

    private static (string Hook, string Kept) PathsIn(HookFolder folder) => (Path.Combine(folder.Path, HookScript.Name), Path.Combine(folder.Path, HookScript.KeptName));

    private static void Write(string hook, string text) => Interruption.WriteWhole(hook, stream => stream.Write(Host.Utf8.GetBytes(text)), overwrite: true, Executable);

    // A link is somebody else's, even where it leads to a hook of ours.
    private static string? TextOf(string path) => File.Exists(path) && new FileInfo(path).LinkTarget is null ? File.ReadAllText(path) : null;

    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
