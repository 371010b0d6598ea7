using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What a reading has found so far, and the bounds that all of it shares: hostile code must end soon, and say so.</summary>
internal sealed class CodeCollector
{
    /// <summary>How many instances of one block are read; the others are read as one.</summary>
    public const int MaxInstances = 256;

    private const int MaxResources = 50_000;
    private const int MaxModules = 5_000;
    private const int MaxSteps = 1_000_000;
    private const long MaxTotal = 10_000_000;

    private readonly List<CodeResource> _resources = [];
    private readonly List<CodeNote> _notes = [];
    private readonly HashSet<(string, string, int)> _said = [];
    private int _modules;
    private bool _isFull;

    /// <summary>Collects for one root, within the bounds of all.</summary>
    /// <param name="all">Who collects for all; null where this one does.</param>
    public CodeCollector(CodeCollector? all = null)
    {
        Budget = all?.Budget ?? new HclBudget(MaxSteps, MaxTotal);
        _modules = all?._modules ?? 0;
    }

    /// <summary>The bounds of evaluation.</summary>
    public HclBudget Budget { get; }

    /// <summary>
    /// Takes what was found in one root. Where that is nothing of Proxmox, what could not be followed there is no news: it is the code of
    /// other platforms.
    /// </summary>
    public void Take(CodeCollector root)
    {
        foreach (var resource in root._resources)
        {
            Add(resource);
        }

        foreach (var note in root._notes.Where(note => root._resources.Count > 0 || note.Message.IndexOf("proxmox", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            Note(note.What, note.Message, note.Place);
        }

        _modules = root._modules;
    }

    /// <summary>What was found.</summary>
    public CodeReading Reading()
    {
        if (Budget.IsExceeded && _resources.Count > 0)
        {
            Note("values", "some values take too much work to find, or name themselves: they count as unknown", _resources[0].Place);
        }

        return new CodeReading(_resources, _notes);
    }

    /// <summary>Takes a resource. False where there are too many.</summary>
    public bool Add(CodeResource resource)
    {
        if (_resources.Count >= MaxResources)
        {
            if (!_isFull)
            {
                _isFull = true;
                Note(resource.Address, $"more than {MaxResources} resources: this one and those after it were not read", resource.Place);
            }

            return false;
        }

        _resources.Add(resource);
        return true;
    }

    /// <summary>Takes a note, once for each place.</summary>
    public void Note(string what, string message, Place place)
    {
        if (_said.Add((message, place.File.Path, place.Span.Start)))
        {
            _notes.Add(new CodeNote(what, message, place));
        }
    }

    /// <summary>Whether one more instance of a module may be read.</summary>
    public bool MayAddModule() => ++_modules <= MaxModules;
}
