using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Rules.Baselines;

/// <summary>A baseline is read strictly, and what is wrong in it is said at its place.</summary>
public sealed class BaselineReaderTests
{
    private const string Key = "key = \"0123456789abcdef\"\n";
    private const string Good = "rule = \"PVE101\", path = \"a.tf\", place = \"0011223344556677\"";

    [Fact]
    public void Reads_an_entry()
    {
        var baseline = Read(Key + $"findings = [\n  # 00\n  {{ {Good}, value = \"8899aabbccddeeff\", reason = \"demo\", expires = \"2027-01-31\", anywhere = true, history = true }},\n]\n", out var problems);
        Assert.Empty(problems);
        var entry = Assert.Single(baseline.Entries);
        Assert.Equal(new BaselineId("PVE101", "a.tf", "0011223344556677", "8899aabbccddeeff"), entry.Id);
        Assert.Equal("demo", entry.Reason);
        Assert.Equal(new Day(2027, 1, 31), entry.Expires);
        Assert.True(entry.Anywhere && entry.History);
        Assert.Equal("0123456789abcdef", baseline.Key!.Reveal());
    }

    [Fact]
    public void An_empty_file_is_a_baseline_of_nothing()
    {
        Assert.Empty(Read("", out var problems).Entries);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("findings = [\n  { rule = [|\"PVE999\"|], path = \"a.tf\", place = \"0011223344556677\" },\n]\n", "no rule has the id 'PVE999'")]
    [InlineData("findings = [\n  { rule = [|\"PVE901\"|], path = \"a.tf\", place = \"0011223344556677\" },\n]\n", "cannot be accepted")]
    [InlineData("findings = [\n  { rule = [|\"PVE902\"|], path = \"a.tf\", place = \"0011223344556677\" },\n]\n", "cannot be accepted")]
    [InlineData("findings = [\n  [|{|] rule = \"PVE101\", place = \"0011223344556677\" },\n]\n", "lacks path")]
    [InlineData("findings = [\n  [|{|] path = \"a.tf\", place = \"0011223344556677\" },\n]\n", "lacks rule")]
    [InlineData("findings = [\n  [|{|] rule = \"PVE101\", path = \"a.tf\" },\n]\n", "lacks place")]
    [InlineData("findings = [\n  { rule = \"PVE101\", path = \"a.tf\", place = [|\"0011\"|] },\n]\n", "16 hexadecimal digits")]
    [InlineData("findings = [\n  { GOOD, value = [|\"none\"|] },\n]\n", "16 hexadecimal digits")]
    [InlineData("findings = [\n  { GOOD, expires = [|\"soon\"|] },\n]\n", "takes a day")]
    [InlineData("findings = [\n  { GOOD, expires = [|\"2027-02-29\"|] },\n]\n", "takes a day")]
    [InlineData("findings = [\n  { GOOD, [|reasn|] = \"x\" },\n]\n", "did you mean 'reason'")]
    [InlineData("findings = [\n  { GOOD, anywhere = [|\"yes\"|] },\n]\n", "true or false")]
    [InlineData("findings = [\n  { GOOD, anywhere = [|true|] },\n]\n", "has no value")]
    [InlineData("findings = [\n  { GOOD, reason = \"a\", [|reason|] = \"b\" },\n]\n", "stands twice")]
    [InlineData("findings = [\n  { GOOD, reason = [|var.x|] },\n]\n", "in quotes")]
    [InlineData("findings = [\n  { GOOD },\n  [|{ GOOD, reason = \"again\" }|],\n]\n", "stands twice")]
    [InlineData("findings = [\n  [|\"PVE101\"|],\n]\n", "an entry is")]
    [InlineData("findings = [|\"PVE101\"|]\n", "takes a list")]
    [InlineData("[|finding|] = []\n", "did you mean 'findings'")]
    [InlineData("findings = []\n[|rule|] \"PVE101\" {}\n", "no blocks")]
    public void Says_what_is_wrong_and_where(string markup, string expected)
    {
        var marked = Markup.Parse(Key + markup.Replace("GOOD", Good, StringComparison.Ordinal));
        Read(marked.Text, out var problems);
        var problem = Assert.Single(problems);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Equal(marked.Spans[0], problem.Span);
    }

    [Theory]
    [InlineData("findings = [\n  { GOOD },\n]\n")]
    [InlineData("key = \"short\"\nfindings = [\n  { GOOD },\n]\n")]
    [InlineData("key = \"\"\nfindings = [\n  { GOOD },\n]\n")]
    public void Entries_need_the_key(string text)
    {
        Read(text.Replace("GOOD", Good, StringComparison.Ordinal), out var problems);
        Assert.Contains("key", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings = [\n  { rule = \"PVE101\"\n")]
    [InlineData("<<<<<<< ours\nfindings = [\n=======\n>>>>>>> theirs\n]\n")]
    public void Syntax_errors_are_said(string text)
    {
        Read(Key + text, out var problems);
        Assert.NotEmpty(problems);
    }

    [Theory]
    [InlineData("a.tf")]
    [InlineData("odd \"name\" \\ ${x} %{y} $ %.tf")]
    [InlineData("line\nbreak\r\u001b[31m\u202e\u200b.tf")]
    [InlineData("straße/日本/😀/\uFFFD.tf")]
    public void What_is_written_is_read_back(string text)
    {
        var entries = new[]
        {
            new BaselineEntry(new BaselineId("PVE101", text, "ff11223344556677", "8899aabbccddeeff"), text, new Day(2027, 1, 31), default) { Anywhere = true },
            new BaselineEntry(new BaselineId("PVE301", text, "0011223344556677", null), "", null, default) { History = true },
        };
        var written = BaselineText.Of(new Baseline(new Secret("0123456789abcdef"), entries));
        var read = Read(written, out var problems);
        Assert.Empty(problems);
        Assert.Equal(entries.Reverse(), read.Entries.Select(entry => entry with { Span = default }));
        Assert.Equal(written, BaselineText.Of(read));
        Assert.DoesNotContain('\u001b', written);
        Assert.DoesNotContain('\u202e', written);
    }

    private static Baseline Read(string text, out IReadOnlyList<Diagnostic> problems) => BaselineReader.Read(new SourceFile("b.hcl", text), out problems);
}
