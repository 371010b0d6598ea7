using System.Reflection;
using System.Text;
using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Repo.History;
using Pvelint.Rules;
using Pvelint.Rules.Secrets;
using Pvelint.Tests.Rules;
using Pvelint.Tests.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Tests.Repo.History;

/// <summary>What the sieve of history scans holds back, the rules would not report.</summary>
public sealed class SecretSieveTests
{
    private static readonly DocumentReader Reader = new(YamlReader.Read);

    private static readonly IReadOnlyList<Rule> SecretRules =
        [.. RuleCatalog.All.Where(rule => rule.Descriptor.Id is "PVE101" or "PVE102" or "PVE103" or "PVE104" or "PVE105" or "PVE108")];

    [Fact]
    public void Lets_through_whatever_the_rules_report_on_their_pages() =>
        Assert.InRange(Check(RulePage.All.SelectMany(page => new[] { "Flagged", "Fine" }.SelectMany(page.Projects)).SelectMany(project => project.Files)), 40, 10_000);

    [Fact]
    public void Lets_through_whatever_the_rules_report_in_samples_and_cases()
    {
        var files = new[] { "samples", Path.Combine("tests", "cases") }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        Assert.InRange(Check(files.Select(path => (Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'), File.ReadAllText(path)))), 20, 10_000);
    }

    [Fact]
    public void Lets_through_every_form_that_the_rules_know()
    {
        var forms = typeof(EveryFormTests).GetMethods().Where(method => method.Name.StartsWith("Finds_", StringComparison.Ordinal))
            .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)))
            .Select(data => ((string)data[0]!, ((string)data[1]!).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)
                .Replace("UUID", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", StringComparison.Ordinal).Replace("PW", "Tr0ub4dor-pve-9", StringComparison.Ordinal)));
        Assert.InRange(Check(forms), 50, 10_000);
    }

    [Fact]
    public void Knows_every_name_under_which_a_tool_takes_a_password()
    {
        // One letter is an option's; the option's command names the program beside it, and `-p` alone no password.
        var keys = KnownPlaces.PasswordKeys.Concat(["password", "passwd", "pass", "pwd", "pve_pw", "passwort", "senha", "contrasena", "kennwort", "wachtwoord", "haslo", "mdp", "clave"])
            .Where(key => key.Length > 1).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.True(Passes("a.env", $"{key}=kestrel-Mauve-42\n"), key));
    }

    [Theory]
    [InlineData("a.go", "adminWord := \"kestrel-Mauve-42\"\nclient.Password = adminWord\n")]
    [InlineData("a.go", "client.Login(\"password\",\n\t\"kestrel-Mauve-42\")\n")]
    [InlineData("a.tf", "variable \"deploy\" {\n  default = \"kestrel-Mauve-42\"\n}\nprovider \"proxmox\" {\n  password = var.deploy\n}\n")]
    [InlineData("a.yaml", "- name: PVE_PASSWORD\n  value: kestrel-Mauve-42\n")]
    [InlineData("a.yaml", "- value: kestrel-Mauve-42\n  name: PVE_PASSWORD\n")]
    [InlineData("a.yaml", "pve_password:\n  kestrel-Mauve-42\n")]
    [InlineData("a.json", "{\"name\": \"PVE_PASSWORD\", \"value\": \"kestrel-Mauve-42\"}")]
    [InlineData("a.py", "ROOT: str = 'kestrel-Mauve-42'\napi = ProxmoxAPI(host, password=ROOT)\n")]
    [InlineData("a.py", "ProxmoxAPI('pve', 'root@pam', 'kestrel-Mauve-42')\n")]
    [InlineData("a.sh", "curl -u root@pam:kestrel-Mauve-42 https://pve:8006\n")]
    [InlineData("a.cs", "var body = \"username=root@pam&password=kestrel-Mauve-42\";\n")]
    [InlineData("a.md", "Log in with `--password kestrel-Mauve-42`.\n")]
    public void Lets_through_a_password_wherever_its_name_leads(string path, string text) => Assert.True(Passes(path, text));

    [Theory]
    [InlineData("a.go", "Password types.String `tfsdk:\"password\"`\n")]
    [InlineData("a.go", "\"password\": schema.StringAttribute{\n\tDescription: \"The user's password\",\n")]
    [InlineData("a.go", "const mkPassword = \"password\"\n")]
    [InlineData("a.go", "if c.password == \"\" {\n\tpanic(\"x\")\n}\n")]
    [InlineData("a.go", "devicePassthrough.Mode = \"rw\"\n")]
    [InlineData("a.md", "Only `root@pam` may pass a password to `qm`.\n")]
    [InlineData("a.md", "password = random_password.vm.result\n")]
    [InlineData("a.sum", "github.com/x/y v1.0.0/go.mod h1:DukM1Zr9+pw=\n")]
    [InlineData("a.tf", "resource \"random_password\" \"vm\" {\n  length = 16\n}\n")]
    public void Holds_back_what_a_provider_is_made_of(string path, string text) => Assert.False(Passes(path, text));

    private static int Check(IEnumerable<(string Path, string Text)> files)
    {
        var found = 0;
        foreach (var (path, text) in files)
        {
            var document = Reader.Read(new SourceFile(path, text), FileFormats.Of(path, text), FileContexts.Of(path));
            var project = new Project([document, FileVersion.Mention]) { GitStatus = _ => GitStatus.Tracked, HonorsSuppressions = false };
            var findings = Linter.Lint(project, SecretRules).Where(finding => finding.Secret is not null).ToList();
            found += findings.Count;
            Assert.True(findings.Count == 0 || Passes(path, text), $"{path}: {string.Join(", ", findings.Select(finding => finding.Rule.Id))}\n{text}");
        }

        return found;
    }

    // As a history scan asks: key files and states by their names, all others by what they hold.
    private static bool Passes(string path, string text)
    {
        var traits = NameTraitsOf.Name(path[(path.LastIndexOf('/') + 1)..]);
        var bytes = Encoding.UTF8.GetBytes(text);
        return traits.HasFlag(NameTraits.Keys) || new SecretSieve(new SieveLines()).Passes(traits == NameTraits.Code, bytes);
    }
}
