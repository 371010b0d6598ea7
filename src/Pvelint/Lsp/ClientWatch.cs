using System.Diagnostics;

namespace Pvelint.Lsp;

/// <summary>Watches the editor's process: one that was killed cannot say <c>exit</c>, and may leave its pipes open to others.</summary>
internal static class ClientWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>Watches a process until it ends.</summary>
    /// <param name="id">Its id; null for none. One that is not seen is not watched: it lives in another container, or on another machine.</param>
    /// <param name="onGone">Is told that it has ended.</param>
    public static void Start(int? id, Action onGone)
    {
        if (id is { } process && IsAlive(process))
        {
            _ = Task.Run(async () =>
            {
                while (IsAlive(process))
                {
                    await Task.Delay(Pace);
                }

                onGone();
            });
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there, and another user's.
            return true;
        }
    }
}
