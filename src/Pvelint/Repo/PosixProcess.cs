using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace Pvelint.Repo;

/// <summary>
/// Runs a program and takes what it prints. The framework's own way starts threads, sockets and a thread pool: measured on
/// a hook's answer, it took longer than git did.
/// </summary>
internal static unsafe partial class PosixProcess
{
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const short Readable = 1;
    private const int Block = 64 << 10;

    // Larger than the structure of any C library; they are between 80 and 336 bytes.
    private const int ActionsSize = 1024;

    private const int Kill = 9;
    private const int Term = 15;

    // The children that run now, zero in a place that is free: a run of ours asks git one thing at a time, tests do several.
    private static readonly int[] Children = new int[64];

    /// <summary>Ends what runs.</summary>
    public static void End()
    {
        foreach (var child in Children)
        {
            if (child > 0)
            {
                _ = kill(child, Kill);
            }
        }
    }

    /// <summary>Asks a process to end, in its own time.</summary>
    /// <param name="process">Its number.</param>
    public static void Terminate(int process)
    {
        if (Posix.IsSupported)
        {
            _ = kill(process, Term);
        }
    }

    /// <summary>Runs a program to its end, with nothing to read.</summary>
    /// <param name="program">Its absolute path.</param>
    /// <param name="arguments">Its arguments, without its name.</param>
    /// <param name="environment">Its environment, <c>NAME=VALUE</c>.</param>
    /// <param name="output">What it printed.</param>
    /// <param name="errors">What it complained of.</param>
    /// <returns>Its exit code, above 128 where it was killed; negative where it could not be run.</returns>
    public static int Run(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, out byte[] output, out byte[] errors)
    {
        output = errors = [];
        var ends = stackalloc int[4];
        if (pipe2(ends, CloseOnExec) != 0)
        {
            return -1;
        }

        if (pipe2(ends + 2, CloseOnExec) != 0)
        {
            Close(ends, 2);
            return -1;
        }

        var child = Start(program, arguments, environment, ends[1], ends[3]);
        _ = close(ends[1]);
        _ = close(ends[3]);
        var place = child > 0 ? Follow(child) : -1;
        if (child > 0)
        {
            ReadBoth(ends[0], ends[2], out output, out errors);
        }

        _ = close(ends[0]);
        _ = close(ends[2]);
        var code = child > 0 ? Wait(child) : -1;
        if (place >= 0)
        {
            Volatile.Write(ref Children[place], 0);
        }

        return code;
    }

    /// <summary>The environment of this process, <c>NAME=VALUE</c> each.</summary>
    /// <param name="keeps">Whether a variable is kept.</param>
    /// <param name="more">What is set beyond.</param>
    public static List<string> Environment(Predicate<string> keeps, IReadOnlyList<string> more)
    {
        var variables = new List<string>(more);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (keeps(name))
            {
                variables.Add(name + "=" + (string?)variable.Value);
            }
        }

        return variables;
    }

    private static int Follow(int child)
    {
        for (var place = 0; place < Children.Length; place++)
        {
            if (Interlocked.CompareExchange(ref Children[place], child, 0) == 0)
            {
                return place;
            }
        }

        return -1;
    }

    private static int Start(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, int output, int errors)
    {
        var actions = stackalloc byte[ActionsSize];
        if (posix_spawn_file_actions_init(actions) != 0)
        {
            return -1;
        }

        // The names are constants that end in a zero byte.
        fixed (byte* nothing = "/dev/null\0"u8)
        {
            var child = 0;
            var path = Native(program);
            var argv = NativeList(arguments, program);
            var envp = NativeList(environment, null);
            var failed = posix_spawn_file_actions_addopen(actions, 0, nothing, 0, 0) != 0
                || posix_spawn_file_actions_adddup2(actions, output, 1) != 0
                || posix_spawn_file_actions_adddup2(actions, errors, 2) != 0
                || posix_spawn(&child, (byte*)path, actions, null, (byte**)argv, (byte**)envp) != 0;
            _ = posix_spawn_file_actions_destroy(actions);
            Free(argv);
            Free(envp);
            NativeMemory.Free((void*)path);
            return failed ? -1 : child;
        }
    }

    private static nint Native(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var native = (byte*)NativeMemory.Alloc((nuint)length + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(native, length));
        native[length] = 0;
        return (nint)native;
    }

    private static nint NativeList(IReadOnlyList<string> texts, string? first)
    {
        var extra = first is null ? 0 : 1;
        var list = (nint*)NativeMemory.Alloc((nuint)(texts.Count + extra + 1) * (nuint)sizeof(nint));
        if (first is not null)
        {
            list[0] = Native(first);
        }

        for (var i = 0; i < texts.Count; i++)
        {
            list[i + extra] = Native(texts[i]);
        }

        list[texts.Count + extra] = 0;
        return (nint)list;
    }

    private static void Free(nint list)
    {
        for (var at = (nint*)list; *at != 0; at++)
        {
            NativeMemory.Free((void*)*at);
        }

        NativeMemory.Free((void*)list);
    }

    // Both at once: a program that fills one pipe waits for it to be read.
    private static void ReadBoth(int output, int errors, out byte[] outputBytes, out byte[] errorBytes)
    {
        outputBytes = new byte[Block];
        errorBytes = new byte[1024];
        int outputLength = 0, errorLength = 0;
        var polled = stackalloc long[2];
        var entries = (int*)polled;
        entries[0] = output;
        entries[2] = errors;
        for (var open = 2; open > 0;)
        {
            entries[1] = Readable;
            entries[3] = Readable;
            if (poll(polled, 2, -1) < 0)
            {
                if (Marshal.GetLastPInvokeError() == Interrupted)
                {
                    continue;
                }

                break;
            }

            // A closed descriptor is set to -1 and is polled no more.
            open -= Take(entries, ref outputBytes, ref outputLength) + Take(entries + 2, ref errorBytes, ref errorLength);
        }

        outputBytes = outputBytes.AsSpan(0, outputLength).ToArray();
        errorBytes = errorBytes.AsSpan(0, errorLength).ToArray();
    }

    private static int Take(int* entry, ref byte[] bytes, ref int length)
    {
        if (entry[0] < 0 || entry[1] >> 16 == 0)
        {
            return 0;
        }

        if (length == bytes.Length)
        {
            var longer = new byte[bytes.Length * 4];
            Buffer.BlockCopy(bytes, 0, longer, 0, length);
            bytes = longer;
        }

        var count = Posix.Read(entry[0], bytes.AsSpan(length));
        if (count > 0)
        {
            length += count;
            return 0;
        }

        if (count == -Interrupted)
        {
            return 0;
        }

        entry[0] = -1;
        return 1;
    }

    private static int Wait(int child)
    {
        int status;
        while (waitpid(child, &status, 0) < 0)
        {
            // Where nobody waits for children, the system keeps no exit code: then it is not known how the program ended.
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                return -1;
            }
        }

        return (status & 0x7F) == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F);
    }

    private static void Close(int* descriptors, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = close(descriptors[i]);
        }
    }

#pragma warning disable SA1300, IDE1006 // The names of the C library.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(void* entries, nuint count, int timeout);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int child, int* status, int options);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc")]
    private static partial int posix_spawn(int* child, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(void* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);
#pragma warning restore SA1300, IDE1006
}
