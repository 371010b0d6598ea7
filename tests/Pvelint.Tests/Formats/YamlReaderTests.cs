using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

public sealed class YamlReaderTests
{
    private static Document Check(string markup, params string[] expected) => SettingsMarkup.Check("site.yml", markup, expected);

    [Fact]
    public void Reads_mappings_as_scopes() => Check(
        """
        proxmox:
          user: [|root@pam|]   # inline
          auth: {token: [|abc|], "port": [|8006|]}
        """,
        "proxmox.user = Literal root@pam",
        "proxmox.auth.token = Literal abc",
        "proxmox.auth.port = Number 8006");

    [Fact]
    public void Reads_lists() => Check(
        """
        names: [[|a|], '[|b|]']
        """,
        "names[0] = Literal a",
        "names[1] = Literal b");

    [Fact]
    public void Reads_lists_of_mappings_under_their_index() => Check(
        """
        clusters:
          - url: [|a|]
            nodes: [x, y]
          - url: [|b|]
          - [|plain|]
        """,
        "clusters.0.url = Literal a",
        "clusters.1.url = Literal b",
        "clusters.2 = Literal plain");

    [Fact]
    public void Undoes_quotes_and_escapes() => Check(
        """
        a: '[|it''s|]'
        b: "[|x\ty\u00e9\"\
           z|]"
        c: "[|two
          lines|]"
        """,
        "a = Literal it's",
        "b = Literal x\tyé\"z",
        "c = Literal two lines");

    [Fact]
    public void Undoes_block_scalars() => Check(
        """
        keep: |
          [|one
            two

          three|]
        fold: >-
          [|one
          two

          three|]
        last: [|x|]
        """,
        "keep = Literal one⏎  two⏎⏎three⏎",
        "fold = Literal one two⏎three",
        "last = Literal x");

    [Fact]
    public void Knows_the_place_of_a_word_in_a_folded_scalar()
    {
        var text = "a:\r\n  b: >\r\n    one\r\n    two\r\n";
        var value = SettingsMarkup.Read("a.yml", text).Settings.Single().Value;
        var place = value.Fragment.ToSource(new TextSpan(value.Text.IndexOf("two", StringComparison.Ordinal), 3));
        Assert.Equal("two", text.Substring(place.Start, place.Length));
    }

    [Fact]
    public void Knows_truth_values_numbers_and_null() => Check(
        """
        a: [|no|]
        b: "[|no|]"
        c: [|On|]
        d: [|-1.5e3|]
        e: [|~|]
        f: [|1.2.3|]
        """,
        "a = Boolean false",
        "b = Literal no",
        "c = Boolean true",
        "d = Number -1.5e3",
        "e = Null ~",
        "f = Literal 1.2.3");

    [Fact]
    public void Knows_what_stands_elsewhere() => Check(
        """
        a: !secret [|pve_password|]
        b: "[|{{ vault_token }}|]"
        c: [|{{ vault_token }}|]
        d: "[|{{ user }}!t={{ secret }}|]"
        e: [|${TOKEN}|]
        f: [|$PVE_TOKEN|]
        g: [|${{ secrets.PVE }}|]
        h: [|*anchor|]
        i: [|Wo$$p4ss|]
        j: [|$ecret|]
        k: ${TOKEN:-[|kestrel-Mauve-42|]}
        """,
        "a = Reference pve_password",
        "b = Reference {{ vault_token }}",
        "c = Reference {{ vault_token }}",
        "d = Template ▢!t=▢",
        "e = Reference ${TOKEN}",
        "f = Reference $PVE_TOKEN",
        "g = Reference ${{ secrets.PVE }}",
        "h = Reference *anchor",
        "i = Literal Wo$$p4ss",
        "j = Literal $ecret",
        "k = Literal kestrel-Mauve-42");

    [Fact]
    public void Knows_ciphertext() => Check(
        """
        a: !vault |
          [|$ANSIBLE_VAULT;1.1;AES256
          6638|]
        b: [|ENC[AES256_GCM,data:x,type:str]|]
        c:
          secure: [|v1:abcdefghijklmnopqrstuvwxyz|]
        """,
        "a = Encrypted $ANSIBLE_VAULT;1.1;AES256⏎6638⏎",
        "b = Encrypted ENC[AES256_GCM,data:x,type:str]",
        "c.secure = Encrypted v1:abcdefghijklmnopqrstuvwxyz");

    [Fact]
    public void Reads_each_of_several_documents_as_a_root()
    {
        var document = Check(
            """
            kind: [|Secret|]
            ---
            kind: [|ConfigMap|]
            """,
            "kind = Literal Secret",
            "kind = Literal ConfigMap");
        Assert.Equal(2, document.Root.Children.Count);
    }

