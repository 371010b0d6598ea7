using System.Collections.Concurrent;

namespace Pvelint.Lsp;

/// <summary>A thread that does one piece of work after another, with room for readers that recurse.</summary>
internal sealed class Lane : IDisposable
{
    private const int StackSize = 16 << 20;

    private readonly BlockingCollection<Action> _work = [];

    /// <summary>Starts the thread.</summary>
    public Lane(string name) => new Thread(Run, StackSize) { IsBackground = true, Name = name }.Start();

    /// <summary>Puts work at the end. It must not throw.</summary>
    public void Add(Action work) => _work.TryAdd(work);

    /// <inheritdoc/>
    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
