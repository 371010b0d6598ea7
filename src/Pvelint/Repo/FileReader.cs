namespace Pvelint.Repo;

/// <summary>Reads files of the disk one after another into one buffer.</summary>
internal sealed class FileReader : ContentReader
{
    private byte[] _buffer = new byte[64 << 10];
    private byte[] _path = new byte[512];
    private int _length;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <inheritdoc/>
    public override void ReadLarge(ListedFile file, Action<Stream> take)
    {
        using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        take(stream);
    }

    /// <inheritdoc/>
    public override ReadOutcome Read(ListedFile file)
    {
        // One large file must not cost its room for the rest of the run.
        if (_buffer.Length > 4 << 20)
        {
            _buffer = new byte[64 << 10];
        }

        _length = 0;
        return Posix.IsSupported ? ReadPosix(file) : ReadManaged(file);
    }

    private ReadOutcome ReadPosix(ListedFile file)
    {
        var path = file.SystemPath(ref _path);
        var error = Posix.Status(path, out var type, out var size, follow: file.IsNamed);
        if (error != 0)
        {
            return error == Posix.NotFound && file.Git is Rules.GitStatus.Tracked && !file.IsNamed ? ReadOutcome.Absent : Fail(Posix.Reason(error));
        }

        switch (type)
        {
            case FileType.Folder:
                return ReadOutcome.Folder;
            case FileType.Link:
                return ReadOutcome.Absent;
            case FileType.Other:
                return Fail("it is a pipe, socket or device");
        }

        return size > LargestInMemory ? ReadOutcome.TooLarge : ReadToEnd(path, size);
    }

    private ReadOutcome ReadToEnd(ReadOnlySpan<byte> path, long size)
    {
        var descriptor = Posix.Open(path);
        if (descriptor < 0)
        {
            return Fail(Posix.Reason(-descriptor));
        }

        try
        {
            // One byte more than the size: a short read then tells the end without another call.
            Reserve((int)size + 1);
            while (true)
            {
                var room = _buffer.AsSpan(_length);
                var count = Posix.Read(descriptor, room);
                if (count < 0)
                {
                    return Fail(Posix.Reason(-count));
                }

                _length += count;
                if (count == 0 || (count < room.Length && _length == size))
                {
                    // A file of no size may be one that the system makes up, such as those of /proc.
                    return _length == size || size == 0 ? ReadOutcome.Read : Fail("it changed while it was read; scan again");
                }

                if (_length == _buffer.Length)
                {
                    if (_length > LargestInMemory)
                    {
                        return ReadOutcome.TooLarge;
                    }

                    Reserve(_length * 2);
                }
            }
        }
        finally
        {
            Posix.Close(descriptor);
        }
    }

    private ReadOutcome ReadManaged(ListedFile file)
    {
        var path = file.FullPath;
        try
        {
            var attributes = File.GetAttributes(path);
            if ((attributes & FileAttributes.ReparsePoint) != 0 && !file.IsNamed)
            {
                return ReadOutcome.Absent;
            }

            if ((attributes & FileAttributes.Directory) != 0)
            {
                return ReadOutcome.Folder;
            }

            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var size = RandomAccess.GetLength(handle);
            if (size > LargestInMemory)
            {
                return ReadOutcome.TooLarge;
            }

            Reserve((int)size + 1);
            for (var count = -1; count != 0; _length += count)
            {
                if (_length == _buffer.Length)
                {
                    Reserve(_length * 2);
                }

                count = RandomAccess.Read(handle, _buffer.AsSpan(_length), _length);
            }

            return ReadOutcome.Read;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return file.Git is Rules.GitStatus.Tracked && !file.IsNamed ? ReadOutcome.Absent : Fail(Posix.Reason(Posix.NotFound));
        }
        catch (UnauthorizedAccessException)
        {
            return Fail("permission denied");
        }
        catch (IOException)
        {
            return Fail("it could not be read");
        }
    }

    private void Reserve(int size)
    {
        if (_buffer.Length < size)
        {
            Array.Resize(ref _buffer, Math.Max(size, Math.Min(_buffer.Length * 2, 1 << 20)));
        }
    }
}
