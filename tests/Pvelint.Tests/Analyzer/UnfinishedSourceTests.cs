namespace Pvelint.Tests.Analyzer;

public sealed class UnfinishedSourceTests
{
    private const string Source = """"""
        using Proxmox;
        const string Id = "root@pam\u0021ci" + A + "\x41\U0001F600";
        string A => B; string B => A;
        var token = $"{{pve}} {Id,3:x}={(true ? Id : "b")}" + $@"{Id}""{{" + $$"""
              {{Id}} = {{{Id}}
            """ + """ a """u8 + @"a""b" + (Id ?? throw new()) + Id.Length + 1;
        new PveClient("a", token: Id) { [Id] = "pve", { "a", Id }, X = { Y = new() { "x" } }, ApiToken = [Id, "b", .. c] };
        this.x.y["proxmox"]!.z ??= token switch { "a" => Id, _ => "pve" };
        foreach (var (k, v) in new Dictionary<string, string> { ["PM_PASS"] = nameof(Id) }) { f(ref k, out var q, __arglist(v)); }
        handler.RemoteCertificateValidationCallback += delegate { return true; };
        """""";

    [Fact]
    public async Task Survives_every_way_to_be_cut_off()
    {
        for (var length = 1; length <= Source.Length; length += 9)
        {
            await Verifier.CheckSurvives(Source[..length] + "// proxmox");
        }
    }

    [Fact]
    public Task Survives_a_sum_of_ten_thousand() =>
        Verifier.CheckSurvives("// proxmox\nvar sum = " + string.Join(" + ", Enumerable.Repeat("\"pve\"", 10_000)) + ";");

    [Fact]
    public Task Survives_constants_that_double() =>
        Verifier.CheckSurvives("static class Proxmox { static string A0 = \"pve\";" + string.Concat(Enumerable.Range(1, 60).Select(i => $"static string A{i} = A{i - 1} + A{i - 1} + \"\";")) + "}");

    [Fact]
    public Task Survives_nesting() =>
        Verifier.CheckSurvives("// proxmox\nvar nested = " + string.Concat(Enumerable.Repeat("new A { B = ", 300)) + "\"pve\"" + string.Concat(Enumerable.Repeat(" }", 300)) + ";");
}
