using System.Text.Json;

namespace Pvelint.Tests.Sandbox;

/// <summary>What 27 callers with all kinds of grants were answered to 33 calls by the real code is what a sandbox answers them.</summary>
public sealed class DelegationTests
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "cases", "sandbox");

    [Fact]
    public async Task Callers_may_do_what_they_may_on_Proxmox_VE()
    {
        await using var server = await TranscriptPlayer.StartServer();
        using var player = new TranscriptPlayer(server);
        foreach (var exchange in Exchange.Read(Path.Combine(Folder, "transcripts.jsonl")).TakeWhile(exchange => !exchange.IsMark))
        {
            _ = await player.Play(exchange);
        }

        await player.Play(new Exchange(JsonDocument.Parse("""{"mark":true}""").RootElement));
        var (number, differences) = (1000, new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(Folder, "delegation.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            foreach (var expected in line.GetProperty("answers").EnumerateObject())
            {
                number++;
                var call = line.GetProperty("call").GetString();
                var answer = await player.CallAs(expected.Name, line.GetProperty("method").GetString()!, Filled(line.GetProperty("path"), expected.Name, number)!, Filled(line.GetProperty("body"), expected.Name, number));
                if (Shown(answer, expected.Value.GetString()!) is { } difference)
                {
                    differences.Add($"{call}, {expected.Name}: {difference}");
                }

                // Secrets come and go, too: what one caller made anew is not the next one's.
                if (answer.Status == 200 && line.GetProperty("method").GetString() != "GET")
                {
                    player.Reset();
                }
            }
        }

        Assert.Equal(891, number - 1000);
        // Both causes hold there, and Perl names the one that comes first in the random order of a hash.
        Assert.All(differences, difference => Assert.StartsWith("ACL: /vms/100 role Administrator, vmadm0@pve: 500", difference));
    }

    private static string? Filled(JsonElement text, string caller, int number) =>
        text.GetString()?.Replace("{n}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{self}", caller.Split('!')[0], StringComparison.Ordinal);

    // The status always; the message where it is one of a refusal.
    private static string? Shown(SandboxAnswer answer, string expected)
    {
        var message = answer.Status == 200 ? "ok" : answer.Json.GetProperty("message").GetString()!.TrimEnd('\n');
        var isSame = expected.StartsWith($"{answer.Status} ", StringComparison.Ordinal) && (answer.Status is 200 or 400 || expected == $"{answer.Status} {message}");
        return isSame ? null : $"{expected}, and not {answer.Status} {message}";
    }
}
