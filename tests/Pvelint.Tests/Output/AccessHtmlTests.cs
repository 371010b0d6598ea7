using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Tests.Commands;
using Pvelint.Text;

namespace Pvelint.Tests.Output;

/// <summary>The page of <c>access --format html</c>: needs nothing but itself, runs nothing but its own script, and says what the model says.</summary>
public sealed partial class AccessHtmlTests
{
    private static readonly PveVersion Version = new(9, 1);

    private const string Small = "user:a@pve:1:0::::::\nuser:b@pve:1:0::::::\ntoken:a@pve!ci:0:1::\ngroup:ops:b@pve::\npool:web::100,101::\n"
        + "acl:1:/:@ops:PVEAuditor:\nacl:1:/pool/web:a@pve:PVEVMAdmin:\nacl:1:/vms/100:a@pve!ci:PVEVMUser:\nacl:1:/access:b@pve:Administrator:\n";

    [Fact]
    public void Holds_all_that_it_needs()
    {
        var page = PageOf(Small);
        Assert.DoesNotMatch(Reference(), page);
        // The namespace of drawings is a name, and nothing is fetched from it.
        Assert.Equal(["http://www.w3.org/2000/svg"], Address().Matches(WithoutData(page)).Select(match => match.Value).Distinct());
    }

    [Fact]
    public void Lets_nothing_run_but_its_own_script_and_style()
    {
        var page = PageOf(Small);
        var policy = Regex.Match(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">").Groups[1].Value;
        Assert.Equal(
            $"default-src 'none'; script-src 'sha256-{HashOf(page, "<script>", "</script>")}'; style-src 'sha256-{HashOf(page, "<style>", "</style>")}'; base-uri 'none'; form-action 'none'",
            policy);
        Assert.DoesNotMatch(@"\son[a-z]+=|\sstyle=|javascript:", WithoutData(page).Split("<script>")[0]);
        Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|localStorage", page);
    }

    [Theory]
    [InlineData("</script><img src=x onerror=alert(1)>")]
    [InlineData("<!--<script>")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("\u001b]0;owned\u0007\u001b[2J")]
    [InlineData("\"},{\"id\":\"root@pam")]
    [InlineData("{{script}}")]
    [InlineData("##[error]x ::error::y &amp; '")]
    [InlineData("\u202egnp.exe")]
    public void Shows_a_hostile_name_as_text(string name)
    {
        var place = new Place(new SourceFile(name + ".cfg", ""), new TextSpan(0, 0), SourceContext.Code);
        Word Of(string text) => new(text, place);
        var plan = new AccessPlan
        {
            Users = [new UserDefinition(PlanSource.Terraform, Of(name + "@pve"), new WordList([Of(name)], true), null, true)],
            Groups = [new GroupDefinition(PlanSource.Terraform, Of(name), WordList.Empty)],
            Roles = [new RoleDefinition(PlanSource.Terraform, Of(name), new WordList([Of("User.Modify")], true), false)],
            Entries = [new AclEntry(PlanSource.Terraform, Of("/access/groups"), SubjectKind.Group, Of(name), Of(name), true)],
        };
        var page = PageOf(new AccessModel(plan, Version), [name]);
        var data = DataOf(page);
        Assert.Equal(PageOf("").Length - DataTextOf(PageOf("")).Length, page.Length - DataTextOf(page).Length);
        Assert.DoesNotMatch("[<>&'#\u0000-\u001f\u007f-\uffff]", DataTextOf(page));
        Assert.Contains(data.GetProperty("principals").EnumerateArray(), principal => principal.GetProperty("id").GetString() == "@" + Neutral.Line(name));
        Assert.Equal(Neutral.Line(name), data.GetProperty("sources")[0].GetString());
        Assert.Equal(Neutral.Line(name), data.GetProperty("entries")[0].GetProperty("role").GetString());
    }

    [Fact]
    public void Says_of_everyone_everywhere_what_the_model_says()
    {
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", "effective-permissions.jsonl")))
        {
            var model = ModelOf(JsonDocument.Parse(line).RootElement.GetProperty("user_cfg").GetString()!);
            var data = DataOf(PageOf(model, ["user.cfg"]));
            var paths = Texts(data.GetProperty("paths"));
            var columns = Numbers(data.GetProperty("columns"));
            Assert.Equal(model.Paths, paths);
            foreach (var principal in data.GetProperty("principals").EnumerateArray())
            {
                var held = Unfold(data, Numbers(data.GetProperty("rows")[principal.GetProperty("row").GetInt32()]));
                var expected = model.Tree(principal.GetProperty("id").GetString()!);
                Assert.Equal(expected, paths.Select((path, i) => (path, held[columns[i]])).Where(row => !row.Item2.IsEmpty));
            }
        }
    }

    [Fact]
    public void Grades_each_privilege_on_each_path_as_the_model_does()
    {
        var model = ModelOf(Small + "acl:1:/mapping/dir/x:a@pve:PVEMappingAdmin:\nacl:1:/pool/web/blue:a@pve:PVEVMAdmin:\nacl:1:/nodes/n1:a@pve:PVEAdmin:\n");
        var data = DataOf(PageOf(model, ["user.cfg"]));
        var (columns, forms) = (Numbers(data.GetProperty("columns")), Numbers(data.GetProperty("forms")));
        foreach (var (path, i) in Texts(data.GetProperty("paths")).Select((path, i) => (path, i)))
        {
            foreach (var (privilege, n) in PrivilegeTable.Names.Select((name, n) => (name, n)))
            {
                foreach (var propagated in new[] { 0, 1 })
                {
                    var expected = RiskOfPath.Of(privilege, ObjectPath.Parse(path)!.Value, propagated == 1) is { } risk ? (char)('1' + (int)risk) : '0';
                    Assert.Equal(expected, data.GetProperty("risks")[forms[columns[i]]][propagated].GetString()![n]);
                }
            }
        }
    }

