using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>What the sources of <c>access</c> say, all of them together.</summary>
/// <param name="Plan">Who is granted what.</param>
/// <param name="Version">The release that it is read as.</param>
/// <param name="IsComplete">Whether all of every source could be read, and each says something about access.</param>
internal sealed record AccessSources(AccessPlan Plan, PveVersion Version, bool IsComplete)
{
    private const string StandardInput = "-";

    /// <summary>The sources that say nothing about access, where that is an answer, too.</summary>
    public IReadOnlyList<(string Name, ScanTarget? Target)> Silent { get; init; } = [];

    /// <summary>Reads sources. What is wrong with them is said on standard error.</summary>
    /// <param name="sources">Files and folders; <c>-</c> is a <c>user.cfg</c> on standard input.</param>
    /// <param name="pve">The release; null for what the configuration says.</param>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="host">The machine.</param>
    /// <param name="mayBeEmpty">Whether sources that say nothing about access are an answer, too.</param>
    /// <exception cref="StopException">A source does not exist, or none says anything about access.</exception>
    public static AccessSources Read(IReadOnlyList<string> sources, string? pve, int jobs, Host host, bool mayBeEmpty = false)
    {
        var names = sources.Distinct(StringComparer.Ordinal).ToList();
        var targets = names.Where(name => name != StandardInput).Select(name => (Name: name, Target: ScanTarget.Resolve(name, host))).ToList();
        var settings = targets.Count == 0 ? new ConfigurationFile(Configuration.Default, null) : ConfigurationSearch.Find(null, [.. targets.Select(target => target.Target)], host);
        var version = PveVersion.Parse(pve ?? settings.Configuration.Pve ?? Project.NewestPve)!.Value;
        var problems = new List<string>();
        var documents = targets.Count == 0 ? [] : ReadTargets([.. targets.Select(target => target.Target)], settings, jobs, problems, host);
        if (names.Contains(StandardInput))
        {
            documents.Add(ReadInput(host));
        }

        var plan = PlanMask.Of(AccessPlans.Of(documents, version));
        var files = FilesOf(plan);
        var silent = names.Select(name => (Name: name, Target: (ScanTarget?)targets.Find(target => target.Name == name).Target)).Where(one => !files.Any(file => IsOf(file, one.Target))).ToList();
        problems.AddRange(silent.Where(_ => !mayBeEmpty).Select(one => $"{one.Name}: nothing in it says who is granted what"));

        foreach (var warning in plan.Warnings)
        {
            var at = warning.Place.File.Position(warning.Place.Span.Start);
            host.Say($"{warning.Place.File.Path}:{at.Line}:{at.Column}: {warning.Message}");
        }

        foreach (var problem in problems)
        {
            host.Say(problem);
        }

        return files.Count == 0 && !mayBeEmpty ? throw new StopException(ExitCode.Incomplete, "there is nothing to answer from") : new AccessSources(plan, version, problems.Count == 0) { Silent = silent };
    }

    /// <summary>What was read already says.</summary>
    /// <param name="sources">What was read.</param>
    /// <param name="version">The release.</param>
    /// <param name="host">Takes what is wrong with it.</param>
    public static AccessSources Of(ReadSources sources, PveVersion version, Host host)
    {
        var problems = new List<string>();
        var documents = Documents(sources, problems, host);
        foreach (var problem in problems)
        {
            host.Say(problem);
        }

        return new AccessSources(PlanMask.Of(AccessPlans.Of(documents, version)), version, problems.Count == 0);
    }

    private static List<Document> ReadTargets(List<ScanTarget> targets, ConfigurationFile settings, int jobs, List<string> problems, Host host)
    {
        var tree = FileTree.List(targets);
        foreach (var note in tree.Notes)
        {
            host.Say(note);
        }

        return Documents(new TreeReader(jobs) { KeepsNamed = true }.Read(tree.Without(settings.Excludes)), problems, host);
    }

