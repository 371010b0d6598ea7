using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Tests.Commands;
using Pvelint.Tests.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Repo;

/// <summary>The prefilter costs no finding, and lets ordinary text go.</summary>
public sealed class PrefilterTests
{
    public static TheoryData<string> Pages => [.. RulePage.All.Select(page => page.Id)];

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(RepositoryRoot.Combine("samples")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Costs_no_finding_of_a_page(string id)
    {
        var page = RulePage.All.First(page => page.Id == id);
        foreach (var project in page.Projects("Flagged").Concat(page.Projects("Fine")))
        {
            using var folder = new TempFolder();
            project.Files.ForEach(file => folder.With(file.Path, file.Text));
            CheckFolder(folder.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Costs_no_finding_of_a_sample(string sample) => CheckFolder(RepositoryRoot.Combine("samples", sample));

    [Theory]
    [InlineData("vars/main.yml", "deploy_secret: 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n", "play.yml", "- hosts: all\n  tasks:\n    - community.proxmox.proxmox_kvm:\n        api_token_secret: '{{ deploy_secret }}'\n")]
    [InlineData("secret.env", "DEPLOY=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\n", ".env", "PM_API_TOKEN_SECRET=$DEPLOY\n")]
    [InlineData("envs/prod.tfvars", "deploy = \"7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"\n", "main.tf", "provider \"proxmox\" {\n  pm_api_token_secret = var.deploy\n}\n")]
    public void Reads_the_file_that_only_a_variable_leads_to(string path, string text, string user, string use)
    {
        using var folder = new TempFolder().With(path, text).With(user, use);
        Assert.Contains(CheckFolder(folder.Path), finding => finding.StartsWith(path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("token = \"ci@corp.example!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\"")]
    [InlineData("url?token=ci%40corp%21deploy%3D7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("header = f'PVEAPIToken={user}!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17'")]
    [InlineData("${user}!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("call(\"ci@corp!deploy\", \"7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17\")")]
    [InlineData("kind: Secret")]
    [InlineData("\"kind\": \"Secret\"")]
    [InlineData("myPmToken")]
    [InlineData("api_token_pm")]
    [InlineData("PM_PASS")]
    [InlineData("px:\n  password: x")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("curl -k https://10.0.0.5:8006")]
    [InlineData("proxPassword")]
    [InlineData("# pvelint:ignore PVE101 -- reason")]
    public void Lets_through_what_may_be_a_secret(string text) => Assert.True(Prefilter.PassesByText(text));

    [Theory]
    [InlineData("npm_package improve approve upbeat update proxy proxying 10px 5pm pmap spmd development")]
    [InlineData("if (!x && a !== b) { throw new Error('secret kind of token!'); }")]
    [InlineData("user@example.com wrote: hello!")]
    [InlineData("\"integrity\": \"sha512-18006x80071\"")]
    [InlineData("the key to a private life")]
    public void Lets_go_what_cannot_be_one(string text) => Assert.False(Prefilter.PassesByText(text));

    [Fact]
    public void Sees_an_anchor_wherever_it_stands_in_a_block()
    {
        for (var before = 0; before < 70; before++)
        {
            Assert.True(Prefilter.PassesByText(new string('x', before) + " PVE"), $"after {before} units");
            Assert.True(Prefilter.PassesByText(new string('x', before) + " pm_ " + new string('x', 40)), $"after {before} units");
            Assert.False(Prefilter.PassesByText(new string('x', before)));
        }
    }

    [Fact]
    public void Lets_through_every_kind_of_key_file()
    {
        var paths = new DocumentReader().Read(new SourceFile("keys.hcl", File.ReadAllText(RepositoryRoot.Combine("rules", "keys.hcl"))), FileFormat.Hcl, SourceContext.Code)
            .Root.Children.Where(block => block.Kind == "file")
            .SelectMany(block => block.Find("path")!.Value.Items)
            .Select(item => item.Text.Replace("*", "any", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Prefilter.Passes(System.Text.Encoding.UTF8.GetBytes(path), "x"u8), path));
    }

    private static IReadOnlyList<string> CheckFolder(string folder)
    {
        var all = Findings(folder, usesPrefilter: false);
        Assert.Equal(all, Findings(folder, usesPrefilter: true));
        return all;
    }

    private static List<string> Findings(string folder, bool usesPrefilter)
    {
        var host = Cli.HostOf(folder);
        var sources = new TreeReader(jobs: 2) { UsesPrefilter = usesPrefilter }.Read(FileTree.List([ScanTarget.Resolve(null, host)]));
        var findings = Linter.Lint(new Project(sources.Documents) { GitStatus = _ => GitStatus.Tracked });
        return [.. findings.Where(finding => finding.Rule.Id != "PVE902").Select(finding => $"{finding.File.Path} {finding.Span} {finding.Rule.Id}")];
    }
}
