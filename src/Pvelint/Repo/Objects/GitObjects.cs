namespace Pvelint.Repo.Objects;

/// <summary>Objects as git itself reads them: the reference, and the way out where our own reader does not know a form.</summary>
internal sealed class GitObjects(GitRepository repository, FailureList failures) : IDisposable
{
    // The last field is zeros for what is no delta: such an object git can stream, whatever its size.
    private const string Form = "%(objectname) %(objecttype) %(objectsize) %(deltabase)";

    // After this many damaged objects there is no point in starting git again.
    private const int MostStarts = 8;

    private const string Damaged = "it is damaged, and git cannot read it either";

    private readonly Lock _gate = new();
    private CatFile? _checking;
    private CatFile? _reading;

    /// <summary>Lists every object that git knows, each once.</summary>
    public void List(Action<GitEntry> into)
    {
        using var git = CatFile.Start(repository, ["--batch-all-objects", "--unordered", "--buffer", "--batch-check=" + Form], out var failure);
        if (git is null)
        {
            failures.Add("the repository", failure!);
            return;
        }

        while (git.Output.TryReadLine(out var line))
        {
            if (GitEntry.TryParse(line, out var entry))
            {
                into(entry);
            }
            else
            {
                failures.Add("the repository", "git listed an object that it could not read");
            }
        }

        if (git.Finish() is { } complaint)
        {
            failures.Add("the repository", complaint);
        }
        else if (git.Output.IsCutOff)
        {
            failures.Add("the repository", "git's list of objects is cut off");
        }
    }

    /// <summary>Asks what objects are; those that git does not have are failures.</summary>
    public List<GitEntry> Check(IReadOnlyList<ObjectId> ids)
    {
        var entries = new List<GitEntry>();
        var done = 0;
        using var git = CatFile.Start(repository, ["--buffer", "--batch-check=" + Form], out var failure);
        if (git is not null)
        {
            var asking = git.AskAll(ids, id => id);
            for (; done < ids.Count && git.Output.TryReadLine(out var line); done++)
            {
                if (GitEntry.TryParse(line, out var entry) && entry.Id == ids[done])
                {
                    entries.Add(entry);
                }
                else
                {
                    failures.Add(ids[done], Damaged);
                }
            }

            // What git complains of are the damaged objects: only whether it answered counts.
            git.Dispose();
            asking.Wait();
        }

        for (; done < ids.Count; done++)
        {
            failures.Add(ids[done], failure ?? Damaged);
        }

        return entries;
    }

    /// <summary>Reads objects one after another.</summary>
    /// <param name="entries">As they were listed; those that git cannot read are failures.</param>
    /// <param name="visit">Takes an object that fits in memory.</param>
    /// <param name="visitLarge">Takes another one.</param>
    public void Read(IReadOnlyList<GitEntry> entries, Action<GitEntry, ReadOnlySpan<byte>> visit, Action<GitEntry, Stream> visitLarge)
    {
        for (var (done, starts) = (0, 0); done < entries.Count; starts++)
        {
            using var git = starts < MostStarts ? CatFile.Start(repository, ["--batch", "--buffer"], out _) : null;
            if (git is null)
            {
                for (; done < entries.Count; done++)
                {
                    failures.Add(entries[done].Id, Damaged);
                }

                return;
            }

            var asking = git.AskAll(entries.Skip(done), entry => entry.Id);
            for (var goesOn = true; goesOn && done < entries.Count; done++)
            {
                var answer = ReadAnswer(git.Output, entries[done], visit, visitLarge);
                goesOn = answer != Answer.Broken;
                if (answer != Answer.Given)
                {
                    failures.Add(entries[done].Id, Damaged);
                }
            }

            git.Dispose();
            asking.Wait();
        }
    }

    /// <summary>Asks for one object's kind and size.</summary>
    /// <returns>False where it is not there; where it could not be asked, that is a failure, too.</returns>
    public bool TryCheck(ObjectId id, out GitEntry entry)
    {
        lock (_gate)
        {
            entry = default;
            _checking ??= CatFile.Start(repository, ["--batch-check=" + Form], out _);
            if (_checking is { } git && git.Ask(id) && git.Output.TryReadLine(out var line))
            {
                return GitEntry.TryParse(line, out entry) && entry.Id == id;
            }

            Stop(ref _checking, id);
            return false;
        }
    }

    /// <summary>Reads one object.</summary>
    /// <returns>False where it is not there; where it could not be read, that is a failure, too.</returns>
    public bool TryRead(ObjectId id, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge)
    {
        buffer.Clear();
        kind = default;
        if (!TryCheck(id, out var entry))
        {
            return false;
        }

        kind = entry.Kind;
        if (entry.Refusal is { } refusal || (entry.IsLarge && visitLarge is null && (refusal = Limits.TooLarge) is not null))
        {
            failures.Add(id, refusal);
            return false;
        }

        lock (_gate)
        {
            _reading ??= CatFile.Start(repository, ["--batch"], out _);
            if (_reading is { } git && git.Ask(id) && ReadAnswer(git.Output, entry, Keep, (_, content) => visitLarge!(entry.Size, content)) == Answer.Given)
            {
                return true;
            }

            Stop(ref _reading, id);
            return false;
        }

        void Keep(GitEntry _, ReadOnlySpan<byte> content) => content.CopyTo(buffer.Reserve(content.Length));
    }

    public void Dispose()
    {
        _checking?.Dispose();
        _reading?.Dispose();
    }

    private static Answer ReadAnswer(GitStream output, GitEntry entry, Action<GitEntry, ReadOnlySpan<byte>> visit, Action<GitEntry, Stream> visitLarge)
    {
        if (!output.TryReadLine(out var line))
        {
            return Answer.Broken;
        }

        if (!GitEntry.TryParse(line, out var answer))
        {
            return line.EndsWith(" missing"u8) ? Answer.Refused : Answer.Broken;
        }

        if (answer.Id != entry.Id || answer.Size != entry.Size)
        {
            return Answer.Broken;
        }

        if (!entry.IsLarge)
        {
            if (!output.TryReadContent((int)entry.Size, out var content))
            {
                return Answer.Broken;
            }

            visit(entry, content);
            return Answer.Given;
        }

        using var stream = new ObjectContent(output.Read, entry.Size);
        visitLarge(entry, stream);
        stream.Drain();
        return !stream.IsDamaged && output.TryReadContent(0, out _) ? Answer.Given : Answer.Broken;
    }

    private void Stop(ref CatFile? git, ObjectId id)
    {
        failures.Add(id, git?.Finish() ?? "git could not read it");
        git?.Dispose();
        git = null;
    }

    private enum Answer
    {
        Given,

        // It does not have that object, but goes on.
        Refused,

        // It ended, or says what cannot be understood.
        Broken,
    }
}
