using Pvelint.Rules;

namespace Pvelint.Lsp.Features;

/// <summary>
/// Works out what the code of one folder needs, one state at a time: who asks while that is done is answered by the newest state that anybody asked
/// about. Edits come faster than answers, and nobody looks at what was needed between two of them.
/// </summary>
internal sealed class NeedsLine
{
    // Edits that follow each other at once are answered together.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private const long Step = 32 << 20;

    private readonly Lock _gate = new();
    private readonly List<(Project Project, TaskCompletionSource<WorkspaceNeeds> Answer)> _waiting = [];
    private bool _isBusy;
    private bool _wasAsked;

    /// <summary>Asks about a state; the answer may be that of a newer one.</summary>
    public Task<WorkspaceNeeds> Ask(Project project)
    {
        var answer = new TaskCompletionSource<WorkspaceNeeds>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((project, answer));
            if (!_isBusy)
            {
                _isBusy = true;
                // A thread of its own: the work waits for others of the pool, which a busy machine is slow to add to.
                new Thread(Run) { IsBackground = true, Name = "needs" }.Start();
            }
        }

        return answer.Task;
    }

    private void Run()
    {
        while (true)
        {
            if (_wasAsked)
            {
                Thread.Sleep(Pause);
            }

            List<(Project Project, TaskCompletionSource<WorkspaceNeeds> Answer)> asked;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isBusy = false;
                    return;
                }

                asked = [.. _waiting];
                _waiting.Clear();
                _wasAsked = true;
            }

            var needs = WorkOut(asked[^1].Project);
            asked.ForEach(one => one.Answer.SetResult(needs));
        }
    }

    // It takes several times the memory that it leaves: the collector is not left to wait until that is all there.
    private static WorkspaceNeeds WorkOut(Project project)
    {
        var start = GC.GetTotalAllocatedBytes();
        var last = start;
        var work = Task.Factory.StartNew(() => WorkspaceNeeds.Of(project), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(20))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - last > Step)
            {
                last = now;
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
            }
        }

        if (last > start)
        {
            Memory.GiveBack();
        }

        // A bug in it must not take hover and completion with it, which live without.
        return work.IsCompletedSuccessfully ? work.Result : WorkspaceNeeds.Empty;
    }
}