    private static List<Document> Documents(ReadSources sources, List<string> problems, Host host)
    {
        problems.AddRange(sources.Skipped.Select(skipped => $"{skipped.Path}: could not be read: {skipped.Reason}"));
        problems.AddRange(sources.Large.Select(path => $"{path}: larger than 64 MiB: no grants were looked for"));
        var documents = sources.Documents.Select(document => sources.Origins[document.File.Path].IsNamed ? AsUserCfg(document) : document).ToList();
        foreach (var document in documents.Where(document => document.Diagnostics.Count > 0 && !FileFormats.IsTemplate(document.File.Path)))
        {
            if (AccessPlans.GivesOnlyValues(document.File))
            {
                SayUnreadValues(document, AccessPlans.DependOnValuesOf(document.File, documents), problems, host);
            }
            else if (SpeaksOfGrants(document.File.Text))
            {
                problems.Add($"{FirstSlip(document)}: grants there may have been missed");
            }
        }

        foreach (var place in AccessPlans.UnreadPulumi(documents))
        {
            var at = place.File.Position(place.Span.Start);
            problems.Add($"{place.File.Path}:{at.Line}:{at.Column}: what this access resource is given is put together elsewhere: its grants were not read");
        }

        return documents;
    }

    private static Document ReadInput(Host host)
    {
        using var buffer = new MemoryStream();
        host.Input.CopyTo(buffer);
        var text = TextDecoder.Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return TreeReader.Reader.Read(new SourceFile(StandardInput, text), FileFormat.UserCfg, SourceContext.Code);
    }

    // Whoever names a copy of user.cfg may have given it any name.
    private static Document AsUserCfg(Document document) =>
        document.Format is FileFormat.Text or FileFormat.Ini && LooksLikeUserCfg(document.File)
            ? TreeReader.Reader.Read(document.File, FileFormat.UserCfg, document.Context)
            : document;

    private static bool LooksLikeUserCfg(SourceFile file)
    {
        var lines = file.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(200).ToList();
        return lines.Count > 0 && 2 * lines.Count(line => line.Split(':') is [("user" or "group" or "token" or "role" or "pool" or "acl"), _, _, ..]) > lines.Count;
    }

    // No grant can stand in such a file, so a slip in it takes nothing away unless a grant takes its value from there.
    private static void SayUnreadValues(Document document, bool isNeeded, List<string> problems, Host host)
    {
        if (isNeeded)
        {
            problems.Add($"{FirstSlip(document)}: grants that take a value from there may be told wrongly");
        }
        else if (SpeaksOfGrants(document.File.Text))
        {
            host.Say($"{FirstSlip(document)}: no grant can stand there, and none takes a value from there");
        }
    }

    private static string FirstSlip(Document document)
    {
        var first = document.Diagnostics.OrderBy(diagnostic => diagnostic.Span.Start).First();
        var at = document.File.Position(first.Span.Start);
        return $"{document.File.Path}:{at.Line}:{at.Column}: {first.Message}";
    }

    // A slip in a file that speaks of grants may hide one of them.
    private static bool SpeaksOfGrants(string text) =>
        text.Contains("proxmox_", StringComparison.Ordinal) || text.Contains("pve", StringComparison.Ordinal);

    /// <summary>Whether a file is a source, or lies in it; null is standard input.</summary>
    internal static bool IsOf(string file, ScanTarget? target) => target switch
    {
        null => file == StandardInput,
        { File: null } => file.StartsWith(target.Root.Printed, StringComparison.Ordinal),
        { File: { } own } => file == target.Root.Printed + Encoding.UTF8.GetString(own),
    };

    // A list of privileges in a text says nothing of who has them.
    private static HashSet<string> FilesOf(AccessPlan plan) =>
        [.. plan.Roles.Where(role => role.Source != PlanSource.Text).Select(role => role.Name)
            .Concat(plan.Users.Select(user => user.Id))
            .Concat(plan.Groups.Select(group => group.Name))
            .Concat(plan.Tokens.Select(token => token.Name))
            .Concat(plan.Pools.Select(pool => pool.Name))
            .Concat(plan.Entries.Concat(plan.Removals).Select(entry => entry.Role))
            .Select(word => word.Place.File.Path)];
}
