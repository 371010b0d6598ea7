using System.Collections.Concurrent;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Lsp.Features;

/// <summary>
/// What hover, completion and lenses ask of a workspace as it is at one moment. Nothing in it changes; what takes time is worked out when it is
/// first asked for, and once.
/// </summary>
/// <param name="project">The documents, buffers in place of files.</param>
/// <param name="before">The moment before, whose needs stand in while those of this one are worked out; null for none.</param>
/// <param name="line">Works out what the code needs, for all moments of a workspace one after the other; null for one of its own.</param>
internal sealed class Knowledge(Project project, Knowledge? before = null, NeedsLine? line = null)
{
    private readonly Lazy<AccessPlan> _plan = new(() => PlanMask.Of(project.Access));
    private readonly Lazy<AccessModel> _model = new(() => new AccessModel(PlanMask.Of(project.Access), project.Release));
    private readonly Lazy<Dictionary<string, Document>> _documents = new(() => project.Documents.GroupBy(document => document.File.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));
    private readonly ConcurrentDictionary<string, IReadOnlyList<Lens>> _lenses = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task<WorkspaceNeeds>? _needs;

    // Kept for the time in which the own needs are not there, and let go of then: else every moment of a session would hang on the last.
    private Knowledge? _before = before?.WithoutPast();

    /// <summary>The workspace.</summary>
    public Project Project { get; } = project;

    /// <summary>The release that is judged by.</summary>
    public PveVersion Version => Project.Release;

    /// <summary>Who is granted what, without anything in it that has the form of a secret.</summary>
    public AccessPlan Plan => _plan.Value;

    /// <summary>The same as a model that answers.</summary>
    public AccessModel Model => _model.Value;

    /// <summary>The document of a path; null where the workspace has none.</summary>
    public Document? Find(string path) => _documents.Value.GetValueOrDefault(path);

    /// <summary>Whether a place of this workspace is one of a document as it stands now, which may be a moment newer.</summary>
    public static bool Stands(Place place, Document document) => ReferenceEquals(place.File, document.File)
        || (place.File.Path == document.File.Path && place.Span.End <= document.File.Text.Length
            && place.File.Text.AsSpan(place.Span.Start, place.Span.Length).SequenceEqual(document.File.Text.AsSpan(place.Span.Start, place.Span.Length)));

    /// <summary>What the code of the workspace needs, once it is worked out; whoever asks begins that.</summary>
    public Task<WorkspaceNeeds> Needs
    {
        get
        {
            lock (_gate)
            {
                if (_needs is null)
                {
                    _needs = (line ?? new NeedsLine()).Ask(Project);
                    _needs.ContinueWith(_ => _before = null, TaskScheduler.Default);
                }

                return _needs;
            }
        }
    }

    /// <summary>What the code needs, or needed a moment ago; null where neither is known within the time. Asking begins to work it out.</summary>
    /// <param name="patience">How long to wait for it.</param>
    public WorkspaceNeeds? NeedsWithin(TimeSpan patience) => Needs.Wait(patience) ? Needs.Result : _before?.NeedsKnown();

    /// <summary>What the code needs as far as that was worked out already, now or a moment ago; asking begins nothing.</summary>
    public WorkspaceNeeds? NeedsKnown()
    {
        lock (_gate)
        {
            if (_needs is { IsCompletedSuccessfully: true } done)
            {
                return done.Result;
            }
        }

        return _before?.NeedsKnown();
    }

    /// <summary>The definitions of a role, those of <c>user.cfg</c> and of texts without a name left out.</summary>
    public IReadOnlyList<RoleDefinition> RolesOf(string name) => [.. Plan.Roles.Where(role => role.Name.Text == name)];

    /// <summary>What a role allows here; null where nobody knows it. <see cref="AccessModel.Roles"/> are for one thread, this is for many.</summary>
    public RoleContent? RoleOf(string name) => RoleContent.Of(name, RolesOf(name), Version);

    /// <summary>The lenses of a document, found once.</summary>
    internal IReadOnlyList<Lens> LensesOf(Document document, Func<Document, IReadOnlyList<Lens>> find) => _lenses.GetOrAdd(document.File.Path, _ => find(document));

    // Of what came before, only what is worked out can stand in.
    private Knowledge? WithoutPast()
    {
        lock (_gate)
        {
            if (_needs is { IsCompletedSuccessfully: true })
            {
                return this;
            }
        }

        return _before;
    }
}
