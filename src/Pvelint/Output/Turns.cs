using Pvelint.Repo;

namespace Pvelint.Output;

/// <summary>Makes the parts of a report on several threads and writes them in their order, with no more of them in memory than there are threads.</summary>
internal sealed class Turns
{
    // The largest part takes 16 MB.
    private const int MostThreads = 4;

    private readonly object _turns = new();
    private int _turn;
    private bool _isOver;

    private Turns()
    {
    }

    /// <summary>Makes and writes all parts. An exception ends it and is thrown here.</summary>
    /// <param name="count">Count of parts.</param>
    /// <param name="makeState">Makes what each thread has to itself.</param>
    /// <param name="make">Makes the part of a number.</param>
    /// <param name="write">Writes that part; called for one part after the other.</param>
    public static void Run<TState>(int count, Func<TState> makeState, Action<int, TState> make, Action<int, TState> write)
    {
        var turns = new Turns();
        Workers.Run([.. Enumerable.Range(0, count)], Math.Min(MostThreads, Environment.ProcessorCount), makeState, (i, state) => turns.Take(i, () => make(i, state), () => write(i, state)), batch: 1);
    }

    // Each thread waits until all before it have written; where one fails, nobody waits for it.
    private void Take(int number, Action make, Action write)
    {
        try
        {
            make();
            lock (_turns)
            {
                while (_turn != number && !_isOver)
                {
                    Monitor.Wait(_turns);
                }
            }

            if (!_isOver)
            {
                write();
                Next(isOver: false);
            }
        }
        catch
        {
            Next(isOver: true);
            throw;
        }
    }

    private void Next(bool isOver)
    {
        lock (_turns)
        {
            _turn++;
            _isOver |= isOver;
            Monitor.PulseAll(_turns);
        }
    }
}
