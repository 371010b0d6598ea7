namespace Pvelint.Repo;

/// <summary>Does the same to every item of a list on several threads.</summary>
internal static class Workers
{
    // Deeply nested input is capped by the readers; what is left of recursion gets room enough.
    private const int StackSize = 16 << 20;
    private const int Batch = 16;

    /// <summary>Runs until all items are done. An exception ends the run and is thrown here.</summary>
    /// <param name="items">The items; taken from the front, in no order beyond that.</param>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="makeState">Makes what each thread has to itself.</param>
    /// <param name="work">What to do with an item.</param>
    /// <param name="batch">How many items a thread takes at a time.</param>
    public static void Run<TItem, TState>(IReadOnlyList<TItem> items, int jobs, Func<TState> makeState, Action<TItem, TState> work, int batch = Batch)
    {
        var next = 0;
        Exception? failure = null;
        var threads = new Thread[Math.Min(jobs, (items.Count + batch - 1) / batch)];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Loop, StackSize) { IsBackground = true };
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        void Loop()
        {
            try
            {
                var state = makeState();
                while (Volatile.Read(ref failure) is null && Interlocked.Add(ref next, batch) - batch is var from && from < items.Count)
                {
                    for (var i = from; i < Math.Min(from + batch, items.Count); i++)
                    {
                        work(items[i], state);
                    }
                }
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
            }
        }
    }
}
