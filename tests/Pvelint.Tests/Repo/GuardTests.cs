using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Repo;

/// <summary>A mistake of ours on one file costs that file, never the scan, and shows nothing of what the file holds.</summary>
public sealed class GuardTests
{
    private const string Leak = "token = \"ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n";

    [Fact]
    public void A_file_on_which_a_reader_fails_is_skipped_and_the_rest_is_read()
    {
        using var folder = new TempFolder().With("a.tf", Leak).With("bad.tf", Leak).With("c.tf", Leak);
        var sources = Read(folder, () => new FailingReader());
        Assert.Equal(["a.tf", "c.tf"], sources.Documents.Select(document => document.File.Path));
        var skipped = Assert.Single(sources.Skipped);
        Assert.Equal(("bad.tf", "internal error (InvalidDataException); please report it"), (skipped.Path, skipped.Reason));
    }

    [Fact]
    public void A_file_on_which_a_rule_fails_is_skipped_and_the_rest_is_checked()
    {
        using var folder = new TempFolder().With("a.tf", Leak).With("bad.tf", Leak).With("c.tf", Leak);
        var sources = Read(folder, () => new FileReader());
        var check = TreeScan.Check(new Project(sources.Documents), sources, 2, rules: [new FailingRule(), .. RuleCatalog.All]);
        Assert.Equal(["a.tf", "c.tf"], check.Findings.Where(finding => finding.Rule.Id == "PVE101").Select(finding => finding.File.Path));
        Assert.Equal("bad.tf", Assert.Single(check.Failed).Path);
        var said = Assert.Single(check.Findings, finding => finding.Rule.Id == "PVE902");
        Assert.Contains("InvalidDataException", said.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7c1e0a52", said.Message, StringComparison.Ordinal);
    }

    private static ReadSources Read(TempFolder folder, Func<ContentReader> reader) =>
        new TreeReader(2, reader).Read(FileTree.List([ScanTarget.Resolve(null, Cli.HostOf(folder.Path))]));

    private sealed class FailingReader : ContentReader
    {
        private readonly FileReader _inner = new();

        public override ReadOnlySpan<byte> Bytes => _inner.Bytes;

        public override ReadOutcome Read(ListedFile file) => file.Path == "bad.tf" ? throw new InvalidDataException(Leak) : _inner.Read(file);

        public override void ReadLarge(ListedFile file, Action<Stream> take) => _inner.ReadLarge(file, take);
    }

    private sealed class FailingRule : Rule
    {
        public override RuleDescriptor Descriptor { get; } = new("PVE199", nameof(FailingRule), "a rule that fails", Severity.Error, "mend it");

        public override IEnumerable<Finding> CheckDocument(Document document, Project project) => document.File.Path == "bad.tf" ? throw new InvalidDataException(document.File.Text) : [];
    }
}
