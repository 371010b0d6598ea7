using Pvelint.Formats;
using Pvelint.Tests.Rules;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

public sealed class SourceReaderTests
{
    private const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    // Thirty times the one before, eleven times over: nobody waits for all of them.
    [Fact]
    public async Task Ends_where_constants_of_empty_texts_multiply()
    {
        var lines = Enumerable.Range(1, 11).Select(i => $"  const string c{i} = \"\" + {string.Join(" + ", Enumerable.Repeat($"c{i - 1}", 30))};");
        var text = string.Join('\n', ["class Lab {", "  const string c0 = \"\";", .. lines, "  string password = \"x\" + c11;", "}"]);
        var reading = Task.Run(() => TestProject.Of("Lab.cs", text));
        Assert.Equal(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(30))));
    }

    [Theory]
    [InlineData($"TOKEN = \"[|{Secret}|]\"  # lab", "TOKEN", Secret)]
    [InlineData($"self.token = '[|{Secret}|]'", "token", Secret)]
    [InlineData($"$this->token = '[|{Secret}|]';", "token", Secret)]
    [InlineData($"token: str = \"[|{Secret}|]\"", "token", Secret)]
    [InlineData($"const token: string = '[|{Secret}|]';", "token", Secret)]
    [InlineData($"private token?: string = '[|{Secret}|]';", "token", Secret)]
    [InlineData($"let token: &str = \"[|{Secret}|]\";", "token", Secret)]
    [InlineData($"var token string = \"[|{Secret}|]\"", "token", Secret)]
    [InlineData($"token := `[|{Secret}|]`", "token", Secret)]
    [InlineData($"private const string Token = @\"[|{Secret}|]\";", "Token", Secret)]
    [InlineData($"var token =\n    \"[|{Secret}|]\";", "token", Secret)]
    [InlineData($"os.environ[\"PM_TOKEN\"] = \"[|{Secret}|]\"", "PM_TOKEN", Secret)]
    [InlineData($"os.Setenv(\"PM_TOKEN\", \"[|{Secret}|]\")", "Setenv.PM_TOKEN", Secret)]
    [InlineData($"Environment.SetEnvironmentVariable(\"PM_TOKEN\", \"[|{Secret}|]\");", "SetEnvironmentVariable.PM_TOKEN", Secret)]
    [InlineData($"client.DefaultRequestHeaders.Add(\"Authorization\", \"[|PVEAPIToken=a@pve!t={Secret}|]\");", "Add.Authorization", $"PVEAPIToken=a@pve!t={Secret}")]
    [InlineData($"proxmox = ProxmoxAPI(\n  'pve', user='root@pam', token_name='t',\n  token_value='[|{Secret}|]', verify_ssl=False)", "ProxmoxAPI.token_value", Secret)]
    [InlineData($"headers = {{ 'Authorization': '[|PVEAPIToken=a@pve!t={Secret}|]' }}", "headers.Authorization", $"PVEAPIToken=a@pve!t={Secret}")]
    [InlineData($"hosts = [{{ user: 'a' }}, {{ token: '[|{Secret}|]' }}]", "hosts.1.token", Secret)]
    [InlineData($"cfg := proxmox.Config{{\n\tToken: \"[|{Secret}|]\",\n}}", "Config.Token", Secret)]
    [InlineData($"password => \"[|{Secret}|]\"", "password", Secret)]
    [InlineData($"var x = \"root@pam!ci=\" +\n  \"{Secret}\";", "x", $"root@pam!ci={Secret}")]
    [InlineData($"x = (\"root@pam!ci=\"\n     \"{Secret}\")", "x", $"root@pam!ci={Secret}")]
    [InlineData("s = \"a\\\"b\\u0041\"", "s", "a\"bA")]
    [InlineData("s = @\"a\"\"b\\\"", "s", "a\"b\\")]
    [InlineData("s = r'a\\b'", "s", "a\\b")]
    [InlineData("s = \"\"\"a\"b\"\"\"", "s", "a\"b")]
    [InlineData("if x {\n it's\n}\npassword = \"[|kestrel-Mauve-42|]\"", "password", "kestrel-Mauve-42")]
    [InlineData("url = 'https://pve/' // a comment\npassword = '[|kestrel-Mauve-42|]'", "password", "kestrel-Mauve-42")]
    public void Reads_an_assignment(string markup, string key, string value) => Marked.Read(markup, FileFormat.Source).Holds(key, value);

    [Theory]
    [InlineData("token = os.environ['PM_TOKEN']", "token", "os.environ", ValueKind.Reference)]
    [InlineData("token = getenv(\"X\", \"root@pam\")", "token", "getenv", ValueKind.Reference)]
    [InlineData("verify_ssl=False", "verify_ssl", "false", ValueKind.Boolean)]
    [InlineData("insecure: true", "", "", ValueKind.Null)]
    [InlineData("x = {insecure: true}", "x.insecure", "true", ValueKind.Boolean)]
    [InlineData("auth = f\"PVEAPIToken={user}!{name}={secret}\"", "auth", "PVEAPIToken=\uFFFC!\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = $\"PVEAPIToken={user}={secret}\";", "auth", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = `PVEAPIToken=${user}=${secret}`;", "auth", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = \"PVEAPIToken={}={}\".format(a, b)", "auth", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = \"PVEAPIToken=%s=%s\" % (a, b)", "auth", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = \"PVEAPIToken=\" + user + \"=\" + secret", "auth", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("auth = user + \"=x\"", "auth", "\uFFFC=x", ValueKind.Template)]
    public void Knows_references_and_templates(string text, string key, string value, ValueKind kind)
    {
        var read = Marked.Read(text, FileFormat.Source);
        if (key.Length == 0)
        {
            Assert.Equal("", read.Shown());
            return;
        }

        read.Holds(key, value, kind);
    }

    [Theory]
    [InlineData("if user == \"root@pam\": return")]
    [InlineData("if (password != 'kestrel-Mauve-42') {}")]
    [InlineData("if a <= \"x\" or b >= \"y\" or c === \"z\": pass")]
    [InlineData("os.getenv(\"X\", \"root@pam\")")]
    [InlineData("log(\"password = 'kestrel-Mauve-42'\")")]
    [InlineData("ok ? name : \"kestrel-Mauve-42\"")]
    [InlineData("\"\"\"password = 'kestrel-Mauve-42'\"\"\"")]
    public void Takes_comparisons_fallbacks_and_messages_for_no_settings(string text) => Assert.Equal("", Marked.Read(text, FileFormat.Source).Shown());

    [Theory]
    [InlineData("if cfg.Insecure {\n\tt.InsecureSkipVerify = true\n}")]
    [InlineData("if (cfg.insecure)\n{\n  t.InsecureSkipVerify = true;\n}")]
    [InlineData("if (cfg.insecure) {\n  t.InsecureSkipVerify = true;\n}")]
    [InlineData("if cfg.insecure:\n    t.InsecureSkipVerify = True\nx = 1")]
    public void Keeps_what_holds_under_a_condition_in_a_scope_of_its_own(string text) => Marked.Read(text, FileFormat.Source).Holds("if.InsecureSkipVerify", "true", ValueKind.Boolean);

    [Fact]
    public void Closes_a_Python_body_where_its_indentation_ends() =>
        Marked.Read("if a:\n    if b:\n        x = 'one'\n    y = 'two'\nz = 'three'", FileFormat.Source).Holds("z", "three");

    [Theory]
    [InlineData("# password = \"[|kestrel-Mauve-42|]\"")]
    [InlineData("// password: '[|kestrel-Mauve-42|]',")]
    [InlineData("/*\n * password=[|kestrel-Mauve-42|]\n */")]
    public void Reads_a_commented_assignment(string markup) =>
        Assert.Equal(SourceContext.Comment, Marked.Read(markup, FileFormat.Source).Holds("password", "kestrel-Mauve-42").Context);

    [Fact]
    public void Hands_on_a_token_that_is_joined_of_two_strings()
    {
        var text = Assert.Single(Marked.Read($"Run(x: \"root@pam!ci=\" + \"{Secret}\");", FileFormat.CSharp).Document.Texts);

        Assert.Equal($"root@pam!ci={Secret}", text.Text);
        Assert.Equal(new TextSpan(25, 36), text.ToSource(new TextSpan(12, 36)));
    }

    [Fact]
    public void Reads_the_table_that_pveum_prints()
    {
        var read = Marked.Read(
            $"""
            2026-01-01 created
            ┌──────────────┬──────────────────────────────────────┐
            │ key          │ value                                │
            ╞══════════════╪══════════════════════════════════════╡
            │ full-tokenid │ root@pam!monitoring                  │
            ├──────────────┼──────────────────────────────────────┤
            │ info         │ privsep 1                            │
            ├──────────────┼──────────────────────────────────────┤
            │ value        │ [|{Secret}|] │
            └──────────────┴──────────────────────────────────────┘
            """,
            FileFormat.Text);

        read.Holds("table.value", Secret);
        Assert.Equal("root@pam!monitoring", read.Document.Root.Child("table")!.Find("full-tokenid")!.Value.Text);
    }

    [Fact]
    public void Reads_the_table_in_ASCII() =>
        Marked.Read($"# | full-tokenid | a@pve!t |\n# | value | [|{Secret}|] |\n", FileFormat.Text).Holds("table.value", Secret);
}