    [Fact]
    public void Tells_the_reasons_that_the_grounds_tell()
    {
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("tests", "cases", "access", "effective-permissions.jsonl")).Take(25))
        {
            var model = ModelOf(JsonDocument.Parse(line).RootElement.GetProperty("user_cfg").GetString()!);
            var data = DataOf(PageOf(model, ["user.cfg"]));
            var paths = Texts(data.GetProperty("paths"));
            foreach (var principal in data.GetProperty("principals").EnumerateArray())
            {
                for (var i = 0; i < paths.Count; i++)
                {
                    var grounds = Grounds.Of(model, principal.GetProperty("id").GetString()!, paths[i]);
                    var own = grounds.Kind is GroundsKind.Owner ? grounds.Owner! : grounds;
                    Assert.Equal(
                        own.Entries.Select(ground => $"{ground.Pool} {ground.Entry.Subject.Text} {ground.Entry.Role.Text} {ground.Node} {(ground.Fate is GroundFate.Denied ? GroundFate.Counts : ground.Fate)}").Order(),
                        ReasonOf(data, principal, i).Order());
                }
            }
        }
    }

    [Fact]
    public void Draws_the_ways_that_lead_to_more()
    {
        var data = DataOf(PageOf(Small));
        var b = data.GetProperty("principals").EnumerateArray().First(principal => principal.GetProperty("id").GetString() == "b@pve");
        var way = data.GetProperty("ways")[b.GetProperty("ways")[0].GetInt32()];
        Assert.Equal((int)EscalationTarget.Cluster, way.GetProperty("target").GetInt32());
        Assert.NotEmpty(data.GetProperty("steps")[way.GetProperty("steps")[0].GetInt32()].GetProperty("call").GetString()!);
    }

    [Fact]
    public void Is_written_by_the_command()
    {
        using var folder = new TempFolder().With("user.cfg", Small);
        var run = Cli.Run(folder.Path, "access", "user.cfg", "--format", "html", "--output", "page.html");
        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Error));
        var page = File.ReadAllText(folder.At("page.html"));
        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.True(DataOf(page).GetProperty("complete").GetBoolean());
        Assert.Equal("user.cfg", DataOf(page).GetProperty("sources")[0].GetString());
    }

    private static AccessModel ModelOf(string text) => new(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version), Version);

    private static string PageOf(string text) => PageOf(ModelOf(text), ["user.cfg"]);

    private static string PageOf(AccessModel model, IReadOnlyList<string> sources)
    {
        using var output = new MemoryStream();
        AccessHtmlReport.Write(new AccessReport(model, []) { Sources = sources }, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string HashOf(string page, string start, string end) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Between(page, start, end))));

    private static string DataTextOf(string page) => Between(page, "<script id=\"data\" type=\"application/json\">", "</script>");

    private static string WithoutData(string page) => page.Replace(DataTextOf(page), "", StringComparison.Ordinal);

    private static JsonElement DataOf(string page) => JsonDocument.Parse(DataTextOf(page)).RootElement;

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static List<int> Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    // Column, set, reason, …, each up to the next column.
    private static PermissionSet[] Unfold(JsonElement data, List<int> row)
    {
        var held = new PermissionSet[data.GetProperty("forms").GetArrayLength()];
        for (var i = 0; i < row.Count; i += 3)
        {
            var set = data.GetProperty("sets")[row[i + 1]].EnumerateArray().Select(number => (ulong)number.GetUInt32()).ToList();
            var end = i + 3 < row.Count ? row[i + 3] : held.Length;
            Array.Fill(held, new PermissionSet(set[0] | (set[1] << 32), set[2] | (set[3] << 32)), row[i], end - row[i]);
        }

        return held;
    }

    private static IEnumerable<string> ReasonOf(JsonElement data, JsonElement principal, int path)
    {
        var column = data.GetProperty("columns")[path].GetInt32();
        var row = Numbers(data.GetProperty("rows")[principal.GetProperty("row").GetInt32()]);
        var at = Enumerable.Range(0, row.Count / 3).Last(i => row[3 * i] <= column);
        var reason = Numbers(data.GetProperty("reasons")[row[(3 * at) + 2]]);
        var pools = data.GetProperty("pools").TryGetProperty(column.ToString(System.Globalization.CultureInfo.InvariantCulture), out var named) ? Texts(named) : [];
        var ways = new List<(string Pool, int Way)> { ("", reason[0]) };
        for (var i = 1; i < reason.Count; i += 2)
        {
            for (var n = 0; n < reason[i + 1]; n++)
            {
                ways.Add((pools[ways.Count - 1], reason[i]));
            }
        }

        foreach (var (pool, way) in ways)
        {
            var numbers = Numbers(data.GetProperty("waysThere")[way]);
            for (var i = 0; i < numbers.Count; i += 2)
            {
                var entry = data.GetProperty("entries")[numbers[i]];
                var fate = (GroundFate)numbers[i + 1] is var known && known is GroundFate.Denied ? GroundFate.Counts : known;
                yield return $"{pool} {entry.GetProperty("subject").GetString()!.TrimStart('@')} {entry.GetProperty("role").GetString()} {entry.GetProperty("path").GetString()} {fate}";
            }
        }
    }

    [GeneratedRegex(@"<(link|img|iframe|object|embed|base|source|audio|video|form [^>]*action)\b|<script [^>]*src|@import|url\(|srcset|import\(", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b[a-z]+://[^\s'""<>)]*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
