using System.Collections.Concurrent;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Rules.Permissions;
using Pvelint.Rules.Secrets;
using Pvelint.Rules.Transport;

namespace Pvelint.Rules;

/// <summary>What git says of a file.</summary>
public enum GitStatus
{
    /// <summary>Not in a work tree, or not asked.</summary>
    Unknown,

    /// <summary>Tracked: it is in the index.</summary>
    Tracked,

    /// <summary>Neither tracked nor ignored: the next <c>git add .</c> takes it.</summary>
    Untracked,

    /// <summary>Ignored.</summary>
    Ignored,
}

/// <summary>All that one run looks at.</summary>
/// <param name="documents">The files, in the order of the report.</param>
/// <param name="pveVersion">The version of Proxmox VE to judge by: <c>8.4</c>, <c>9.1</c>.</param>
public sealed class Project(IReadOnlyList<Document> documents, string pveVersion = Project.NewestPve)
{
    private readonly Lazy<AccessPlan> _access = new(() => AccessPlans.Of(documents, VersionOf(pveVersion)));
    private readonly Lazy<SecretFlow> _flow = new(() => SecretFlow.Of(documents));
    private readonly ConcurrentDictionary<Document, IReadOnlyList<Credential>> _credentials = new();
    private readonly ConcurrentDictionary<object, object> _found = new();
    private readonly Lazy<bool> _mentions = new(() => documents.Any(document => ProxmoxMentions.In(document.File.Path) || ProxmoxMentions.In(document.File.Text)));

    private Lazy<IReadOnlyList<GrantedCode>>? _grantedCode;

    /// <summary>The newest version of Proxmox VE that the facts know in full.</summary>
    public const string NewestPve = "9.1";

    /// <summary>The versions of Proxmox VE that can be judged by, oldest first.</summary>
    public static IReadOnlyList<string> KnownPve { get; } = ["8.4", NewestPve];

    /// <summary>The files, in the order of the report.</summary>
    public IReadOnlyList<Document> Documents { get; } = documents;

    /// <summary>The version of Proxmox VE to judge by.</summary>
    public string PveVersion { get; } = pveVersion;

    /// <summary>The same as a version that compares.</summary>
    public PveVersion Release => VersionOf(PveVersion);

    /// <summary>Who is given which role where, by all documents together.</summary>
    public AccessPlan Access => _access.Value;

    /// <summary>Which variables carry a credential.</summary>
    public SecretFlow SecretFlow => _flow.Value;

    /// <summary>Whether the files are about Proxmox at all: then a key of unknown purpose counts, since it opens guests, nodes or the endpoint.</summary>
    public bool MentionsProxmox => _mentions.Value;

    /// <summary>Who is granted something, beside the code that logs in as them; none where the documents hold only one of the two.</summary>
    internal IReadOnlyList<GrantedCode> GrantedCode => LazyInitializer.EnsureInitialized(ref _grantedCode, () => new Lazy<IReadOnlyList<GrantedCode>>(() => Permissions.GrantedCode.Of(this)))!.Value;

    /// <summary>The credentials that a document of this project holds; found once, then remembered.</summary>
    public IReadOnlyList<Credential> Credentials(Document document) =>
        _credentials.GetOrAdd(document, key => CredentialFinder.Find(key, SecretFlow));

    /// <summary>What the fixes of many findings need alike, found once: a report asks for the fixes of thousands.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="find">Finds it.</param>
    internal T Once<T>(object key, Func<T> find)
        where T : class => (T)_found.GetOrAdd(key, _ => find());

    /// <summary>Who was seen to make calls, where an access log tells; null where none does.</summary>
    public ObservedCallers? Observed { get; init; }

    /// <summary>What git says of a path of a document.</summary>
    public Func<string, GitStatus> GitStatus { get; init; } = _ => Rules.GitStatus.Unknown;

    /// <summary>What the configuration says.</summary>
    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>A document's path relative to the folder that patterns of the configuration start from.</summary>
    public Func<string, string> PathInRepository { get; init; } = path => path;

    /// <summary>Today, which tells the suppressions that have expired; null where that does not matter.</summary>
    public Day? Today { get; init; }

    /// <summary>Whether suppressions count; without them every finding does.</summary>
    public bool HonorsSuppressions { get; init; } = true;

    /// <summary>Whether suppressions in a document's comments count, where suppressions count at all.</summary>
    public Func<Document, bool> TrustsComments { get; init; } = _ => true;

    /// <summary>
    /// Whether the documents are all that lies below the configuration's folder, or that of the repository where there is none: only
    /// then an entry of the configuration can be called useless, and a suppression taken out.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>The same project with other documents in it.</summary>
    /// <param name="others">The files, in the order of the report.</param>
    /// <param name="isWhole">Whether they are all that lies below the configuration's folder.</param>
    public Project With(IReadOnlyList<Document> others, bool isWhole) => new(others, PveVersion)
    {
        Observed = Observed,
        GitStatus = GitStatus,
        Configuration = Configuration,
        PathInRepository = PathInRepository,
        Today = Today,
        HonorsSuppressions = HonorsSuppressions,
        TrustsComments = TrustsComments,
        IsWhole = isWhole,
    };

    private static PveVersion VersionOf(string text) => Pvelint.Access.PveVersion.Parse(text) ?? Pvelint.Access.PveVersion.Parse(NewestPve)!.Value;
}
