using Pvelint.Repo;
using Pvelint.Tests.Rules;

namespace Pvelint.Tests.Analyzer;

/// <summary>What a scan looks at, the compiler looks at, and ordinary C# it lets go.</summary>
public sealed class ProxmoxSignsTests
{
    private static readonly string[] Pieces =
    [
        "prox", "Prox", "proxy", "proxmox", "csrfPrevention", "%40pam", "root_password", "capmox", "pm", "PM", "Pm", "npm", "pmx", "pmg", "full-tokenid", "pbs", "api2/", "virtual environment",
        "VirtualEnvironment", "pdm", "PRIVATE KEY--", "8006", "8007", "80061", "cipass", "cipwd", "%21", "pve", "VM.", "VM.Audit", "px", "16px", "@pam", "@pbs", "ci_pass", "ci-pwd", "!", "name", "@corp", "=",
        "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", " ", "\"", "\n", "_", ".", "a", "Z", "1", ", ", "\uD83D\uDE00",
    ];

    [Fact]
    public void Lets_through_whatever_a_scan_looks_at()
    {
        var texts = RulePage.All.SelectMany(page => page.Projects("Flagged")).SelectMany(project => project.Files).Select(file => file.Text)
            .Concat(Enumerable.Range(0, 20_000).Select(Random))
            .Where(text => !text.Contains("Secret", StringComparison.Ordinal));
        Assert.All(texts.Where(Prefilter.PassesByText), text => Assert.True(Shipped.IsMentioned(text), text));
    }

    [Fact]
    public void Lets_this_repositorys_other_code_go()
    {
        var files = Directory.GetFiles(RepositoryRoot.Combine("src", "Pvelint.Core", "Text"), "*.cs").Concat(Directory.GetFiles(RepositoryRoot.Combine("src", "Pvelint.Core", "Hcl"), "*.cs")).Select(File.ReadAllText)
            .Where(text => !text.Contains("Pvelint", StringComparison.Ordinal) || !Shipped.IsMentioned(text.Replace("Pvelint", "", StringComparison.Ordinal))).ToList();
        Assert.True(files.Count > 10);
        Assert.False(Shipped.IsMentioned("if (!isReady) { proxy.Send(\"16px\"); stamp = npm!; return list!.Count; } // !name, vm.size, VM.size"));
    }

    private static string Random(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
