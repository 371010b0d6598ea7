namespace Pvelint.Tests.Access;

public sealed class PrivilegeListsTests
{
    [Theory]
    [InlineData("roles.py", "PRIVILEGES = (\n    \"VM.Audit\",\n    \"VM.Clone\",\n    \"VM.Allocate\",\n    \"Sys.Modify\",\n)\n")]
    [InlineData("template.j2", "privs: VM.Audit,VM.Clone,VM.Allocate,Sys.Modify\n")]
    [InlineData("main.go", "var privs = []string{\"VM.Audit\", \"VM.Clone\", \"VM.Allocate\", \"Sys.Modify\"}\n")]
    public void Finds_a_list_in_any_language(string path, string text) =>
        Assert.Equal("?: VM.Audit VM.Clone VM.Allocate Sys.Modify", Plans.Of((path, text)).Roles());

    [Theory]
    [InlineData("notes.py", "# needs VM.Audit, VM.Clone, VM.Allocate, Sys.Modify\n")]
    [InlineData("notes.py", "need = \"VM.Audit\" if x else \"VM.Clone\"\nother(\"VM.Allocate\")\nSys.Modify\n")]
    [InlineData("docs/notes.txt", "VM.Audit, VM.Clone, VM.Allocate, Sys.Modify\n")]
    [InlineData("code.cs", "VM.Run, VM.Start, VM.Stop, VM.Sleep\n")]
    [InlineData("terraform.tfstate", "{\"privileges\": [\"VM.Audit\", \"VM.Clone\", \"VM.Allocate\", \"Sys.Modify\"]}")]
    public void Passes_what_is_no_list_of_privileges(string path, string text) => Assert.Empty(Plans.Of((path, text)).Roles);

    [Fact]
    public void Leaves_a_list_that_another_reader_understands_alone() =>
        Assert.Single(Plans.OfShell("pveum role add Builder -privs \"VM.Audit VM.Clone VM.Allocate Sys.Modify\"\n").Roles);
}
