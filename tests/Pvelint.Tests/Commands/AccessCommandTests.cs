using System.Text;
using System.Text.Json;

namespace Pvelint.Tests.Commands;

/// <summary>What <c>pvelint access</c> reads, and what it says where it cannot.</summary>
public sealed class AccessCommandTests
{
    private const string UserCfg = "user:a@pve:1:0::::::\ngroup:ops:a@pve::\nacl:1:/vms:@ops:PVEAuditor:\n";

    [Fact]
    public void Several_sources_are_one_plan()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg).With("infra/grants.tf", Terraform("a@pve", "/storage/local", "Keeper")).With("infra/role.sh", "pveum role add Keeper --privs Datastore.Audit\n");
        var run = Cli.Run(folder.Path, "access", "user.cfg", "infra", "--format", "json", "--authid", "a@pve");
        Assert.Equal(["/storage/local", "/vms"], Answer(run).GetProperty("paths").EnumerateObject().Select(row => row.Name));
        Assert.Empty(Answer(run).GetProperty("problems").EnumerateArray());
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public void A_named_file_is_told_by_its_content_where_its_name_does_not_tell()
    {
        using var folder = new TempFolder().With("backup-of-monday.txt", "group:ops::people:\n\npool:web::100::\nuser:a@pve:1:0::::::\nacl:1:/vms:a@pve:PVEAuditor:\n");
        Assert.Contains("PVEAuditor", Cli.Run(folder.Path, "access", "backup-of-monday.txt").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_ignores_is_read_only_where_it_is_named()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg).With("old/user.cfg", "user:gone@pve:1:0::::::\n").With(".gitignore", "old/\n");
        Assert.Equal(0, Tool.Run(Tool.Start(folder.Path, "git", ["init", "-q"])).Code);
        Assert.DoesNotContain("gone@pve", Cli.Run(folder.Path, "access", ".").Output, StringComparison.Ordinal);
        Assert.Contains("gone@pve", Cli.Run(folder.Path, "access", ".", "old/user.cfg").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_ends_with_3()
    {
        using var folder = new TempFolder().WithBytes("user.cfg", [.. Encoding.UTF8.GetBytes("user:a@pve:1:0\0::::::\n"), 0, 1, 2, 3]).With("other.cfg", UserCfg);
        var run = Cli.Run(folder.Path, "access", "user.cfg", "other.cfg");
        Assert.Equal(3, run.Code);
        Assert.Contains("user.cfg", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_in_a_file_that_speaks_of_grants_ends_with_3()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg).With("infra/grants.tf", Terraform("a@pve", "/storage/local", "PVEAuditor") + "resource \"proxmox_virtual_environment_acl\" \"b\" {\n  path = \n");
        var run = Cli.Run(folder.Path, "access", "user.cfg", "infra", "--format", "json", "--authid", "a@pve");
        Assert.Equal(3, run.Code);
        Assert.Contains("pvelint: infra/grants.tf:", run.Error, StringComparison.Ordinal);
        Assert.False(Answer(run).GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData("terraform.tfvars", "pve_role = \"PVEAuditor\"\nname = \n", 3, "grants that take a value from there may be told wrongly")]
    [InlineData("x.auto.tfvars.json", "{\"pve_rol\\u0065\": \"PVEAuditor\", }}", 3, "grants that take a value from there may be told wrongly")]
    [InlineData("terraform.tfvars", "pve_node = \n", 0, "no grant can stand there, and none takes a value from there")]
    [InlineData("prod.tfvars", "pve_role = \"PVEAuditor\"\nname = \n", 0, "no grant can stand there, and none takes a value from there")]
    [InlineData("terraform.tfvars.example", "pve_role = <your role>\n", 0, "no grant can stand there, and none takes a value from there")]
    [InlineData("sub/terraform.tfvars", "pve_role = <your role>\n", 0, "no grant can stand there, and none takes a value from there")]
    public void A_slip_where_values_stand_counts_only_where_a_grant_takes_one_from_there(string name, string values, int code, string said)
    {
        using var folder = new TempFolder().With(name, values).With(
            "main.tf", "variable \"pve_role\" { default = \"PVEAdmin\" }\nlocals { role = var.pve_role }\n" + Terraform("a@pve", "/vms", "${local.role}"));
        var run = Cli.Run(folder.Path, "access", ".");
        Assert.Equal((code, true), (run.Code, run.Error.Contains(said, StringComparison.Ordinal)));
        Assert.StartsWith($"pvelint: ./{name}:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Pulumi_program_says_who_may_do_what_and_where_it_was_not_read()
    {
        const string Program = """
            using Pulumi.ProxmoxVE;
            using Pulumi.ProxmoxVE.Permission;
            var user = new User("ci", new UserArgs { UserId = "ci@pve" });
            _ = new Acl("ci", new() { Path = "/pool/ci", RoleId = "PVEVMUser", UserId = user.UserId });

            """;
        using var folder = new TempFolder().With("infra/Program.cs", Program);
        var run = Cli.Run(folder.Path, "access", "infra");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("ci@pve  user  infra/Program.cs:3\n  high      /pool/ci  PVEVMUser  infra/Program.cs:4\n", run.Output, StringComparison.Ordinal);
        folder.With("infra/Program.cs", Program + "_ = new Acl(\"more\", Grants.Of(user));\n");
        run = Cli.Run(folder.Path, "access", "infra");
        Assert.Equal((3, "pvelint: infra/Program.cs:5:12: what this access resource is given is put together elsewhere: its grants were not read\n"), (run.Code, run.Error));
    }

    [Fact]
    public void An_empty_folder_and_empty_standard_input_end_with_3()
    {
        using var folder = new TempFolder();
        Assert.Equal(3, Cli.Run(folder.Path, "access", ".").Code);
        Assert.Equal(3, Cli.Run(folder.Path, "", ["access", "-"]).Code);
    }

    [Fact]
    public void Contradictions_are_listed_with_their_places()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg + "token:ghost@pve!ci:0:1::\n").With(
            "grants.sh",
            """
            pveum acl modify /vms --users a@pve --roles Nobodys
            pveum acl modify "/vms/$ID" --users a@pve --roles PVEAuditor
            pveum user token add stranger@pve ci
            pveum role add Keeper --privs "Datastore.Audit,VM.Monitor"
            pveum acl modify /vms --tokens 'a@pve!none' --roles PVEAuditor

            """);
        var problems = Answer(Cli.Run(folder.Path, "access", "user.cfg", "grants.sh", "--format", "json", "--authid", "a@pve")).GetProperty("problems");
        Assert.Equal(
            [
                "grants.sh:1:45 nobody defines the role 'Nobodys': the grant to a@pve on /vms counts as none",
                "grants.sh:2:19 the path of this grant is known only when the code runs: it is not counted",
                "grants.sh:3:35 nobody defines the user 'stranger@pve' of the token 'stranger@pve!ci'",
                "grants.sh:4:48 Proxmox VE 9.1 has no privilege 'VM.Monitor': it is not counted",
                "grants.sh:5:33 nobody defines the token 'a@pve!none'",
                "user.cfg:4:7 user config - ignore token 'ghost@pve!ci' - user does not exist",
            ],
            problems.EnumerateArray().Select(problem => $"{problem.GetProperty("path").GetString()}:{problem.GetProperty("line").GetInt32()}:{problem.GetProperty("column").GetInt32()} {problem.GetProperty("message").GetString()}"));
    }

    [Fact]
    public void What_sources_write_cannot_forge_a_line()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg + "::error::\u001b[31mforged\n").With(
            "grants.tf", Terraform("a@pve", "/vms", "::error::\\u001b[2J##[error]") + Terraform("::error::\\u001b[2J##[x]@pve", "/vms", "PVEAuditor"));
        foreach (var format in new[] { "text", "json" })
        {
            var run = Cli.Run(folder.Path, "access", "user.cfg", "grants.tf", "--format", format);
            Assert.Contains("error", run.Output, StringComparison.Ordinal);
            foreach (var text in new[] { run.Output, run.Error })
            {
                Assert.DoesNotContain('\u001b', text);
                Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
                Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Reports_go_where_they_are_asked_to_go()
    {
        using var folder = new TempFolder().With("user.cfg", UserCfg);
        var run = Cli.Run(folder.Path, "access", "user.cfg", "--format", "text", "--format", "json", "--output", "all.json");
        Assert.StartsWith("a@pve  user in @ops", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(File.ReadAllText(folder.At("all.json"))).RootElement.GetArrayLength());
        Assert.Equal(2, Cli.Run(folder.Path, "access", "user.cfg", "--format", "json", "-o", "no/such/folder.json").Code);
    }

    [Fact]
    public void What_does_not_propagate_is_told_apart_from_what_holds_below()
    {
        var run = Cli.Run(".", "user:a@pve:1:0::::::\nacl:1:/:a@pve:PVEAdmin:\nacl:0:/vms:a@pve:PVEAuditor:\n", ["access", "-", "--authid", "a@pve"]);
        Assert.StartsWith(
            """
            a@pve  user  -:1
              critical  /       PVEAdmin  -:2
              low       /vms    PVEAuditor (here only)  -:3
              high      /vms/*  PVEAdmin  -:2

            """.ReplaceLineEndings("\n"),
            run.Output,
            StringComparison.Ordinal);
    }

    private static string Terraform(string user, string path, string role) =>
        $"resource \"proxmox_virtual_environment_acl\" \"a\" {{\n  user_id = \"{user}\"\n  path = \"{path}\"\n  role_id = \"{role}\"\n}}\n";

    [Fact]
    public void Ways_that_were_not_followed_to_their_end_are_no_answer()
    {
        var config = new System.Text.StringBuilder("role:Keeper:User.Modify,Permissions.Modify:\n");
        for (var i = 0; i < 200; i++)
        {
            config.Append($"user:u{i}@pve:1:0::::::\ngroup:g{i}:u{i}@pve,u{(i + 1) % 200}@pve::\nacl:1:/access/groups/g{(i + 2) % 200}:@g{i}:Keeper:\n");
        }

        using var folder = new TempFolder().With("user.cfg", config.ToString());
        var run = Cli.Run(folder.Path, "access", "user.cfg", "--authid", "u0@pve", "--to", "cluster");
        Assert.Equal(3, run.Code);
        Assert.Contains("u0@pve: more users and groups can be taken over", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Answer(CliRun run) => JsonDocument.Parse(run.Output).RootElement;
}
