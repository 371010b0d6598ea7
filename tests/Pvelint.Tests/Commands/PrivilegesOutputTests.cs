namespace Pvelint.Tests.Commands;

/// <summary>What <c>pvelint privileges</c> writes for other tools: no name in the code forges a line of it, and what is not counted is said.</summary>
public sealed class PrivilegesOutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pveum")]
    [InlineData("terraform")]
    [InlineData("ansible")]
    public void A_name_in_the_code_forges_no_line(string format)
    {
        Write("a\\n- forged\\nb");
        var forged = Cli.Run(_folder.Path, "privileges", "--format", format);
        Assert.Contains("forged", forged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(forged.Output.Split('\n'), line => line.TrimStart().StartsWith("- forged", StringComparison.Ordinal));
        Write("local");
        Assert.Equal(Cli.Run(_folder.Path, "privileges", "--format", format).Output.Split('\n').Length, forged.Output.Split('\n').Length);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("pveum")]
    public void A_module_that_was_not_followed_is_said_and_ends_with_3(string format)
    {
        Write("local");
        File.AppendAllText(_folder.At("main.tf"), "\nmodule \"vms\" {\n  source = \"example/vm/proxmox\"\n}\n");
        var result = Cli.Run(_folder.Path, "privileges", "--format", format);
        Assert.Equal(3, result.Code);
        Assert.Contains("module.vms was not followed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_tells_what_no_grants_count()
    {
        Write("local");
        File.AppendAllText(_folder.At("main.tf"), "\nmodule \"vms\" {\n  source = \"example/vm/proxmox\"\n}\n\nresource \"proxmox_virtual_environment_future\" \"one\" {\n}\n");
        var missing = System.Text.Json.Nodes.JsonNode.Parse(Cli.Run(_folder.Path, "privileges", "--format", "json").Output)!["missing"]!.AsArray();
        Assert.Equal(["proxmox_virtual_environment_future ./main.tf:12", "module.vms ./main.tf:8"], missing.Select(one => $"{one!["what"]} {one["file"]}:{one["line"]}"));
        Assert.All(missing, one => Assert.NotEmpty((string)one!["why"]!));
    }

    [Fact]
    public void A_variable_of_the_environment_is_the_codes()
    {
        Write("${var.store}");
        File.AppendAllText(_folder.At("main.tf"), "\nvariable \"store\" {}\n");
        var run = Cli.Run(_folder.Path, "", ["privileges"], new Dictionary<string, string> { ["TF_VAR_store"] = "nas" });
        Assert.Contains("/storage/nas", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_whose_API_is_not_known_is_refused()
    {
        Write("local");
        Assert.Equal(2, Cli.Run(_folder.Path, "privileges", "--pve", "7.4").Code);
    }

    private void Write(string storage) => File.WriteAllText(_folder.At("main.tf"), $$"""
        resource "proxmox_virtual_environment_download_file" "iso" {
          node_name    = "pve"
          datastore_id = "{{storage}}"
          content_type = "iso"
          file_name    = "debian.iso"
          url          = "https://example.org/debian.iso"
        }
        """);
}
