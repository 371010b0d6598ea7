using System.IO.Compression;
using System.Text.Json;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Tests.Inference;

/// <summary>What the handlers of Proxmox VE 9.2, 9.1 and 8.4 answered to 8,500 calls is what we say, too.</summary>
public sealed class CallAnswersTests
{
    // For these the answers tell of the declared check alone: the rest of a clone was never run.
    private const string DeclaredOnly = "declared";

    [Theory]
    [InlineData("call-verdicts.jsonl.gz", 4500)]
    [InlineData("call-verdicts.pve91.jsonl.gz", 1500)]
    [InlineData("call-verdicts.pve84.jsonl.gz", 2500)]
    public void Every_call_is_allowed_or_refused_as_Proxmox_VE_does(string name, int expected)
    {
        var states = new Dictionary<string, PveState>(StringComparer.Ordinal);
        var differences = new List<string>();
        var count = 0;
        foreach (var line in Lines(name))
        {
            if (line.TryGetProperty("type", out var type))
            {
                if (type.GetString() == "state")
                {
                    states[line.GetProperty("id").GetString()!] = CanBatch.State(line);
                }

                continue;
            }

            count++;
            var verdict = Decide(line, states[line.GetProperty("state").GetString()!], line.GetProperty("user_cfg").GetString()!, line.GetProperty("authid").GetString()!);
            var real = line.GetProperty("verdict").GetString();
            if (!string.Equals(verdict?.Verdict.ToString(), real, StringComparison.OrdinalIgnoreCase)
                && !(line.GetProperty("kind").GetString() == DeclaredOnly && verdict?.Verdict == Verdict.Deny && real == "allow"))
            {
                differences.Add($"{line.GetProperty("id")} {line.GetProperty("method")} {line.GetProperty("path")} {line.GetProperty("params")}: {real}, we say {verdict?.Verdict}");
            }
        }

        Assert.Equal(expected, count);
        Assert.Empty(differences);
    }

    [Fact]
    public void The_smallest_grants_are_those_that_Proxmox_VE_accepts()
    {
        using var stream = new GZipStream(File.OpenRead(At("minimal-grants.json.gz")), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        var given = document.RootElement.GetProperty("state");
        var state = CanBatch.State(given);
        var userCfg = "user:u@pve:1:0::::::\nuser:bob@pve:1:0::::::\ntoken:bob@pve!ci:0:1::\ngroup:g1:bob@pve::\ngroup:g2:::\nrole:Extra:VM.Audit:\n" + given.GetProperty("pools").GetString();
        var (count, differences) = (0, new List<string>());
        foreach (var release in document.RootElement.GetProperty("calls").EnumerateObject())
        {
            foreach (var call in release.Value.EnumerateArray().Where(call => !call.TryGetProperty("complete", out var complete) || complete.GetBoolean()))
            {
                count++;
                var verdict = Decide(call, state, userCfg, "u@pve", release.Name)!;

                // The grants that were tried do not propagate: a way that needs propagation was out of reach.
                var ours = MissingGrants.Of(verdict.Open).Ways.Where(way => !way.Any(permission => permission.IsPropagated)).Select(Shown).Order(StringComparer.Ordinal);
                var real = call.GetProperty("verdict").GetString() == "root-only" ? [] : call.GetProperty("minimal_grants").EnumerateArray()
                    .Select(way => string.Join(", ", way.EnumerateArray().Select(grant => grant.GetString()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal).ToList();
                if (!ours.SequenceEqual(real, StringComparer.Ordinal))
                {
                    differences.Add($"{release.Name} {call.GetProperty("label")}: {string.Join(" | ", real)}, we say {string.Join(" | ", ours)}");
                }
            }
        }

        Assert.Equal(1384, count);
        Assert.Empty(differences);
    }

    private static CallVerdict? Decide(JsonElement line, PveState state, string userCfg, string caller, string? release = null)
    {
        var version = PveVersion.Parse(release ?? line.GetProperty("pve").GetString())!.Value;
        var facts = ApiFacts.Of(version);
        var grants = CanBatch.Grants(userCfg, version);
        return ApiCall.Of(facts, line.GetProperty("method").GetString()!, line.GetProperty("path").GetString()!, CanBatch.Value(line.GetProperty("params"))) is { } call
            ? CallVerdict.Of(new ApiNeeds(facts, state, grants, caller).Of(call), grants, caller)
            : null;
    }

    private static string Shown(IReadOnlyList<Permission> way) => string.Join(", ", way.Select(permission => permission.ToString()).Order(StringComparer.Ordinal));

    private static IEnumerable<JsonElement> Lines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(At(name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }

    private static string At(string name) => RepositoryRoot.Combine("tests", "cases", "calls", name);
}
