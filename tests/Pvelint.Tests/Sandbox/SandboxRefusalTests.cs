using System.IO.Compression;
using System.Text.Json;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Inference;
using Pvelint.Sandbox;

namespace Pvelint.Tests.Sandbox;

/// <summary>What a refused caller is told is what the handlers of Proxmox VE tell, as far as the facts know the order of their checks.</summary>
public sealed class SandboxRefusalTests
{
    [Theory]
    [InlineData("call-verdicts.jsonl.gz", "9.2", 2415)]
    [InlineData("call-verdicts.pve91.jsonl.gz", "9.1", 839)]
    [InlineData("call-verdicts.pve84.jsonl.gz", "8.4", 1355)]
    public void Refusals_are_worded_as_Proxmox_VE_words_them(string name, string release, int expected)
    {
        var states = new Dictionary<string, SandboxState>(StringComparer.Ordinal);
        var differences = new List<string>();
        var (count, same) = (0, 0);
        foreach (var line in Lines(name))
        {
            if (line.TryGetProperty("type", out var type))
            {
                if (type.GetString() == "state")
                {
                    states[line.GetProperty("id").GetString()!] = new SandboxState(new SandboxOptions { Version = PveVersion.Parse(release)!.Value, UserCfg = "" }, SandboxClient.Password) { Cluster = CanBatch.State(line) };
                }

                continue;
            }

            if (line.GetProperty("verdict").GetString() != "deny" || line.GetProperty("status").GetInt32() != 403)
            {
                continue;
            }

            var state = states[line.GetProperty("state").GetString()!];
            state.Restore(line.GetProperty("user_cfg").GetString()!);
            var answer = Refusal(state, line);
            var real = line.TryGetProperty("messages", out var several) ? several.EnumerateArray().Select(one => one.GetString()!.Trim()).ToList() : [line.GetProperty("message").GetString()!.Trim()];
            count++;
            if (answer?.Status == 403 && real.Contains(answer.Message!.Trim()))
            {
                same++;
            }
            else
            {
                differences.Add($"{line.GetProperty("kind")}\t{line.GetProperty("where")}\t{line.GetProperty("method")} {line.GetProperty("path")}\t{string.Join(" / ", real)}\t{answer?.Status} {answer?.Message?.Trim()}");
            }
        }

        // Left are options that are root's alone, which the facts have in other words, and orders of checks that they do not have.
        Assert.Equal(expected, count);
        Assert.True(same >= 0.96 * count, $"{same} of {count}:\n{string.Join('\n', differences.Take(20))}");
    }

    private static ApiAnswer? Refusal(SandboxState state, JsonElement line)
    {
        if (state.Facts.Match(line.GetProperty("method").GetString()!, line.GetProperty("path").GetString()!) is not { } match)
        {
            return null;
        }

        var parameters = new Parameters();
        Assert.True(parameters.AddJson(line.GetProperty("params").GetRawText()));
        foreach (var (variable, value) in match.Variables)
        {
            parameters.Set(variable, value);
        }

        var caller = line.GetProperty("authid").GetString()!;
        return TokenId.Parse(caller) is not null && !match.Endpoint.TakesTokens
            ? ApiAnswer.Forbidden($"URI '{line.GetProperty("path").GetString()}' not available with API token, need proper ticket.\n")
            : new Session(state, new Tickets(TimeProvider.System), caller, match, parameters).Refusal();
    }

    private static IEnumerable<JsonElement> Lines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RepositoryRoot.Combine("tests", "cases", "calls", name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }
}
