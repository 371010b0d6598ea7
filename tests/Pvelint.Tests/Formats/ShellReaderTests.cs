using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class ShellReaderTests
{
    private const string Secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    [Theory]
    [InlineData($"PM_TOKEN=[|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"export PM_TOKEN='[|{Secret}|]' OTHER=1", "PM_TOKEN", Secret)]
    [InlineData($"  readonly PM_TOKEN=\"[|{Secret}|]\" # why", "PM_TOKEN", Secret)]
    [InlineData("PM_PASS=$'[|a\\'b\\n|]'", "PM_PASS", "a'b\n")]
    [InlineData("PM_PASS=[|kestrel\\ Mauve|]", "PM_PASS", "kestrel Mauve")]
    [InlineData($"env -i PM_TOKEN=[|{Secret}|] terraform apply", "PM_TOKEN", Secret)]
    [InlineData($"PM_TOKEN=[|{Secret}|] terraform apply", "PM_TOKEN", Secret)]
    [InlineData($"if true; then export PM_TOKEN=[|{Secret}|]; fi", "PM_TOKEN", Secret)]
    [InlineData($"X=$(PM_TOKEN=\"[|{Secret}|]\" pvesh get /)", "PM_TOKEN", Secret)]
    [InlineData($"ENV PM_TOKEN=[|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"ENV PM_TOKEN [|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"PM_TOKEN := [|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"export PM_TOKEN := [|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"apply:\n\t@PM_TOKEN=[|{Secret}|] terraform apply", "PM_TOKEN", Secret)]
    [InlineData($"conf[token]=[|{Secret}|]", "conf.token", Secret)]
    [InlineData($"python3 -c \"ProxmoxAPI('h', token_value='[|{Secret}|]')\"", "ProxmoxAPI.token_value", Secret)]
    [InlineData($"set -gx PM_TOKEN [|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData($"\"$(echo \"${{X}}\")\"; PM_TOKEN=[|{Secret}|]", "PM_TOKEN", Secret)]
    [InlineData("case $1 in\r\n a) X=1;;\r\nesac\r\nPM_PASS=[|kestrel-Mauve-42|]\r\n", "PM_PASS", "kestrel-Mauve-42")]
    [InlineData($"declare -A conf=([token]=\"[|{Secret}|]\" [x]=y)", "conf.token", Secret)]
    [InlineData("EMPTY=[||]\nX=1", "EMPTY", "")]
    public void Reads_an_assignment(string markup, string key, string value) => Marked.Read(markup, FileFormat.Shell).Holds(key, value);

    [Theory]
    [InlineData("PM_PASS=[|$PASS|]", "PM_PASS", "$PASS", ValueKind.Reference)]
    [InlineData("PM_PASS=\"[|${PASS:-x}|]\"", "PM_PASS", "${PASS:-x}", ValueKind.Reference)]
    [InlineData("PM_PASS=[|$(op read op://x/y)|]", "PM_PASS", "$(op read op://x/y)", ValueKind.Reference)]
    [InlineData("PM_PASS=[|`cat pass`|]", "PM_PASS", "`cat pass`", ValueKind.Reference)]
    [InlineData("PM_PASS='[|{{ vault_pass }}|]'", "PM_PASS", "{{ vault_pass }}", ValueKind.Literal)]
    [InlineData("PM_PASS=[|{{ vault_pass }}|]", "PM_PASS", "{{ vault_pass }}", ValueKind.Reference)]
    [InlineData("PM_PASS=[|${{ secrets.PASS }}|]", "PM_PASS", "${{ secrets.PASS }}", ValueKind.Reference)]
    [InlineData("AUTH=\"[|PVEAPIToken=$ID=${SECRET}|]\"", "AUTH", "PVEAPIToken=\uFFFC=\uFFFC", ValueKind.Template)]
    public void Knows_references_and_templates(string markup, string key, string value, ValueKind kind) =>
        Marked.Read(markup, FileFormat.Shell).Holds(key, value, kind);

    [Theory]
    [InlineData("curl -sku [|root@pam:kestrel-Mauve-42|] https://pve:8006", "curl.-u", "root@pam:kestrel-Mauve-42")]
    [InlineData($"curl -k -H \"Authorization: [|PVEAPIToken=root@pam!ci={Secret}|]\" https://pve:8006", "curl.Authorization", $"PVEAPIToken=root@pam!ci={Secret}")]
    [InlineData("curl -d \"username=root@pam&password=[|Tr0ub4dor-pve-9|]\" https://pve", "curl.password", "Tr0ub4dor-pve-9")]
    [InlineData("curl -d 'username=root%40pam&password=[|Tr0ub4dor%2Dpve%2d9|]' https://pve", "curl.password", "Tr0ub4dor-pve-9")]
    [InlineData("curl --data-urlencode \"password=[|Tr0ub4dor-pve-9|]\" https://pve", "curl.password", "Tr0ub4dor-pve-9")]
    [InlineData("curl -b \"PVEAuthCookie=[|PVE:root|]\" https://pve", "curl.PVEAuthCookie", "PVE:root")]
    [InlineData("wget --password=[|Tr0ub4dor-pve-9|] https://pve", "wget.--password", "Tr0ub4dor-pve-9")]
    [InlineData("sudo pvesh create /access/users -userid a@pve --password \"[|Tr0ub4dor-pve-9|]\"", "pvesh.--password", "Tr0ub4dor-pve-9")]
    [InlineData("ssh -p 22 root@pve \"qm set 100 --cipassword [|Tr0ub4dor-pve-9|]\"", "qm.--cipassword", "Tr0ub4dor-pve-9")]
    [InlineData("sshpass -p '[|Tr0ub4dor-pve-9|]' ssh root@pve pveum user list", "sshpass.-p", "Tr0ub4dor-pve-9")]
    [InlineData("terraform apply -var pm_password=[|Tr0ub4dor-pve-9|]", "terraform.pm_password", "Tr0ub4dor-pve-9")]
    [InlineData("terraform apply -var=pm_password=[|Tr0ub4dor-pve-9|]", "terraform.pm_password", "Tr0ub4dor-pve-9")]
    [InlineData("ansible-playbook x.yml -e \"a=1 api_password=[|Tr0ub4dor-pve-9|]\"", "ansible-playbook.api_password", "Tr0ub4dor-pve-9")]
    [InlineData("http POST https://pve username=root@pam password=[|Tr0ub4dor-pve-9|]", "http.password", "Tr0ub4dor-pve-9")]
    [InlineData("args=(-k -H 'Authorization: [|x y|]')", "args.Authorization", "x y")]
    public void Reads_what_a_flag_carries(string markup, string key, string value) => Marked.Read(markup, FileFormat.Shell).Holds(key, value);

    [Theory]
    [InlineData("pveum role add T -privs \"A, B,\\\n  C\"", "pveum|role|add|T|-privs|A, B,  C")]
    [InlineData("pveum acl modify / \\\r\n  --user a@pve \\\r\n  --role X", "pveum|acl|modify|/|--user|a@pve|--role|X")]
    [InlineData("sudo -u root /usr/sbin/pveum user list | grep x", "/usr/sbin/pveum|user|list\ngrep|x")]
    [InlineData("bash -c 'pveum user list; id'", "pveum|user|list\nid\nbash|-c|pveum user list; id")]
    [InlineData("ssh root@pve pveum user list", "pveum|user|list")]
    [InlineData("TOKEN=$(pveum user token add a@pve t --privsep 0)", "pveum|user|token|add|a@pve|t|--privsep|0")]
    [InlineData("x=\"`pveum user list`\"", "pveum|user|list")]
    [InlineData("0 3 * * * root /usr/bin/pveum user list", "/usr/bin/pveum|user|list")]
    [InlineData("RUN --mount=type=cache pveum user list", "pveum|user|list")]
    [InlineData("\t@pveum user list", "pveum|user|list")]
    [InlineData("f() { pveum user list; }", "pveum|user|list")]
    [InlineData("[[ $x == root@pam && -n $y ]] && id -u", "id|-u")]
    [InlineData("for x in a b; do id \"$x\" 2>&1 >/dev/null; done", "id|\"$x\"")]
    [InlineData("pveum passwd <USER_ID> --x", "pveum|passwd|<USER_ID>|--x")]
    [InlineData("docker exec pve -- pveum user list", "pveum|user|list\ndocker|exec|pve|--|pveum|user|list")]
    public void Reads_commands(string text, string expected) => Assert.Equal(
        expected.Split('\n').Order(),
        Marked.Read(text, FileFormat.Shell).Commands().Replace("$x", "\"$x\"").Split('\n').Order());

    [Theory]
    [InlineData("cat > /etc/pve.env <<EOF\nPM_PASS=[|kestrel-Mauve-42|]\nEOF\n", SourceContext.Code)]
    [InlineData("cat <<'EOF' | sudo tee -a .env >/dev/null\nPM_PASS=[|kestrel-Mauve-42|]\nEOF", SourceContext.Code)]
    [InlineData("cat <<-EOF >.env.example\n\tPM_PASS=[|kestrel-Mauve-42|]\n\tEOF\n", SourceContext.Example)]
    [InlineData("ssh pve <<EOF\nPM_PASS=[|kestrel-Mauve-42|]\nEOF\n", SourceContext.Code)]
    [InlineData("echo \"PM_PASS=[|kestrel-Mauve-42|]\" >> .env", SourceContext.Code)]
    [InlineData("echo -e 'A=b\\nPM_PASS=[|kestrel-Mauve-42|]' > .env", SourceContext.Code)]
    [InlineData("cat > .env <<EOF\nPM_PASS=[|kestrel-Mauve-42|]\nno end\n", SourceContext.Code)]
    public void Reads_what_is_written_to_a_file(string markup, SourceContext context) =>
        Assert.Equal(context, Marked.Read(markup, FileFormat.Shell).Holds("PM_PASS", "kestrel-Mauve-42").Context);

    [Theory]
    [InlineData("echo \"PM_PASS=kestrel-Mauve-42\"")]
    [InlineData("cat <<EOF\nPM_PASS=kestrel-Mauve-42\nEOF")]
    [InlineData("[ \"$USER\" = \"root@pam\" ] || exit")]
    [InlineData("if [[ $PM_PASS == kestrel-Mauve-42 ]]; then true; fi")]
    [InlineData("test \"$PM_PASS\" = kestrel-Mauve-42")]
    public void Takes_usage_texts_and_comparisons_for_no_settings(string text) => Assert.Equal("", Marked.Read(text, FileFormat.Shell).Shown());

    [Fact]
    public void Goes_on_behind_a_heredoc() =>
        Marked.Read("cat > a.txt <<A > b\nit's \"\nA\nPM_PASS=[|kestrel-Mauve-42|]\n", FileFormat.Shell).Holds("PM_PASS", "kestrel-Mauve-42");

    [Fact]
    public void Goes_on_behind_a_quote_that_is_never_closed() =>
        Marked.Read("echo don't\nPM_PASS=[|kestrel-Mauve-42|]\n", FileFormat.Shell).Holds("PM_PASS", "kestrel-Mauve-42");

    [Fact]
    public void Says_where_a_heredoc_is_never_closed() =>
        Assert.Equal(6, Assert.Single(Marked.Read("cat > <<EOF\nx\n", FileFormat.Shell).Document.Diagnostics).Span.Start);

    [Fact]
    public void Keeps_comments_and_commented_settings_apart()
    {
        var read = Marked.Read("id # pvelint:ignore PVE101 -- why\n# PM_PASS=[|kestrel-Mauve-42|] # old\n", FileFormat.Shell);

        Assert.Equal(SourceContext.Comment, read.Holds("PM_PASS", "kestrel-Mauve-42").Context);
        Assert.Equal(["pvelint:ignore PVE101 -- why", "PM_PASS=kestrel-Mauve-42 # old"], read.Document.Comments.Select(comment => comment.Text));
    }

    [Fact]
    public void Hands_on_a_token_that_quotes_cut_into_pieces() =>
        Assert.Equal($"root@pam!ci={Secret}", Assert.Single(Marked.Read($"x=\"root@pam!\"ci=\"{Secret}\"", FileFormat.Shell).Document.Texts).Text);

    [Theory]
    [InlineData("$(")]
    [InlineData("${")]
    [InlineData("\"$(")]
    [InlineData("`\"")]
    [InlineData("<<A ")]
    [InlineData("{{")]
    [InlineData("((")]
    [InlineData("X=(")]
    [InlineData("<(")]
    [InlineData("bash -c '")]
    public void Stays_quick_on_deep_nesting(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        Marked.Read(text, FileFormat.Shell);
        Marked.Read(text + string.Concat(Enumerable.Repeat(")}'\"`", 10_000)), FileFormat.Shell);
    }
}