    [Fact]
    public void Decodes_the_data_of_a_Kubernetes_secret() => Check(
        $"""
        kind: Secret
        data:
          secret: [|{Base64("7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")}|]
          config.yaml: {Base64("clusters:\n  - token: ")}
        stringData:
          pve.yml: |
            default:
              password: [|kestrel-Mauve-42|]
        """,
        "data.secret = Literal 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17",
        "stringData.pve.yml.default.password = Literal kestrel-Mauve-42");

    [Fact]
    public void Knows_the_place_of_a_secret_in_base64()
    {
        var encoded = Base64("user: a\npassword: kestrel-Mauve-42\n");
        var document = SettingsMarkup.Read("s.yml", $"kind: Secret\ndata:\n  c.yml: {encoded}\n");
        var setting = document.Settings.Single(setting => setting.Key == "password");
        var before = (setting.Value.Span.Start - "kind: Secret\ndata:\n  c.yml: ".Length) * 3 / 4;
        Assert.InRange(before, "user: a\npassword: ".Length - 1, "user: a\npassword: ".Length);
        Assert.InRange(setting.Value.Span.Length, 21, 25);
    }

    [Fact]
    public void Reads_variables_of_containers() => Check(
        """
        services:
          web:
            environment:
              - PVE_PASSWORD=[|kestrel-Mauve-42|]
              - "PVE_USER='[|root@pam|]'"
              - PASSED_ON
            env:
              - name: TOKEN
                value: "[|abc|]"
              - name: OTHER
                valueFrom: {secretKeyRef: {name: [|a|]}}
        """,
        "services.web.environment.PVE_PASSWORD = Literal kestrel-Mauve-42",
        "services.web.environment.PVE_USER = Literal root@pam",
        "services.web.env.TOKEN = Literal abc",
        "services.web.env.1.valueFrom.secretKeyRef.name = Literal a");

    [Fact]
    public void Reads_a_list_of_words_as_a_command()
    {
        var document = SettingsMarkup.Read("c.yml", "containers:\n  - command: [pveum, user]\n    args: [list, '$X']\n");
        Assert.Equal(["pveum user list $X"], document.Commands.Select(command => string.Join(" ", command.Words.Select(word => word.Text))));
    }

    [Fact]
    public void Reads_what_is_commented_out_in_the_mapping_beside_it()
    {
        var document = Check(
            """
            # top: "[|x|]"
            proxmox:
              # token_secret: [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]
              user: root@pam
              list:
                - a: 1
                  # b: "[|y|]"
              # after: "[|z|]"
            # end: "[|e|]"
            """,
            "top = Literal x",
            "proxmox.token_secret = Literal 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17",
            "proxmox.list.0.b = Literal y",
            "proxmox.after = Literal z",
            "proxmox.end = Literal e");
        Assert.Equal(SourceContext.Comment, document.Settings.Single(setting => setting.Key == "token_secret").Context);
    }

    [Fact]
    public void Reads_files_that_are_written_by_their_path() => Check(
        """
        write_files:
          - path: /root/.env
            content: |
              PM_PASS=[|kestrel-Mauve-42|]
              PM_USER=root@pam
        tasks:
          - copy:
              dest: /etc/pve.yml
              content: |
                default:
                  password: [|Tr0ub4dor-pve-9|]
          - proxmox_kvm: api_user=[|root@pam|] api_password=[|kestrel-Mauve-42|]
        """,
        "write_files.0./root/.env.PM_PASS = Literal kestrel-Mauve-42",
        "tasks.0.copy./etc/pve.yml.default.password = Literal Tr0ub4dor-pve-9",
        "tasks.1.proxmox_kvm.api_user = Literal root@pam",
        "tasks.1.proxmox_kvm.api_password = Literal kestrel-Mauve-42");

    [Fact]
    public void Reads_scripts_of_pipelines_and_playbooks()
    {
        var document = SettingsMarkup.Read(
            "a.yml",
            """
            job:
              script:
                - pveum user list
                - |
                  curl -k https://pve:8006
            steps:
              - run: pvesh get /nodes
              - shell: pwsh
                run: Get-Item x
            tasks:
              - ansible.builtin.shell: >
                  pveum aclmod / -user {{ user }}
                  -role Administrator
            runcmd:
              - [qm, list]
              - pct list
            """);
        Assert.Equal(
            ["curl -k https://pve:8006", "pct list", "pvesh get /nodes", "pveum aclmod / -user ▢ -role Administrator", "pveum user list", "qm list"],
            document.Commands.Select(command => string.Join(" ", command.Words.Select(word => word.Text.Replace(SettingValue.Hole, '▢')))).Where(text => !text.StartsWith("Get", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Finds_comments_but_not_in_texts()
    {
        var document = SettingsMarkup.Read("a.yml", "a: 'x # no'\nb: y#no # yes\nc: | # header\n  # no\n#end\n");
        Assert.Equal(["yes", "header", "end"], document.Comments.Select(comment => comment.Text));
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
