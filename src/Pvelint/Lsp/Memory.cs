using System.Runtime;

namespace Pvelint.Lsp;

/// <summary>
/// Keeps the process small. The collector waits for as much garbage as the processor's caches are large, which on a server is more than all
/// that we keep; an editor has a server a window.
/// </summary>
internal static class Memory
{
    private const long Step = 16 << 20;

    [ThreadStatic]
    private static long _last;

    /// <summary>Has young garbage collected after every so many bytes; called between pieces of long work.</summary>
    public static void Bound()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _last > Step)
        {
            _last = allocated;
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }
    }

    /// <summary>Gives all that is not needed back to the system.</summary>
    public static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
