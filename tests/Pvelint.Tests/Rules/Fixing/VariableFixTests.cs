using Pvelint.Rules;

namespace Pvelint.Tests.Rules.Fixing;

public sealed class VariableFixTests
{
    [Theory]
    [InlineData("variable \"pm_password\" {\n  type = string # a word\n\n  validation {\n  }\n}\n", "variable \"pm_password\" {\n  type = string # a word\n  sensitive = true\n\n  validation {\n  }\n}\n")]
    [InlineData("variable \"pm_password\" {\n  description = \"x\"\n}\n", "variable \"pm_password\" {\n  description = \"x\"\n  sensitive   = true\n}\n")]
    [InlineData("variable \"pm_password\" {}\r\n", "variable \"pm_password\" {\r\n  sensitive = true\r\n}\r\n")]
    [InlineData("variable \"pm_password\" { type = string }", "variable \"pm_password\" {\n  type = string\n  sensitive = true\n}")]
    [InlineData("variable \"pm_password\" {\n\ttype = string /* a\n\tb */\n}\n", "variable \"pm_password\" {\n\ttype = string /* a\n\tb */\n\tsensitive = true\n}\n")]
    [InlineData("variable \"pm_password\" {\n  sensitive = false // why\n}\n", "variable \"pm_password\" {\n  sensitive = true // why\n}\n")]
    public void Marks_a_variable_as_sensitive(string before, string after) => Check("main.tf", before, after);

    [Theory]
    [InlineData("{\"variable\": {\"pm_password\": {}}}", "{\"variable\": {\"pm_password\": {\"sensitive\": true}}}")]
    [InlineData("{\n  \"variable\": {\n    \"pm_password\": {\n      \"type\": \"string\"\n    }\n  }\n}\n", "{\n  \"variable\": {\n    \"pm_password\": {\n      \"type\": \"string\",\n      \"sensitive\": true\n    }\n  }\n}\n")]
    [InlineData("{\"variable\": {\"pm_password\": {\"default\": \"kestrel-Mauve-42\", \"type\": \"string\"}}}", "{\"variable\": {\"pm_password\": {\"sensitive\": true, \"type\": \"string\"}}}")]
    public void Marks_a_variable_in_json(string before, string after) => Check("main.tf.json", before, after);

    [Fact]
    public void Takes_a_default_out() =>
        Check("main.tf", "variable \"pm_password\" {\n  default = \"kestrel-Mauve-42\" # ours\n  sensitive = true\n}\n", "variable \"pm_password\" {\n  sensitive = true\n}\n");

    private static void Check(string path, string before, string after)
    {
        var project = TestProject.Of(path, before);
        Assert.Equal(after, FixProjects.Mended(project, FixSafety.Unsafe).Documents[0].File.Text);
    }
}
