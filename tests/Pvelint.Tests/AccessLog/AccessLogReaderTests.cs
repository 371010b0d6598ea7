using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pvelint.AccessLog;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Tests.AccessLog;

/// <summary>What the access log tells of calls, and what it must not be believed.</summary>
public sealed class AccessLogReaderTests
{
    private static readonly ApiFacts Facts = ApiFacts.Of(new(9, 1));

    [Fact]
    public void Reads_who_called_what_when_and_how_often()
    {
        var log = Read(
            """
            ::ffff:10.0.0.5 - terraform@pve!ci [21/11/2026:22:41:17 +0000] "POST /api2/json/nodes/pve1/qemu/9000/clone HTTP/1.1" 200 127
            10.0.0.5 - terraform@pve!ci [21/11/2026:23:41:19 +0100] "POST /api2/json/nodes/pve1/qemu/9000/clone HTTP/1.1" 200 127
            ::1 - terraform@pve!ci [22/11/2026:00:00:00 +0000] "POST /api2/json/nodes/pve1/qemu/9000/clone HTTP/1.1" 403 73
            fe80::1%eth0 - terraform@pve!ci [22/11/2026:00:00:01 +0000] "POST /api2/json/nodes/pve1/qemu/9000/clone HTTP/1.1" 500 -
            10.0.0.5 - terraform@pve!ci [22/11/2026:00:00:02 +0000] "POST /api2/json/nodes/pve2/qemu/9000/clone HTTP/1.1" 403 73
            10.0.0.5 - anna@ad.example.org [22/11/2026:00:00:03 +0000] "GET /api2/json/nodes/pve1/qemu/100/vncwebsocket HTTP/1.1" 101 -
            10.0.0.5 - - [22/11/2026:00:00:04 +0000] "POST /api2/json/access/ticket HTTP/1.1" 200 1595
            """);
        Assert.Equal(
            [
                "- POST /access/ticket: 1 done, 0 refused, 0 failed, 0 unproven, 22 00:00:04 to 22 00:00:04",
                "anna@ad.example.org GET /nodes/{node}/qemu/{vmid}/vncwebsocket node=pve1 vmid=100: 1 done, 0 refused, 0 failed, 0 unproven, 22 00:00:03 to 22 00:00:03",
                "terraform@pve!ci POST /nodes/{node}/qemu/{vmid}/clone node=pve1 vmid=9000: 2 done, 1 refused, 1 failed, 0 unproven, 21 22:41:17 to 21 22:41:19",
                "terraform@pve!ci POST /nodes/{node}/qemu/{vmid}/clone node=pve2 vmid=9000: 0 done, 1 refused, 0 failed, 0 unproven, 22 00:00:02 to 22 00:00:02",
            ],
            log.Calls.Select(Line));
        Assert.Equal((7, 0, true), (log.Lines, log.Malformed, log.IsComplete));
        Assert.Equal((new DateTimeOffset(2026, 11, 21, 22, 41, 17, TimeSpan.Zero), new DateTimeOffset(2026, 11, 22, 0, 0, 4, TimeSpan.Zero)), (log.First, log.Last));
    }

    [Fact]
    public void Reads_what_the_real_server_wrote()
    {
        var log = Read(File.ReadAllText(RepositoryRoot.Combine("tests", "cases", "access", "access.log")));
        var all = log.Calls.Concat(log.Unknown).ToList();
        Assert.Equal((400, 0, 5, 0), (log.Lines, log.Malformed, log.Unauthenticated, log.Others));
        Assert.Equal((218, 135, 42, 0), (all.Sum(call => call.Count), all.Sum(call => call.Refused), all.Sum(call => call.Failed), all.Sum(call => call.Unproven)));
        Assert.Equal(["ci@pve!t1 GET /nosuch 0 of 2", "root@pam POST /access/acl 0 of 1"], log.Unknown.Select(call => $"{call.AuthId} {call.Method} {call.Endpoint} {call.Count} of {call.Count + call.Failed}"));
    }

