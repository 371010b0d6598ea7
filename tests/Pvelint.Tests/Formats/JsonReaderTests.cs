using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Formats;

public sealed class JsonReaderTests
{
    private static Document Check(string markup, params string[] expected) => SettingsMarkup.Check("a.json", markup, expected);

    [Fact]
    public void Reads_objects_lists_and_scalars() => Check(
        """
        {"a": {"b": "[|x|]", "c": [|1.5|], "d": [|true|], "e": [|null|]}, "f": ["[|y|]", [|2|]], "g": [{"h": "[|z|]"}]}
        """,
        "a.b = Literal x",
        "a.c = Number 1.5",
        "a.d = Boolean true",
        "a.e = Null null",
        "f[0] = Literal y",
        "f[1] = Number 2",
        "g.0.h = Literal z");

    [Fact]
    public void Undoes_escapes_and_knows_the_places()
    {
        const string Text = """{"a": "x\u0022\nPVEAPIToken\u003dabc"}""";
        var document = SettingsMarkup.Read("a.json", Text);
        var value = document.Settings.Single().Value;
        Assert.Equal("x\"\nPVEAPIToken=abc", value.Text);
        var place = value.Fragment.ToSource(new TextSpan(value.Text.IndexOf("Token=", StringComparison.Ordinal), 6));
        Assert.Equal("Token\\u003d", Text.Substring(place.Start, place.Length));
        Assert.Equal(value.Text, Assert.Single(document.Texts).Text);
    }

    [Fact]
    public void Reads_resources_of_Terraform_state_under_their_type_and_name() => SettingsMarkup.Check(
        "terraform.tfstate",
        """
        {"version": 4, "outputs": {"token": {"value": "[|abc|]", "type": "string", "sensitive": true}},
         "resources": [{"mode": "managed", "type": "proxmox_vm_qemu", "name": "web", "instances": [{"attributes": {"cipassword": "[|x|]"}}]}]}
        """,
        "outputs.token = Literal abc",
        "resources.proxmox_vm_qemu.web.instances.0.attributes.cipassword = Literal x");

    [Fact]
    public void Reads_resources_of_old_Terraform_state_and_of_a_plan() => SettingsMarkup.Check(
        "plan.json",
        """
        {"modules": [{"resources": {"proxmox_lxc.web": {"type": "proxmox_lxc", "primary": {"attributes": {"password": "[|x|]"}}}}}],
         "variables": {"pm_password": {"value": "[|y|]"}},
         "resource_changes": [{"type": "proxmox_lxc", "name": "db", "change": {"after": {"password": "[|z|]"}}}]}
        """,
        "modules.0.resources.proxmox_lxc.web.primary.attributes.password = Literal x",
        "variables.pm_password = Literal y",
        "resource_changes.proxmox_lxc.db.change.after.password = Literal z");

    [Fact]
    public void Reads_settings_inside_strings() => Check(
        """
        {"packer": "\"PKR_VAR_password\": \"[|Tr0ub4dor-pve-9|]\"\n\"PKR_VAR_user\": \"[|root@pam|]\"\n",
         "json": "{\"a\": {\"password\": \"[|kestrel-Mauve-42|]\"}}",
         "env": "PM_USER=[|root@pam|]\nPM_PASS=[|kestrel-Mauve-42|]\n",
         "tfvars": "pm_user = \"[|root@pam|]\"\npm_password = \"[|kestrel-Mauve-42|]\"\n"}
        """,
        "packer.PKR_VAR_password = Literal Tr0ub4dor-pve-9",
        "packer.PKR_VAR_user = Literal root@pam",
        "json.a.password = Literal kestrel-Mauve-42",
        "env.PM_USER = Literal root@pam",
        "env.PM_PASS = Literal kestrel-Mauve-42",
        "tfvars.pm_user = Literal root@pam",
        "tfvars.pm_password = Literal kestrel-Mauve-42");

    [Fact]
    public void Reads_variables_that_are_named_in_lists() => Check(
        """
        {"env": [{"name": "PVE_TOKEN", "value": "[|abc|]"}], "environment": ["PVE_USER=[|root@pam|]"], "header": [{"key": "Authorization", "value": "[|x|]", "type": "text"}]}
        """,
        "env.PVE_TOKEN = Literal abc",
        "environment.PVE_USER = Literal root@pam",
        "header.Authorization = Literal x");

