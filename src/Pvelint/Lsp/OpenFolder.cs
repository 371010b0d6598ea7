using Pvelint.Lsp.Linting;

namespace Pvelint.Lsp;

/// <summary>A folder of the workspace, as the server's loop follows it.</summary>
/// <param name="path">Its absolute path.</param>
internal sealed class OpenFolder(string path) : IDisposable
{
    /// <summary>Its absolute path.</summary>
    public string Path => path;

    /// <summary>What was found in it; null until it was looked at once.</summary>
    public LintedFolder? Linted { get; set; }

    /// <summary>The same with the documents that are open as they stand now; null where something changed since it was asked for.</summary>
    public FolderView? View { get; set; }

    /// <summary>Whether something changed since it was looked at.</summary>
    public bool IsDirty { get; set; } = true;

    /// <summary>Whether files may have come, gone or changed on the disk.</summary>
    public bool IsListedAnew { get; set; } = true;

    /// <summary>The files on the disk that are known to have changed.</summary>
    public HashSet<string> Changed { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Ends what is being done for it.</summary>
    public CancellationTokenSource Closing { get; } = new();

    /// <summary>Whether it is being looked at.</summary>
    public bool IsBusy { get; set; }

    /// <summary>What waits until it was looked at as it stands now.</summary>
    public List<Action> Waiting { get; set; } = [];

    /// <summary>What waits until it was looked at as it stood when that was begun.</summary>
    public List<Action> Answered { get; set; } = [];

    /// <summary>The problem that the user was told of last.</summary>
    public string? Told { get; set; }

    /// <summary>The addresses of files in which something was found.</summary>
    public HashSet<string> Reported { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What has waited for the look that has ended.</summary>
    public List<Action> TakeAnswered()
    {
        var answered = Answered;
        Answered = [];
        return answered;
    }

    /// <summary>All that waits.</summary>
    public List<Action> TakeAll()
    {
        List<Action> all = [.. Answered, .. Waiting];
        (Answered, Waiting) = ([], []);
        return all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Closing.Cancel();
        Closing.Dispose();
    }
}
