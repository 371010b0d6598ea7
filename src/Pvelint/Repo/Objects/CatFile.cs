using System.Diagnostics;

namespace Pvelint.Repo.Objects;

/// <summary>A running <c>git cat-file</c>.</summary>
internal sealed class CatFile : IDisposable
{
    private const int LongestComplaint = 4096;

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private CatFile(Process process)
    {
        _process = process;
        _complaints = Task.Run(ReadComplaints);
        Output = new GitStream(process.StandardOutput.BaseStream);
    }

    public GitStream Output { get; }

    /// <summary>Starts it.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="options">What follows <c>cat-file</c>.</param>
    /// <param name="failure">Why it could not be started.</param>
    public static CatFile? Start(GitRepository repository, string[] options, out string? failure) =>
        Git.Start(repository.Folder, ["cat-file", .. options], keepsEnvironment: true, out failure) is { } process ? new CatFile(process) : null;

    /// <summary>Asks for an object at once.</summary>
    /// <returns>False where git is gone.</returns>
    public bool Ask(ObjectId id) => Send([id], id => id);

    /// <summary>Asks for many objects while another thread reads the answers; nothing more can be asked then.</summary>
    public Task AskAll<T>(IEnumerable<T> items, Func<T, ObjectId> idOf) => Task.Run(() =>
    {
        Send(items, idOf);
        Close();
    });

    /// <summary>Waits for the end of git.</summary>
    /// <returns>What it complained of, warnings aside; null where all is well.</returns>
    public string? Finish()
    {
        Close();
        _process.WaitForExit();
        var lines = _complaints.Result.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // Of a partial clone git says in a warning that objects are missing: who needs one finds out.
        var complaint = Array.Find(lines, line => !line.StartsWith("warning:", StringComparison.Ordinal));
        return complaint is not null ? "git said: " + complaint
            : _process.ExitCode != 0 ? $"git ended with exit code {_process.ExitCode}"
            : null;
    }

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended meanwhile.
        }

        _process.Dispose();
    }

    private bool Send<T>(IEnumerable<T> items, Func<T, ObjectId> idOf)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            Span<byte> line = stackalloc byte[(2 * ObjectId.MaxLength) + 1];
            Span<byte> bytes = stackalloc byte[ObjectId.MaxLength];
            foreach (var item in items)
            {
                var id = idOf(item);
                id.CopyTo(bytes);
                Convert.TryToHexStringLower(bytes[..id.Length], line, out var count);
                line[count] = (byte)'\n';
                input.Write(line[..(count + 1)]);
            }

            input.Flush();
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Close()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Git was gone before it had read all, and says why on its own; or nobody waits for its answers any more.
        }
    }

    // To the end, so that git is never held up, though only the beginning is kept.
    private string ReadComplaints()
    {
        var kept = new char[LongestComplaint];
        var length = 0;
        try
        {
            var block = new char[1024];
            for (int count; (count = _process.StandardError.Read(block, 0, block.Length)) > 0;)
            {
                var fitting = Math.Min(count, kept.Length - length);
                block.AsSpan(0, fitting).CopyTo(kept.AsSpan(length));
                length += fitting;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // What there was by then.
        }

        return new string(kept, 0, length);
    }
}
