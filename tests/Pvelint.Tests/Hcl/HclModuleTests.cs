using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Tests.Hcl;

public sealed class HclModuleTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("1.50", "1.5")]
    [InlineData("\"${1 + 2 * 3}-${true}\"", "7-true")]
    [InlineData("null", "null")]
    [InlineData("[1, \"a\", null]", "[1,\"a\",null]")]
    [InlineData("{ b = 1, a = [true] }", "{\"a\":[true],\"b\":1}")]
    [InlineData("{ a = 1 }.a", "1")]
    [InlineData("[\"x\", \"y\"][1]", "y")]
    [InlineData("{ a = { b = \"c\" } }[\"a\"].b", "c")]
    [InlineData("[{ n = 1 }, { n = 2 }][*].n", "[1,2]")]
    [InlineData("1 < 2 ? \"yes\" : \"no\"", "yes")]
    [InlineData("false && unknown.x", "false")]
    [InlineData("\"a\" == \"a\" && \"1\" != 1", "true")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("[for i, x in [\"a\", \"b\"] : \"${i}${x}\" if i > 0]", "[\"1b\"]")]
    [InlineData("{ for k, v in { a = 1, b = 2 } : upper(k) => v * 2 }", "{\"A\":2,\"B\":4}")]
    [InlineData("\"%{ if true }x%{ else }y%{ endif }%{ for n in [1, 2] }${n},%{ endfor }\"", "x1,2,")]
    public void Evaluates_what_is_written_out(string expression, string value) => Check(expression, value);

    [Theory]
    [InlineData("join(\",\", [\"a\", 1], [\"b\"])", "a,1,b")]
    [InlineData("format(\"%s@%s!%v=%d%%\", \"u\", \"r\", true, 5)", "u@r!true=5%")]
    [InlineData("concat([1], [2])", "[1,2]")]
    [InlineData("merge({ a = 1, b = 2 }, { b = 3 })", "{\"a\":1,\"b\":3}")]
    [InlineData("tolist([1])", "[1]")]
    [InlineData("toset([\"b\", \"a\", \"b\"])", "[\"a\",\"b\"]")]
    [InlineData("lookup({ a = 1 }, \"a\")", "1")]
    [InlineData("lookup({ a = 1 }, \"b\", 2)", "2")]
    [InlineData("coalesce(null, \"\", \"x\")", "x")]
    [InlineData("upper(\"aé\")", "AÉ")]
    [InlineData("lower(\"AB\")", "ab")]
    [InlineData("replace(\"a-b-c\", \"-\", \".\")", "a.b.c")]
    [InlineData("trimspace(\"  x \\n\")", "x")]
    [InlineData("split(\",\", \"a,,b\")", "[\"a\",\"\",\"b\"]")]
    [InlineData("jsonencode({ b = \"<\\\"\", a = [1, null] })", "{\"a\":[1,null],\"b\":\"\\u003c\\\"\"}")]
    [InlineData("sensitive(\"x\")", "x")]
    public void Evaluates_functions_of_literals(string expression, string value) => Check(expression, value);

    [Theory]
    [InlineData("var.missing")]
    [InlineData("each.value")]
    [InlineData("file(\"x\")")]
    [InlineData("uuid()")]
    [InlineData("\"a${data.x.y.z}\"")]
    [InlineData("unknown.x ? 1 : 2")]
    [InlineData("format(\"%05d\", 1)")]
    [InlineData("format(\"%s\")")]
    [InlineData("replace(\"a\", \"/a/\", \"b\")")]
    [InlineData("lookup({}, \"a\")")]
    [InlineData("[1][2]")]
    [InlineData("{ a = 1 }.b")]
    [InlineData("1 / 3")]
    [InlineData("1 / 0")]
    [InlineData("coalesce(1, \"a\")")]
    [InlineData("\"a${null}\"")]
    [InlineData("{ (unknown.x) = 1 }")]
    [InlineData("merge({ a = 1 }, unknown.x)")]
    [InlineData("99999999999999999999999999999999999 + 1")]
    public void Guesses_nothing(string expression) =>
        Assert.Equal(HclValueKind.Unknown, Module(("main.tf", $"x = {expression}")).Evaluate(Attribute(("main.tf", $"x = {expression}")), "main.tf").Kind);

    [Theory]
    [InlineData("var.missing", "var.missing")]
    [InlineData("var.missing.disks[0].size", "var.missing.disks[0].size")]
    [InlineData("\"a${data.http.ip.body}\"", "data.http.ip.body")]
    [InlineData("var.a ? 1 : 2", "var.a")]
    [InlineData("(var.a ? x.y : x.z).b", "var.a")]
    [InlineData("1 + proxmox_vm.a[\"x\"].id * var.b", "proxmox_vm.a[\"x\"].id")]
    [InlineData("join(\",\", [\"a\", local.missing])", "local.missing")]
    [InlineData("[for x in module.a.list : x]", "module.a.list")]
    [InlineData("[1, 2][var.n]", "var.n")]
    [InlineData("{ (var.key) = 1 }", "var.key")]
    [InlineData("var.list[*].id", "var.list[*].id")]
    [InlineData("uuid()", "uuid()")]
    [InlineData("1 / 0", null)]
    public void Says_what_decides_an_unknown_value(string expression, string? what)
    {
        var value = Module(("main.tf", $"x = {expression}")).Evaluate(Attribute(("main.tf", $"x = {expression}")), "main.tf");

        Assert.Equal(HclValueKind.Unknown, value.Kind);
        Assert.Equal(what, value.What);
    }

    [Fact]
    public void Takes_variables_in_the_order_of_precedence()
    {
        (string, string)[] files =
        [
            ("main.tf", "variable \"v\" {\n  default = \"default\"\n}\nx = var.v"),
            ("b.auto.tfvars.json", "{ \"v\": \"b\" }"),
            ("a.auto.tfvars", "v = \"a\""),
            ("terraform.tfvars.json", "{ \"v\": \"json\" }"),
            ("terraform.tfvars", "v = \"tfvars\""),
            ("other.tfvars", "v = \"other\""),
        ];
        var environment = new Dictionary<string, string> { ["TF_VAR_v"] = "environment" };

        Assert.Equal("b", Value(files, new HclInputs { Environment = environment }));
        Assert.Equal("json", Value([files[0], files[3], files[4], files[5]], new HclInputs { Environment = environment }));
        Assert.Equal("tfvars", Value([files[0], files[4], files[5]], new HclInputs { Environment = environment }));
        Assert.Equal("environment", Value([files[0], files[5]], new HclInputs { Environment = environment }));
        Assert.Equal("default", Value([files[0], files[5]], null));
        Assert.Equal("other", Value(files, new HclInputs { VariableFiles = [File(files[5])] }));
        Assert.Equal("argument", Value(files, new HclInputs { VariableFiles = [File(files[5])], Variables = new Dictionary<string, string> { ["v"] = "argument" } }));
    }

    [Fact]
    public void Takes_variables_of_packer()
    {
        Assert.Equal("auto", Value([("a.pkr.hcl", "variable \"v\" {\n  default = \"d\"\n}\nlocal \"l\" {\n  expression = var.v\n}\nx = local.l"), ("b.auto.pkrvars.hcl", "v = \"auto\"")], null));
        Assert.Equal("short", Value([("a.pkr.hcl", "variables {\n  v = \"short\"\n}\nx = var.v")], null));
    }

    [Fact]
    public void Converts_to_the_declared_type()
    {
        Assert.Equal("5", Value([("main.tf", "variable \"v\" {\n  type = string\n  default = 5\n}\nx = var.v")], null));
        Assert.Equal("[\"a\"]", Value(
            [("main.tf", "variable \"v\" {\n  type = list(string)\n}\nx = var.v")], new HclInputs { Environment = new Dictionary<string, string> { ["TF_VAR_v"] = "[\"a\"]" } }));
    }

    [Fact]
    public void Lets_override_files_replace_defaults() =>
        Assert.Equal("over", Value([("a_override.tf", "variable \"v\" {\n  default = \"over\"\n}"), ("main.tf", "variable \"v\" {\n  default = \"d\"\n}\nx = var.v")], null));

    [Theory]
    [InlineData("locals {\n  a = local.b\n  b = local.a\n}\nx = local.a")]
    [InlineData("locals {\n  a = \"${local.a}\"\n}\nx = local.a")]
    [InlineData("locals {\n  a = 1\n}\nlocals {\n  a = 2\n}\nx = local.a")]
    [InlineData("variable \"v\" {\n  default = var.v\n}\nx = var.v")]
    public void Knows_nothing_of_locals_in_a_circle(string text) =>
        Assert.Equal(HclValueKind.Unknown, Module(("main.tf", text)).Evaluate(Attribute(("main.tf", text)), "main.tf").Kind);

    [Fact]
    public void Is_done_soon_with_locals_that_double_each_other_or_form_a_long_chain()
    {
        var doubling = "locals {\n  l0 = \"aaaaaaaaaa\"\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"  l{i} = \"${{local.l{i - 1}}}${{local.l{i - 1}}}\"\n")) + "}\nx = local.l100\n";
        var chain = "locals {\n  l0 = 1\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"  l{i} = local.l{i - 1}\n")) + "}\nx = local.l20000\n";

        Assert.Equal(HclValueKind.Unknown, Module(("main.tf", doubling)).Evaluate(Attribute(("main.tf", doubling)), "main.tf").Kind);
        Assert.Equal(HclValueKind.Unknown, Module(("main.tf", chain)).Evaluate(Attribute(("main.tf", chain)), "main.tf").Kind);
    }

    // The token stands in the tfvars file, though the value was put together elsewhere.
    [Fact]
    public void Points_at_the_literal_that_a_part_of_a_value_comes_from()
    {
        var secrets = Marked.Read("secret = \"\\u0020[|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]\"");
        (string, string)[] files =
        [
            ("main.tf", "variable \"secret\" {}\nlocals {\n  id = \"ci\"\n}\nx = format(\"%s!%s=%s\", \"root@pam\", local.id, trimspace(var.secret))"),
            ("terraform.tfvars", secrets.Text),
        ];
        var value = Module(files).Evaluate(Attribute(files[0]), "main.tf");
        var part = new TextSpan(value.Text.IndexOf("7c1e", StringComparison.Ordinal), 36);
        var origin = value.OriginOf(part)!;

        Assert.Equal("root@pam!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", value.Text);
        Assert.Equal("terraform.tfvars", origin.Path);
        Assert.Equal(secrets.Shown, secrets.With(origin.ToSource(part)));
        Assert.Null(value.OriginOf(new TextSpan(0, value.Text.Length)));
    }

    [Fact]
    public void Says_which_variables_feed_an_expression()
    {
        var text = "variable \"a\" {\n  sensitive = true\n}\nlocals {\n  l = \"${var.b}${local.m}\"\n  m = var[\"c\"]\n}\nx = \"${var.a}-${local.l}-${var.a}\"";
        var module = Module(("main.tf", text));
        var expression = Attribute(("main.tf", text));

        Assert.Equal(["a", "b", "c"], module.VariablesOf(expression));
        Assert.Equal(["var.a", "local.l", "var.a"], HclModule.References(expression).Select(reference => reference.Traversal.Path));
        Assert.True(module.Variables["a"].IsSensitive);
    }

    private static void Check(string expression, string value) => Assert.Equal(value, Value([("main.tf", $"x = {expression}")], null));

    private static string Value((string, string)[] files, HclInputs? inputs)
    {
        var module = new HclModule([.. files.Select(File)], inputs);
        var value = module.Evaluate(Attribute(files.First(file => file.Item2.Contains("x = ", StringComparison.Ordinal))), "main.tf");
        return value.Kind switch
        {
            HclValueKind.Unknown => "unknown",
            HclValueKind.List or HclValueKind.Object or HclValueKind.Null => HclJsonText.Encode(value),
            _ => value.Text,
        };
    }

    private static HclModule Module(params (string, string)[] files) => new([.. files.Select(File)]);

    private static HclModuleFile File((string Path, string Text) file) => new(
        file.Path, file.Path.EndsWith(".json", StringComparison.Ordinal) ? HclFile.ParseJson(file.Text, withBlocks: false) : HclFile.Parse(file.Text));

    private static HclExpression Attribute((string Path, string Text) file) => File(file).File.Body.Attribute("x")!.Expression;
}