    [Fact]
    public void Takes_comments_and_reads_what_is_commented_out()
    {
        var document = Check(
            """
            {
              // "password": "[|kestrel-Mauve-42|]"
              "a": "[|http://x|]", /* why */
            }
            """,
            "password = Literal kestrel-Mauve-42",
            "a = Literal http://x");
        Assert.Empty(document.Diagnostics);
        Assert.Equal("why", document.Comments[1].Text);
    }

    [Fact]
    public void Takes_templates_for_references()
    {
        var document = Check(
            """
            {"a": [|{{ port }}|], "b": "[|{{ user `token` }}|]", "c": "[|x-${y}|]", "d": [|1|]}
            """,
            "a = Reference {{ port }}",
            "b = Reference {{ user `token` }}",
            "c = Template x-▢",
            "d = Number 1");
        Assert.Empty(document.Diagnostics);
    }

    [Fact]
    public void Decodes_the_data_of_a_Kubernetes_secret() => Check(
        """
        {"kind": "Secret", "data": {"token": "[|a2VzdHJlbC1NYXV2ZS00Mg==|]"}}
        """,
        "data.token = Literal kestrel-Mauve-42");

    [Fact]
    public void Reads_the_words_of_a_command()
    {
        var document = SettingsMarkup.Read("mcp.json", """{"command": "uvx", "args": ["pve", "--token"]}""");
        Assert.Equal(["uvx pve --token"], document.Commands.Select(command => string.Join(" ", command.Words.Select(word => word.Text))));
    }

    [Fact]
    public void Joins_the_lines_of_a_notebook_cell()
    {
        var document = SettingsMarkup.Read(
            "a.ipynb",
            """{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["%%bash\n", "export PM_PASS=kestrel-Mauve-42\n", "pveum user list"]}]}""");
        Assert.Equal(["PM_PASS = Literal kestrel-Mauve-42"], SettingsMarkup.Lines(document));
        Assert.Equal("pveum", Assert.Single(document.Commands).Name);
    }

    [Fact]
    public void Reads_what_is_there_of_a_truncated_text()
    {
        var document = Check(
            """
            {"a": {"password": "[|kestrel-Mauve-42|]", "b": [1, {"c": "[|x|]"
            """,
            "a.password = Literal kestrel-Mauve-42",
            "a.b.1.c = Literal x");
        Assert.NotEmpty(document.Diagnostics);
    }

    [Fact]
    public void Says_nothing_of_errors_in_JSON5_and_templates()
    {
        Assert.Empty(SettingsMarkup.Check("a.json5", "{a: \"[|x|]\"}", "a = Literal x").Diagnostics);
        Assert.Empty(SettingsMarkup.Check("a.json.j2", "{\"a\": \"[|x|]\" {% if y %}, \"b\": x{{ y }} {% endif %}}", "a = Literal x").Diagnostics);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Says_that_it_does_not_read_what_is_nested_too_deep(string opening) =>
        Assert.NotEmpty(SettingsMarkup.Read("a.json", string.Concat(Enumerable.Repeat(opening, 10_000))).Diagnostics);

    [Fact]
    public void Stops_at_languages_in_languages_in_languages()
    {
        var text = "{\"a\": \"x\"}";
        for (var i = 0; i < 10; i++)
        {
            text = "{\"a\": \"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"}";
        }

        Assert.NotEmpty(SettingsMarkup.Read("a.json", text).Settings);
    }

    [Fact]
    public void Reads_any_text_without_failing()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\u00", "\\", "//", "/*", "*/", "\n", "1", "-", "true", "null", "{{ x }}", "{% if %}", "${y}", "\"kind\":\"Secret\"",
            "\"data\":", "\"YTogYgo=\"", "\"{\\\"a\\\":1}\"", "\"A=b\\nC=d\"", "\"command\":", "\"args\":", "\U0001F600", "\uD800", "\"nbformat\":4,\"cells\":[{\"source\":",
            "\"resources\":[{\"type\":\"x\",\"name\":\"y\"", "<%= x %>", "\0",
        ];
        var random = new Random(13);
        for (var i = 0; i < 3000; i++)
        {
            SettingsMarkup.Read("fuzz.json", string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)])));
        }
    }
}