    [Theory]
    [InlineData("/api2/json/storage/local", "/storage/{storage}")]
    [InlineData("/api2//json///storage//local/", "/storage/{storage}")]
    [InlineData("/api2/html/storage/local", "/storage/{storage}")]
    [InlineData("/%61pi2/json/storage/local", "/storage/{storage}")]
    [InlineData("https://pve.example.org:8006/api2/json/storage/local?x=1", "/storage/{storage}")]
    [InlineData("/api2/json/nodes/n/storage/local/content/local:iso/debian.iso", "/nodes/{node}/storage/{storage}/content/{volume}")]
    [InlineData("/api2/json/nodes/n/storage/local/content/local%3Aiso%2Fdebian.iso", "/nodes/{node}/storage/{storage}/content/{volume}")]
    [InlineData("/api2/json/cluster/nextid", "/cluster/nextid")]
    public void Knows_an_endpoint_by_its_path(string url, string endpoint) => Assert.Equal(endpoint, Assert.Single(Read(Request($"GET {url}")).Calls).Endpoint);

    [Fact]
    public void Decodes_what_the_path_names() => Assert.Equal(
        "local:iso/de bian.iso",
        Assert.Single(Read(Request("GET /api2/json/nodes/n/storage/local/content/local%3Aiso%2Fde%20bian.iso")).Calls).Variables["volume"]);

    [Fact]
    public void The_web_interfaces_formats_prove_nothing()
    {
        var calls = Read(Request("GET /api2/extjs/version") + Request("PUT /api2/%65xtjs/cluster/options") + Request("POST /api2/htmljs/nodes/n/storage/s/upload") + Request("GET /api2/extjs/nodes", 403)).Calls;
        Assert.Equal([(0, 0, 1), (0, 1, 0), (0, 0, 1), (0, 0, 1)], calls.Select(call => ((int)call.Count, (int)call.Refused, (int)call.Unproven)));
    }

    [Fact]
    public void Never_keeps_a_query_or_a_token()
    {
        const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
        var log = Read(
            Request($"GET /api2/json/version?password=kestrel-Mauve-42&token={Secret}") + Request($"GET /api2/json/no/such/ci@pve!tk={Secret}") + Request($"GET /api2/json/storage/ci@pve!tk={Secret}")
            + Request("GET /api2/json/version", user: $"ci@pve!tk={Secret}") + Request($"GET /api2/json/version#{Secret}"));
        Assert.DoesNotContain(log.Calls.Concat(log.Unknown).SelectMany(call => call.Variables.Values.Append(call.Endpoint).Append(call.AuthId)), text => text.Contains(Secret, StringComparison.Ordinal) || text.Contains("kestrel", StringComparison.Ordinal));
        Assert.Equal((2, 1, 1), (log.Calls.Count, log.Unknown.Count, log.Malformed));
    }

    [Fact]
    public void Tells_calls_of_unknown_endpoints_apart()
    {
        var log = Read(Request("GET /api2/json/nosuch/thing", 501) + Request("PATCH /api2/json/version", 501) + Request("GET /pve2/js/x.js") + Request("GET /") + Request("GET /api2/json/version", 401, "-"));
        Assert.Equal(["ci@pve!tk GET /nosuch/thing", "ci@pve!tk PATCH /version"], log.Unknown.Select(call => $"{call.AuthId} {call.Method} {call.Endpoint}"));
        Assert.Equal((0, 2, 1, 0), (log.Calls.Count, log.Others, log.Unauthenticated, log.Malformed));
    }

