using System.Runtime.ExceptionServices;

namespace Pvelint.Repo.Objects;

/// <summary>The same work on several threads.</summary>
internal static class Threads
{
    // As other threads that may come to parse have.
    private const int StackSize = 16 << 20;

    /// <summary>Runs work on so many threads, this one among them, and waits for all.</summary>
    /// <param name="jobs">How many threads.</param>
    /// <param name="work">Takes the thread's number, and how many there are.</param>
    public static void Run(int jobs, Action<int, int> work)
    {
        jobs = Math.Max(1, jobs);
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(1, jobs - 1).Select(job => new Thread(() => Try(job), StackSize) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        Try(0);
        threads.ForEach(thread => thread.Join());
        failure?.Throw();

        void Try(int job)
        {
            try
            {
                work(job, jobs);
            }
#pragma warning disable CA1031 // Thrown again on the caller's thread.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
