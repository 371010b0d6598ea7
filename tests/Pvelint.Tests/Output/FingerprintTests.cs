using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Tests.Rules;
using Pvelint.Text;
using Xunit.Abstractions;

namespace Pvelint.Tests.Output;

/// <summary>The ids of findings stay when a file changes around them.</summary>
public sealed partial class FingerprintTests(ITestOutputHelper output)
{
    // Of each of some twenty documents: several hundred in all.
    private const int Tries = 30;
    private const int Seed = 20261122;
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("the key of the tests");

    public static TheoryData<string> Paths => [.. FingerprintDocument.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Ids_stay_when_lines_and_unrelated_settings_are_inserted(string path) => Try(path, (document, before, random) =>
        Assert.Equal(before, Ids(document.Path, Text(document, random, inserts: true))));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Ids_stay_when_a_file_is_formatted_anew(string path) => Try(path, (document, before, random) =>
        Assert.Equal(before, Ids(document.Path, Text(document, random, formats: true), hasMark: random.Next(2) == 0)));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Of_a_renamed_file_values_stay_and_places_change(string path)
    {
        var renamed = Ids(Document(path).Renamed, Text(Document(path), null));
        Try(path, (document, before, random) =>
        {
            var after = Ids(document.Renamed, Text(document, random, inserts: true, formats: true));
            Assert.Equal(Values(before), Values(after));
            Assert.Empty(Places(before).Intersect(Places(after)));
            Assert.Equal(renamed, after);
        });
    }

    [Fact]
    public void Every_secret_of_the_documents_is_found() => Assert.All(
        FingerprintDocument.All,
        document => Assert.True(Ids(document.Path, Text(document, null)) is var ids && ids.Count == document.Findings, $"{document.Path}: {ids.Count} findings\n{string.Join("\n", ids)}"));

    [Fact]
    public void A_new_secret_among_others_changes_no_other_id()
    {
        const string First = "ci@pve!x1=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n";
        const string Second = "ci@pve!x1=b2f86d03-41ce-4a97-9d58-e06c7b1fa294\n";
        const string New = "ci@pve!x1=e95a3c70-d8b1-4f26-a3c9-1274f0be6d85\n";
        var before = Ids("notes.txt", First + Second);
        Assert.Equal(2, before.Count);
        foreach (var text in new[] { New + First + Second, First + New + Second, First + Second + New })
        {
            Assert.Empty(before.Except(Ids("notes.txt", text)));
        }
    }

    [Fact]
    public void The_same_secret_a_second_time_in_a_place_has_an_id_of_its_own()
    {
        const string Line = "ci@pve!x1=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n";
        var once = Ids("notes.txt", Line);
        var twice = Ids("notes.txt", Line + Line);
        Assert.Equal(2, Places(twice).Distinct().Count());
        Assert.Single(Values(twice).Distinct());
        Assert.Empty(once.Except(twice));
    }

    [Theory]
    [InlineData("'7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17'", "PM_7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17 = 'x@pve!a1=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17'")]
    [InlineData("'kestrel-Mauve-42'", "kestrel_Mauve_42_pve_password = 'kestrel-Mauve-42'")]
    public void A_place_does_not_depend_on_the_secret(string secret, string line)
    {
        var other = secret.Replace("7c1e", "8d1e", StringComparison.Ordinal).Replace("Mauve", "Purple", StringComparison.Ordinal);
        var before = Ids("a.py", $"pve_api_token_secret = {secret}\npve_password = {secret}\n");
        var after = Ids("a.py", $"pve_api_token_secret = {other}\npve_password = {other}\n");
        Assert.Equal(Places(before), Places(after));
        Assert.Empty(Values(before).Intersect(Values(after)));
        Assert.NotEmpty(Ids("a.py", line));
    }

    [Fact]
    public void A_key_has_one_id_whatever_its_lines_end_in()
    {
        var key = Convert.ToBase64String(Enumerable.Range(0, 96).Select(i => (byte)i).ToArray());
        var pem = $"-----BEGIN PRIVATE KEY-----\n{key[..64]}\n{key[64..]}\n-----END PRIVATE KEY-----\n";
        var expected = Values(Ids("pve-ssl.key", pem));
        Assert.Single(expected);
        Assert.Equal(expected, Values(Ids("pve-ssl.key", pem.Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.Equal(expected, Values(Ids("proxmox.yaml", "tls:\n  key: |\n    " + pem.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal) + "\n")));
    }

    private void Try(string path, Action<FingerprintDocument, List<string>, Random> check)
    {
        var document = Document(path);
        var before = Ids(path, Text(document, null));
        for (var i = 0; i < Tries; i++)
        {
            try
            {
                check(document, before, new Random(Seed + i));
            }
            catch (Exception)
            {
                output.WriteLine($"{path}: seed {Seed + i}\n{Text(document, new Random(Seed + i), inserts: true)}");
                throw;
            }
        }
    }

    private static FingerprintDocument Document(string path) => FingerprintDocument.All.Single(document => document.Path == path);

    private static List<string> Values(IEnumerable<string> ids) => [.. ids.Select(id => id.Split(' ')[1]).Order(StringComparer.Ordinal)];

    private static List<string> Places(IEnumerable<string> ids) => [.. ids.Select(id => id.Split(' ')[2]).Order(StringComparer.Ordinal)];

    private static List<string> Ids(string path, string text, bool hasMark = false)
    {
        var decoded = TextDecoder.Decode(Encoding.UTF8.GetBytes((hasMark ? "\uFEFF" : "") + text));
        var project = new Project([TestProject.Reader.Read(new SourceFile(path, decoded))]) { GitStatus = _ => GitStatus.Tracked };
        var findings = Linter.Lint(project).Where(finding => finding.Rule.Id is not "PVE902").ToList();
        return [.. Identities.Of(findings, file => file, Key).Select(finding => $"{finding.Finding.Rule.Id} {finding.Value ?? "-"} {finding.Place}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The document's text: plain without a random, else with lines put in, formatted anew, or both.</summary>
    internal static string Text(FingerprintDocument document, Random? random, bool inserts = false, bool formats = false)
    {
        var text = new StringBuilder();
        var number = 0;
        var width = formats ? random!.Next(1, 4) : 1;
        foreach (var line in document.Text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            var indent = line[..^line.TrimStart().Length];
            if (!line.TrimStart().StartsWith("@@", StringComparison.Ordinal))
            {
                text.Append(Formatted(line, document, formats ? random : null, width)).Append('\n');
                continue;
            }

            var choices = line.TrimStart()[2..].Split("||", StringSplitOptions.TrimEntries);
            for (var count = inserts ? random!.Next(4) : 0; count > 0; count--)
            {
                // Of settings that may stand once only, one is put in: the others are numbered.
                var choice = choices[random!.Next(choices.Length)];
                var once = !choice.Contains('§', StringComparison.Ordinal) && choice.Contains(document.Path.EndsWith("ml", StringComparison.Ordinal) ? ':' : '=', StringComparison.Ordinal);
                var put = once && text.ToString().Contains(indent + choice, StringComparison.Ordinal) || random.Next(4) == 0
                    ? ""
                    : indent + choice.Replace("§", (number++).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                text.Append(put).Append('\n');
            }
        }

        var result = text.ToString();
        return formats && random!.Next(2) == 0 ? result.Replace("\n", "\r\n", StringComparison.Ordinal) : result;
    }

    private static string Formatted(string line, FingerprintDocument document, Random? random, int width)
    {
        var quotes = document.Quotes;
        var quoted = Quoted().Replace(line, match =>
        {
            // A plain text without quotes only where it can stand so.
            var quote = quotes.Length == 0 ? "" : quotes[random?.Next(quotes.Length) ?? 0].ToString();
            return quote + match.Groups[1].Value + quote;
        });
        var blanks = Blanks().Replace(quoted, match => random is null ? " " : new string(' ', random.Next(1, 4)));
        if (random is null || blanks.TrimStart().Length == 0)
        {
            return blanks;
        }

        var indent = blanks.Length - blanks.TrimStart().Length;
        var again = document.MayIndent ? random.Next(2) == 0 ? new string('\t', indent / 2) : new string(' ', indent * width) : blanks[..indent];
        return again + blanks[indent..] + (random.Next(4) == 0 && !line.EndsWith('\\') ? new string(' ', random.Next(3)) : "");
    }

    [GeneratedRegex("«([^»]*)»")]
    private static partial Regex Quoted();

    [GeneratedRegex("~")]
    private static partial Regex Blanks();
}