    [Theory]
    [InlineData("no line at all")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/13/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [31/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +2500] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 20x 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5 ")]
    [InlineData("10.0.0.5 - not an id [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - nobody [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"get /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5\" 400 -")]
    [InlineData("10.0.0.5 - ci@pve!tk [21/11/2026:22:41:17 +0000] \"GET /x HTTP/1.1 GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("x - y 10.0.0.5 - root@pam [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData(" - root@pam [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" 200 5")]
    [InlineData("\0\u0001\ufffd \" - [ - [] \"\" 200 5")]
    public void Counts_a_forged_or_broken_line_and_goes_on(string line)
    {
        var log = Read(Request("GET /api2/json/version") + line + "\n" + Request("GET /api2/json/version"));
        Assert.Equal((2, 1, 3), (Assert.Single(log.Calls).Count, log.Malformed, log.Lines));
        Assert.False(log.IsComplete);
    }

    [Fact]
    public void A_line_without_end_takes_no_memory_and_is_told()
    {
        var line = Request("GET /api2/json/version");
        var log = Read(line + new string('x', 3_000_000) + "\n" + line + Request("GET /api2/json/version?" + new string('y', 60_000)) + new string('z', 1_000_000));
        Assert.Equal((3, 2, 5, 0), (Assert.Single(log.Calls).Count, log.TooLong, log.Lines, log.Malformed));
    }

    [Fact]
    public void Keeps_the_variables_of_few_values_where_there_are_too_many()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => Request($"GET /api2/json/nodes/pve{i % 3}/tasks/UPID:pve{i % 3}:{i:X8}:x:x:qmclone:100:ci@pve!tk:/status") + Request($"GET /api2/json/nodes/pve1/qemu/{100 + (i % 7)}/config")));
        var log = Read(text, new CallTally(Facts, mostObjects: 50));
        Assert.Equal(
            ["7 GET /nodes/{node}/qemu/{vmid}/config node vmid", "3 GET /nodes/{node}/tasks/{upid}/status node"],
            log.Calls.GroupBy(call => $"{call.Method} {call.Endpoint} {string.Join(' ', call.Variables.Keys)}").Select(group => $"{group.Count()} {group.Key}"));
        Assert.Equal(1000, log.Calls.Sum(call => call.Count));
        Assert.Equal(("GET /nodes/{node}/tasks/{upid}/status", "upid"), Assert.Single(log.Joined));
    }

    [Fact]
    public void Counts_every_call_however_little_may_be_kept()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 3000).Select(_ => Request(
            $"GET /api2/json/nodes/n{random.Next(20)}/{(random.Next(2) == 0 ? "qemu" : "lxc")}/{100 + random.Next(300)}/{(random.Next(2) == 0 ? "config" : "status/current")}", user: $"u{random.Next(4)}@pve")));
        foreach (var most in new[] { 20, 100, 1000, 100_000 })
        {
            var log = Read(text, new CallTally(Facts, mostObjects: 400, most));
            Assert.Equal((3000, 0), (log.Calls.Sum(call => call.Count), log.Unkept));
            Assert.InRange(log.Calls.Count, 16, Math.Max(most, 16));
        }

