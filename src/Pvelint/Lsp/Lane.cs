using System.Collections.Concurrent;

namespace Pvelint.Lsp;

/// <summary>A thread that does one piece of work after another, with room for readers that recurse.</summary>
internal sealed class Lane : IDisposable
{
    private const int StackSize = 16 << 20;

    private readonly BlockingCollection<Action> _work = [];

    private readonly Action<Exception> _onBug;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">What it is called in a debugger.</param>
    /// <param name="onBug">Takes what work throws: one mistake of ours must not end the session.</param>
    public Lane(string name, Action<Exception> onBug)
    {
        _onBug = onBug;
        new Thread(Run, StackSize) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Puts work at the end.</summary>
    public void Add(Action work)
    {
        if (!_work.IsAddingCompleted)
        {
            _work.Add(work);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            try
            {
                work();
            }
            catch (Exception bug) when (bug is not OutOfMemoryException)
            {
                _onBug(bug);
            }
        }
    }
}
