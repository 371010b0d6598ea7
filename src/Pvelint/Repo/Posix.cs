using System.Runtime.InteropServices;

namespace Pvelint.Repo;

/// <summary>
/// The calls of Linux that reading fifty thousand files takes. The framework's own way opens with a lock and an advice per
/// file, which costs half as much again, and cannot name a file whose name is not UTF-8.
/// </summary>
internal static unsafe partial class Posix
{
    /// <summary>The error of a path at which nothing stands.</summary>
    public const int NotFound = 2;

    private const int OpenReadOnly = 0;
    private const int OpenNonBlocking = 0x800;
    private const int OpenCloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint TypeModeAndSize = 0x1 | 0x2 | 0x200;
    private const int StatSize = 256;
    private const int ModeOffset = 28;
    private const int SizeOffset = 40;
    private const int TypeMask = 0xF000;
    private const int EntryType = 18;
    private const int EntryName = 19;

    /// <summary>Whether these calls can be used here: 64-bit Linux, whose structures they are written for.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && nint.Size == 8 && BitConverter.IsLittleEndian;

    /// <summary>Type and size of a file, its own and not that of what it links to.</summary>
    /// <param name="path">The path, ended by a zero byte.</param>
    /// <param name="type">The type.</param>
    /// <param name="size">The size in bytes.</param>
    /// <param name="follow">Whether to tell of what a link leads to.</param>
    /// <returns>Zero, or the error.</returns>
    public static int Status(ReadOnlySpan<byte> path, out FileType type, out long size, bool follow = false)
    {
        var buffer = stackalloc byte[StatSize];
        fixed (byte* name = path)
        {
            if (statx(CurrentFolder, name, follow ? 0 : DoNotFollow, TypeModeAndSize, buffer) != 0)
            {
                type = FileType.Other;
                size = 0;
                return Marshal.GetLastPInvokeError();
            }
        }

        type = (*(ushort*)(buffer + ModeOffset) & TypeMask) switch
        {
            0x8000 => FileType.File,
            0x4000 => FileType.Folder,
            0xA000 => FileType.Link,
            _ => FileType.Other,
        };
        size = *(long*)(buffer + SizeOffset);
        return 0;
    }

    /// <summary>Opens a file for reading; never waits for the other end of a pipe.</summary>
    /// <returns>The descriptor, or the error as a negative number.</returns>
    public static int Open(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = path)
        {
            var descriptor = open(name, OpenReadOnly | OpenNonBlocking | OpenCloseOnExec);
            return descriptor >= 0 ? descriptor : -Marshal.GetLastPInvokeError();
        }
    }

    /// <summary>Reads what comes next.</summary>
    /// <returns>Count of bytes, zero at the end, or the error as a negative number.</returns>
    public static int Read(int descriptor, Span<byte> into)
    {
        fixed (byte* buffer = into)
        {
            var count = read(descriptor, buffer, (nuint)into.Length);
            return count >= 0 ? (int)count : -Marshal.GetLastPInvokeError();
        }
    }

    /// <summary>Closes a descriptor.</summary>
    public static void Close(int descriptor) => close(descriptor);

    /// <summary>The entries of a folder, <c>.</c> and <c>..</c> left out.</summary>
    /// <returns>Zero, or the error.</returns>
    public static int List(ReadOnlySpan<byte> path, List<(byte[] Name, FileType Type)> into)
    {
        nint folder;
        fixed (byte* name = path)
        {
            folder = opendir(name);
        }

        if (folder == 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        for (var entry = readdir(folder); entry != null; entry = readdir(folder))
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + EntryName);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                into.Add((name.ToArray(), TypeOf(entry[EntryType])));
            }
        }

        // The end of a folder and an error look alike but for the error's number.
        var error = Marshal.GetLastPInvokeError();
        _ = closedir(folder);
        return error;
    }

    /// <summary>What an error means to a reader of the report; never a path, never text of a file.</summary>
    public static string Reason(int error) => error switch
    {
        1 or 13 => "permission denied",
        NotFound or 20 => "it vanished while the scan ran",
        5 => "the disk reports an error",
        24 => "too many files are open",
        36 => "its path is too long",
        40 => "it is a symbolic link now",
        _ => $"the system reports error {error}",
    };

    private static FileType TypeOf(byte type) => type switch
    {
        0 => FileType.Unknown,
        4 => FileType.Folder,
        8 => FileType.File,
        10 => FileType.Link,
        _ => FileType.Other,
    };

#pragma warning disable SA1300, IDE1006 // The names of the C library.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int statx(int folder, byte* path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int open(byte* path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint opendir(byte* path);

    [LibraryImport("libc", SetLastError = true)]
    private static partial byte* readdir(nint folder);

    [LibraryImport("libc")]
    private static partial int closedir(nint folder);
#pragma warning restore SA1300, IDE1006
}
