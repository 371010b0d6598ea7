using System.Runtime.Versioning;
using System.Text.Json;
using Pvelint.Tests.Commands;
using YamlDotNet.RepresentationModel;

namespace Pvelint.Tests.Samples;

/// <summary>The samples for CI do what they say: their steps are run.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CiSampleTests : IDisposable
{
    private readonly CiSteps _steps = new();

    public void Dispose() => _steps.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_GitHub_action_finds_what_a_pull_request_adds_and_what_history_holds(bool change)
    {
        var action = CiSteps.Read("github/action.yml")[0];
        var expressions = new Dictionary<string, string>
        {
            ["inputs.version"] = "0.1.0",
            ["inputs.source"] = "",
            ["inputs.fingerprint-key"] = "key",
            ["inputs.base"] = change ? _steps.Base : "",
        };
        var run = new CliRun("", "", 0);
        foreach (var step in Items(action["runs"]["steps"]).Where(step => Has(step, "run")))
        {
            Assert.Equal("sh", Text(step["shell"]));
            var variables = CiSteps.Variables(step, expressions);
            variables["RUNNER_TEMP"] = _steps.At("runner");
            variables["GITHUB_PATH"] = _steps.At("path");
            variables["GITHUB_OUTPUT"] = _steps.At("output");
            run = _steps.Run(Text(step["run"]), variables);
            _steps.Prepend(File.ReadAllText(_steps.At("path")).Trim());
        }

        Assert.Equal(1, run.Code);
        Assert.Contains("::error ", run.Output, StringComparison.Ordinal);
        Assert.Equal($"sarif={_steps.At("runner/pvelint.sarif")}\n", File.ReadAllText(_steps.At("output")));
        Assert.Contains("main.tf", File.ReadAllText(_steps.At("runner/pvelint.sarif")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_GitHub_matrix_joins_to_one_report_with_the_finding_once()
    {
        var jobs = CiSteps.Read("github/history-in-parts.yml")[0]["jobs"];
        var parts = Items(jobs["part"]["strategy"]["matrix"]["part"]).Select(Text).ToList();
        var variables = new Dictionary<string, string> { ["RUNNER_TEMP"] = _steps.At("runner"), ["GITHUB_PATH"] = _steps.At("path"), ["PVELINT_FINGERPRINT_KEY"] = "key" };
        _steps.Run(Step("part", "Install pvelint"), variables);
        _steps.Prepend(File.ReadAllText(_steps.At("path")).Trim());
        Assert.All(parts, part => Assert.Equal(0, _steps.Run(Step("part", "Scan a part"), new Dictionary<string, string>(variables) { ["PART"] = part }).Code));
        Assert.Equal(1, _steps.Run(Step("whole", "Join"), variables).Code);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_steps.Repository, "pvelint.sarif")));
        var results = report.RootElement.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("results").EnumerateArray());
        Assert.Single(results, result => result.GetProperty("ruleId").GetString() == "PVE101");

        string Step(string job, string name) => Text(Items(jobs[job]["steps"]).Single(step => Has(step, "name") && Text(step["name"]) == name)["run"]);
    }

    [Theory]
    [InlineData("pvelint")]
    [InlineData("pvelint history")]
    public void The_GitLab_jobs_find_it_and_leave_the_reports_that_they_name(string job)
    {
        var pipeline = CiSteps.Read("gitlab/pvelint.gitlab-ci.yml")[0];
        Assert.Equal(".pvelint", Text(pipeline[job]["extends"]));
        var common = pipeline[".pvelint"];
        var run = _steps.Run(
            string.Join('\n', Items(common["before_script"]).Concat(Items(pipeline[job]["script"])).Select(Text)),
            new Dictionary<string, string> { ["PVELINT_VERSION"] = Text(pipeline["variables"]["PVELINT_VERSION"]), ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = _steps.Base });
        Assert.Equal(1, run.Code);
        Assert.Contains("error PVE101", run.Output, StringComparison.Ordinal);
        Assert.All(Items(common["artifacts"]["paths"]), path => Assert.Contains("main.tf", File.ReadAllText(Path.Combine(_steps.Repository, Text(path))), StringComparison.Ordinal));
        using var quality = JsonDocument.Parse(File.ReadAllText(Path.Combine(_steps.Repository, Text(common["artifacts"]["reports"]["codequality"]))));
        Assert.Equal("main.tf", quality.RootElement[0].GetProperty("location").GetProperty("path").GetString());
    }

    [Fact]
    public void The_Azure_pipeline_finds_it_and_publishes_what_it_wrote()
    {
        var steps = Items(CiSteps.Read("azure/pvelint.azure-pipelines.yml")[0]["steps"]);
        var variables = new Dictionary<string, string> { ["AGENT_TEMPDIRECTORY"] = _steps.At("agent"), ["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main" };
        var run = new CliRun("", "", 0);
        foreach (var step in steps.Where(step => Has(step, "script")))
        {
            run = _steps.Run(Text(step["script"]), variables);
            const string Prepend = "##vso[task.prependpath]";
            if (run.Output.StartsWith(Prepend, StringComparison.Ordinal))
            {
                _steps.Prepend(run.Output[Prepend.Length..].Trim());
            }
        }

        Assert.Equal(1, run.Code);
        Assert.Contains("main.tf:1:24: error PVE101", run.Output, StringComparison.Ordinal);
        var published = steps.Where(step => Has(step, "publish")).Select(step => Text(step["publish"]))
            .Concat(steps.Where(step => Has(step, "inputs") && Has(step["inputs"], "testResultsFiles")).Select(step => Text(step["inputs"]["testResultsFiles"])));
        Assert.All(published, file => Assert.True(File.Exists(file.Replace("$(Agent.TempDirectory)", _steps.At("agent"), StringComparison.Ordinal)), file));
    }

    [Fact]
    public void The_Kubernetes_job_scans_the_repository_of_its_index_without_privileges()
    {
        var documents = CiSteps.Read("kubernetes/history-of-many.yaml");
        var data = documents[0]["data"];
        var job = documents[2]["spec"];
        Assert.Equal(Text(data["repositories"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ToString(System.Globalization.CultureInfo.InvariantCulture), Text(job["completions"]));
        var pod = job["template"]["spec"];
        var container = pod["containers"][0];
        Assert.Equal(("true", "false", "true", "false"), (
            Text(pod["securityContext"]["runAsNonRoot"]), Text(pod["automountServiceAccountToken"]),
            Text(container["securityContext"]["readOnlyRootFilesystem"]), Text(container["securityContext"]["allowPrivilegeEscalation"])));
        Assert.Equal(["/bin/sh", "/etc/pvelint/scan.sh"], Items(container["command"]).Select(Text));

        _steps.Write("list", $"/nowhere\n{_steps.Repository}\n");
        _steps.Write("reports/keep", "");
        _steps.Run("dotnet tool install pvelint --tool-path \"$TMPDIR/tools\" --version 0.1.0", new Dictionary<string, string>());
        _steps.Prepend(_steps.At("tools"));
        Assert.Equal(0, Scan(1).Code);
        Assert.Contains("\"PVE101\"", File.ReadAllText(_steps.At("reports/1.json")), StringComparison.Ordinal);
        Assert.NotEqual(0, Scan(0).Code);
        Assert.Equal(3, Scan(2).Code);
        Assert.Equal(["1.json", "keep"], Directory.EnumerateFiles(_steps.At("reports")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        CliRun Scan(int index) => _steps.Run(Text(data["scan.sh"]), new Dictionary<string, string>
        {
            ["JOB_COMPLETION_INDEX"] = index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PVELINT_LIST"] = _steps.At("list"),
            ["PVELINT_REPORTS"] = _steps.At("reports"),
        });
    }

    private static IReadOnlyList<YamlNode> Items(YamlNode node) => [.. ((YamlSequenceNode)node).Children];

    private static bool Has(YamlNode node, string key) => node is YamlMappingNode mapping && mapping.Children.ContainsKey(key);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