        Assert.True(Read(text, new CallTally(Facts, mostObjects: 400, most: 5)).Unkept > 0);
    }

    [Fact]
    public void Reads_rotated_files_and_standard_input_as_one()
    {
        var (first, second, third) = (Request("GET /api2/json/version"), Request("GET /api2/json/version", 403), Request("GET /api2/json/nodes"));
        using var folder = new TempFolder().With("access.log", first).WithBytes("access.log.1", [.. Zipped(second), .. Zipped(first)]).WithBytes("access.log.2.gz", Zipped(third));
        var log = AccessLogReader.Read(["access.log", "access.log.1", "access.log.2.gz", "-", "access.log"], new(9, 1), HostOf(folder, third));
        Assert.Equal([("/nodes", 2, 0), ("/version", 2, 1)], log.Calls.Select(call => (call.Endpoint, (int)call.Count, (int)call.Refused)));
        Assert.True(log.IsComplete);
    }

    [Fact]
    public void Says_what_it_could_not_read()
    {
        var whole = Zipped(string.Concat(Enumerable.Range(0, 5000).Select(i => Request($"GET /api2/json/nodes/pve{i}/status"))));
        var damaged = (byte[])whole.Clone();
        Array.Fill(damaged, (byte)0xff, whole.Length / 2, 64);
        using var folder = new TempFolder().WithBytes("cut.gz", whole[..(whole.Length / 2)]).WithBytes("damaged.gz", damaged).With("folder/x", "").WithBytes("other.zst", [0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3, 4]).With("empty.log", "").With("good.log", Request("GET /api2/json/version"));
        var log = AccessLogReader.Read(["cut.gz", "damaged.gz", "other.zst", "empty.log", "none.log", "folder", "good.log"], new(9, 1), HostOf(folder, ""));
        Assert.Equal(["cut.gz", "damaged.gz", "other.zst", "none.log", "folder"], log.Problems.Select(problem => problem.Split(':')[0]));
        Assert.Contains(log.Calls, call => call.Endpoint == "/version");
        Assert.False(log.IsComplete);
    }

    [Fact]
    public void Agrees_with_a_plain_reading_of_random_lines()
    {
        string[] pieces = [" ", "\"", "[", "]", " - ", "GET /api2/json/version HTTP/1.1", "root@pam", "ci@pve!tk", "21/11/2026:22:41:17 +0000", "] \"", "200 5", "403 -", "\t", "é", "10.0.0.5", "%2F", "/api2/json/nodes"];
        var line = new Regex("^(?<ip>[^ ]+) - (?<user>[^ ]+) \\[(?<time>21/11/2026:22:41:17 \\+0000)\\] \"(?<request>.*)\" (?<status>[1-9][0-9]{2}) (?:[0-9]{1,20}|-)$");
        for (var seed = 1; seed <= 10_000; seed++)
        {
            var random = new Random(seed);
            var text = $"10.0.0.5 - {(random.Next(3) == 0 ? "-" : "ci@pve!tk")} [21/11/2026:22:41:17 +0000] \"GET /api2/json/version HTTP/1.1\" {(random.Next(2) == 0 ? 200 : 403)} 5";
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                var at = random.Next(text.Length);
                text = random.Next(2) == 0 ? text[..at] + pieces[random.Next(pieces.Length)] + text[at..] : text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
            }

            var match = line.Match(text);
            var isParsed = AccessLogLine.TryParse(Encoding.UTF8.GetBytes(text), out var parsed);
            var read = isParsed && AccessLogLine.ParseTime(parsed.Time) is not null && Encoding.UTF8.GetString(parsed.Time).StartsWith("21/11/2026:22:41:17 +0000", StringComparison.Ordinal)
                ? $"{Encoding.UTF8.GetString(parsed.User)}|{Encoding.UTF8.GetString(parsed.Request)}|{parsed.Status}" : null;
            var expected = match.Success ? $"{match.Groups["user"].Value}|{match.Groups["request"].Value}|{match.Groups["status"].Value}" : null;
            if (read is not null || expected is not null)
            {
                Assert.True(read == expected, $"seed {seed}: {text}: {read} instead of {expected}");
            }
        }
    }

    private static string Request(string request, int status = 200, string user = "ci@pve!tk") =>
        string.Create(CultureInfo.InvariantCulture, $"10.0.0.5 - {user} [21/11/2026:22:41:17 +0000] \"{request} HTTP/1.1\" {status} 5\n");

    private static ObservedLog Read(string text, CallTally? tally = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return AccessLogReader.Read(stream, tally ?? new CallTally(Facts));
    }

    private static string Line(ObservedCall call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.AuthId} {call.Method} {call.Endpoint}{string.Concat(call.Variables.Select(variable => $" {variable.Key}={variable.Value}"))}: {call.Count} done, {call.Refused} refused, {call.Failed} failed, {call.Unproven} unproven, {call.First.ToUniversalTime():dd HH:mm:ss} to {call.Last.ToUniversalTime():dd HH:mm:ss}");

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static Host HostOf(TempFolder folder, string input) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(input)), Stream.Null, TextWriter.Null, folder.Path, _ => null, default);
}
