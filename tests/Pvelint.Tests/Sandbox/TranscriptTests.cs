namespace Pvelint.Tests.Sandbox;

/// <summary>
/// What pve-access-control 9.1.1 and pve-manager 9.2 answered over HTTPS to some 400 requests, in order, is what a sandbox answers, but
/// for the differences that <c>tests/cases/sandbox/differences.txt</c> lists with their reasons.
/// </summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "cases", "sandbox");

    [Fact]
    public async Task Recorded_requests_are_answered_as_Proxmox_VE_does()
    {
        await using var server = await TranscriptPlayer.StartServer();
        using var player = new TranscriptPlayer(server);
        var differences = new List<string>();
        var (count, sameStatus, sameBody) = (0, 0, 0);
        foreach (var exchange in Exchange.Read(Path.Combine(Folder, "transcripts.jsonl")))
        {
            var answer = await player.Play(exchange);
            if (exchange.IsAdded)
            {
                Assert.True(answer is null or { Status: 200 }, $"{exchange.Line} {answer?.Line} {answer?.Body}");
                continue;
            }

            var isStatus = answer!.Line == exchange.Status;
            var isBody = Exchange.Comparable(answer.Body) == exchange.Answer;
            if (exchange.Counts)
            {
                count++;
                sameStatus += isStatus ? 1 : 0;
                sameBody += isBody ? 1 : 0;
            }

            if (!isStatus)
            {
                differences.Add($"{exchange.Name}\tstatus\t{exchange.Status}\t{answer.Line}");
            }

            if (!isBody)
            {
                differences.Add($"{exchange.Name}\tbody\t{exchange.Answer}\t{Exchange.Comparable(answer.Body)}");
            }
        }

        var listed = File.ReadLines(Path.Combine(Folder, "differences.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(parts => parts[0] + "\t" + parts[1]).ToList();
        if (Environment.GetEnvironmentVariable("PVELINT_SHOW") is { } file)
        {
            await File.WriteAllLinesAsync(file, differences.Prepend($"{sameStatus} and {sameBody} of {count}"));
        }

        Assert.Equal(listed.Order(StringComparer.Ordinal), differences.Select(line => string.Join('\t', line.Split('\t').Take(2))).Order(StringComparer.Ordinal));
        Assert.True(sameStatus >= 0.97 * count && sameBody >= 0.95 * count, $"{sameStatus} and {sameBody} of {count}");
    }
}
