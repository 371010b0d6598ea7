using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class HclReaderTests
{
    private static Document Check(string markup, params string[] expected) => SettingsMarkup.Check("main.tf", markup, expected);

    [Fact]
    public void Reads_blocks_as_scopes_with_labels() => Check(
        """
        provider "proxmox" {
          pm_user     = "[|root@pam|]"
          pm_timeout  = [|300|]
          pm_debug    = [|true|]
          pm_password = [|null|]
          ssh {
            agent = [|false|]
          }
        }
        """,
        "provider.proxmox.pm_user = Literal root@pam",
        "provider.proxmox.pm_timeout = Number 300",
        "provider.proxmox.pm_debug = Boolean true",
        "provider.proxmox.pm_password = Null null",
        "provider.proxmox.ssh.agent = Boolean false");

    [Fact]
    public void Reads_objects_and_lists() => Check(
        """
        locals {
          auth  = { token = "[|abc|]", "port" : [|8006|] }
          tags  = ["[|a|]", [|var.b|]]
          disks = [{ size = [|1|] }, { size = [|2|] }]
        }
        """,
        "locals.auth.token = Literal abc",
        "locals.auth.port = Number 8006",
        "locals.tags[0] = Literal a",
        "locals.tags[1] = Reference var.b",
        "locals.disks.0.size = Number 1",
        "locals.disks.1.size = Number 2");

    [Fact]
    public void Tells_texts_templates_and_references() => Check(
        """
        a = "[|x\ty|]"
        b = "[|PVEAPIToken=${var.id}=abc|]"
        c = "${[|var.token|]}"
        d = [|data.vault.pve["token"]|]
        e = [|var.x ? "a" : "b"|]
        f = sensitive("[|kestrel-Mauve-42|]")
        g = "[|ENC[AES256_GCM,data:x]|]"
        """,
        "a = Literal x\ty",
        "b = Template PVEAPIToken=▢=abc",
        "c = Reference var.token",
        "d = Reference data.vault.pve[\"token\"]",
        "e = Reference var.x ? \"a\" : \"b\"",
        "f = Literal kestrel-Mauve-42",
        "g = Encrypted ENC[AES256_GCM,data:x]");

    [Fact]
    public void Searches_the_texts_and_reads_the_objects_of_a_computed_value()
    {
        var document = Check(
            """
            a = merge(local.all, { password = "[|kestrel-Mauve-42|]" })
            b = coalesce(var.x, "tab\there")
            """,
            "a.password = Literal kestrel-Mauve-42");
        Assert.Equal("tab\there", Assert.Single(document.Texts).Text);
    }

    [Fact]
    public void Reads_a_heredoc_in_its_own_language() => Check(
        """
        resource "proxmox_virtual_environment_file" "cloud" {
          source_raw {
            data = <<-EOF
              #cloud-config
              password: [|kestrel-Mauve-42|]
              port: ${var.port}
            EOF
            file_name = "user.yaml"
          }
        }
        """,
        "resource.proxmox_virtual_environment_file.cloud.source_raw.user.yaml.password = Literal kestrel-Mauve-42");

    [Fact]
    public void Reads_the_commands_of_provisioners()
    {
        var document = SettingsMarkup.Read(
            "main.tf",
            """
            provisioner "local-exec" {
              command = "pveum aclmod / -user ${var.user} -role Administrator"
            }
            provisioner "shell" {
              inline = ["pveum user list", "curl -k https://pve:8006"]
            }
            """);
        Assert.Equal(["pveum", "pveum", "curl"], document.Commands.Select(command => command.Name));
    }

    [Fact]
    public void Reads_what_is_commented_out_in_the_block_around_it()
    {
        var document = Check(
            """
            provider "proxmox" {
              # pm_api_token_secret = "[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]"
              pm_user = "x" // why
            }
            """,
            "provider.proxmox.pm_api_token_secret = Literal 7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17");
        Assert.Equal(SourceContext.Comment, document.Settings.Single(setting => setting.Key == "pm_api_token_secret").Context);
        Assert.Equal("why", document.Comments[1].Text);
    }

    [Fact]
    public void Takes_templates_of_other_languages_for_references()
    {
        var document = SettingsMarkup.Check(
            "main.tf.j2",
            """
            {% if x %}
            user  = [|{{ user }}|]
            token = "[|{{ token }}|]"
            {% endif %}
            url   = "[|https://{{ host }}:8006|]"
            late  = "[|$${TOKEN}|]"
            """,
            "user = Reference {{ user }}",
            "token = Reference {{ token }}",
            "url = Template https://▢:8006",
            "late = Reference ${TOKEN}");
        Assert.Empty(document.Diagnostics);
    }

    [Fact]
    public void Reads_the_JSON_syntax_under_the_same_paths() => SettingsMarkup.Check(
        "main.tf.json",
        """
        {"provider": {"proxmox": {"pm_user": "[|root@pam|]", "pm_password": "${[|var.password|]}"}}}
        """,
        "provider.proxmox.pm_user = Literal root@pam",
        "provider.proxmox.pm_password = Reference var.password");

    [Fact]
    public void Keeps_the_tree_of_a_file_that_is_HCL_as_a_whole()
    {
        Assert.NotNull(SettingsMarkup.Read("main.tf", "a = 1").Hcl);
        Assert.NotNull(SettingsMarkup.Read("main.tf.json", "{}").Hcl);
        Assert.Null(SettingsMarkup.Read("a.yml", "main.tf: |\n  a = 1\n  b = 2\n").Hcl);
    }

    [Fact]
    public void Reads_what_stands_round_an_error()
    {
        var document = Check(
            """
            a = "[|x|]"
            b = = 2
            c = "[|y|]"
            """,
            "a = Literal x",
            "c = Literal y");
        Assert.Equal(2, document.File.Position(document.Diagnostics[0].Span.Start).Line);
    }

    [Fact]
    public void Reads_any_text_without_failing()
    {
        string[] pieces =
        [
            "a = ", "b {", "}", "\n", "\"", "${", "}", "%{ if x }", "<<EOF\n", "EOF\n", "<<-E\n", "[", "]", "{", "(", ")", "var.x", "# c = d\n", "/*", "*/", "\\n", "\\u00e9",
            "1", "true", ",", "=>", "?", ":", "command = ", "\"A=b\"", "\"{\\\"a\\\":1}\"", "sensitive(", "\U0001F600", "\r\n", "inline = [", "user_data = ",
        ];
        var random = new Random(11);
        for (var i = 0; i < 3000; i++)
        {
            SettingsMarkup.Read("fuzz.tf", string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)])));
        }
    }
}
