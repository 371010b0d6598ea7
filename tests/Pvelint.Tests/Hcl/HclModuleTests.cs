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
    [InlineData("format(\"vm-%03d%-4s|%5.5\", 7)", "unknown")]
    [InlineData("format(\"vm-%03d %-4s|%4d\", 7, \"a\", 12)", "vm-007 a   |  12")]
    [InlineData("formatlist(\"%s:%d\", [\"a\", \"b\"], [1, 2])", "[\"a:1\",\"b:2\"]")]
    [InlineData("replace(\"web 01!\", \"/[^a-z0-9]+/\", \"-\")", "web-01-")]
    [InlineData("regex(\"^(?P<store>[^:]+):(?P<file>.+)$\", \"local:iso/x\").store", "local")]
    [InlineData("regex(\"[a-z]+\", \"12ab\")", "ab")]
    [InlineData("regexall(\"[0-9]\", \"a1b2\")", "[\"1\",\"2\"]")]
    [InlineData("try(regex(\"x\", \"a\"), \"none\")", "none")]
    [InlineData("substr(\"hello\", 1, 3)", "ell")]
    [InlineData("substr(\"hello\", -2, -1)", "lo")]
    [InlineData("trimprefix(trimsuffix(\"a-b-c\", \"-c\"), \"a-\")", "b")]
    [InlineData("trim(\"?!x!?\", \"!?\")", "x")]
    [InlineData("title(\"ab cd\")", "Ab Cd")]
    [InlineData("[startswith(\"ab\", \"a\"), endswith(\"ab\", \"a\"), strcontains(\"ab\", \"b\")]", "[true,false,true]")]
    [InlineData("[length([1, 2]), length({ a = 1 }), length(\"abc\")]", "[2,1,3]")]
    [InlineData("[keys({ b = 1, a = 2 }), values({ b = 1, a = 2 })]", "[[\"a\",\"b\"],[2,1]]")]
    [InlineData("[element([1, 2, 3], 4), element([1, 2, 3], -1)]", "[2,3]")]
    [InlineData("flatten([[1, [2]], 3])", "[1,2,3]")]
    [InlineData("distinct([\"a\", \"b\", \"a\"])", "[\"a\",\"b\"]")]
    [InlineData("compact([\"a\", \"\", null])", "[\"a\"]")]
    [InlineData("sort([\"b\", \"a\"])", "[\"a\",\"b\"]")]
    [InlineData("[contains([\"a\"], \"a\"), contains([\"a\"], \"b\")]", "[true,false]")]
    [InlineData("[range(3), range(1, 4), range(4, 0, -2)]", "[[0,1,2],[1,2,3],[4,2]]")]
    [InlineData("zipmap([\"a\", \"b\"], [1, 2])", "{\"a\":1,\"b\":2}")]
    [InlineData("setproduct([\"a\", \"b\"], [1])", "[[\"a\",1],[\"b\",1]]")]
    [InlineData("setsubtract([\"b\", \"a\"], [\"b\"])", "[\"a\"]")]
    [InlineData("slice([1, 2, 3], 1, 2)", "[2]")]
    [InlineData("chunklist([1, 2, 3], 2)", "[[1,2],[3]]")]
    [InlineData("reverse([1, 2])", "[2,1]")]
    [InlineData("[one([]), one([1])]", "[null,1]")]
    [InlineData("coalescelist([], [1])", "[1]")]
    [InlineData("concat([0], [[1, 2], [3]]...)", "[0,1,2,3]")]
    [InlineData("merge([{ a = 1 }, { b = 2 }]...)", "{\"a\":1,\"b\":2}")]
    [InlineData("[max(1, 3), min(1, 3), ceil(1.2), floor(-1.2), abs(-1), pow(2, 8), parseint(\"ff\", 16), sum([1, 2])]", "[3,1,2,-2,1,256,255,3]")]
    [InlineData("[tonumber(\"5\"), tostring(5), tobool(\"true\"), tomap({ a = 1 })]", "[5,\"5\",true,{\"a\":1}]")]
    [InlineData("try({ a = 1 }.b, [1][3], null.x, tonumber(\"x\"), \"left\")", "left")]
    [InlineData("[can({ a = 1 }.b), can({ a = 1 }.a)]", "[false,true]")]
    [InlineData("[alltrue([true, false]), anytrue([true, false]), alltrue([])]", "[false,true,true]")]
    [InlineData("[cidrhost(\"10.0.2.9/24\", 5), cidrhost(\"10.0.0.0/24\", -2), cidrnetmask(\"172.16.0.0/12\"), cidrsubnet(\"10.0.0.0/8\", 8, 2)]", "[\"10.0.2.5\",\"10.0.0.254\",\"255.240.0.0\",\"10.2.0.0/16\"]")]
    [InlineData("jsondecode(\"{\\\"a\\\": [1, null]}\").a", "[1,null]")]
    [InlineData("basename(\"a/b.qcow2\")", "b.qcow2")]
    [InlineData("{ for n in [\"a1\", \"b1\", \"a2\"] : substr(n, 0, 1) => n... }", "{\"a\":[\"a1\",\"a2\"],\"b\":[\"b1\"]}")]
    [InlineData("var.unknown ? \"same\" : \"same\"", "same")]
    public void Evaluates_functions_of_literals(string expression, string value) => Check(expression, value);

    [Theory]
    [InlineData("var.missing")]
    [InlineData("each.value")]
    [InlineData("file(\"x\")")]
    [InlineData("uuid()")]
    [InlineData("\"a${data.x.y.z}\"")]
    [InlineData("unknown.x ? 1 : 2")]
    [InlineData("format(\"%s\")")]
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

    [Theory]
    [InlineData("map(object({ cores = optional(number, 2), bridge = optional(string, \"vmbr0\"), tag = optional(number) }))", "{ a = { cores = \"4\", more = 1 }, b = { bridge = null } }",
        "{\"a\":{\"bridge\":\"vmbr0\",\"cores\":4,\"tag\":null},\"b\":{\"bridge\":\"vmbr0\",\"cores\":2,\"tag\":null}}")]
    [InlineData("set(string)", "[\"b\", \"a\", \"b\"]", "[\"a\",\"b\"]")]
    [InlineData("list(number)", "[\"1\", 2]", "[1,2]")]
    [InlineData("map(string)", "{ b = 1, a = true }", "{\"a\":\"true\",\"b\":\"1\"}")]
    [InlineData("tuple([string, number])", "[1, \"2\"]", "[\"1\",2]")]
    [InlineData("object({ a = string })", "{ b = 1 }.b", "unknown")]
    [InlineData("bool", "\"yes\"", "unknown")]
    [InlineData("any", "[1]", "[1]")]
    public void Converts_to_a_declared_collection(string type, string value, string expected) =>
        Assert.Equal(expected, Value([("main.tf", $"variable \"v\" {{\n  type = {type}\n}}\nx = var.v"), ("terraform.tfvars", "v = " + value)], null));

    [Fact]
    public void Takes_the_default_for_null_where_null_is_refused() =>
        Assert.Equal("d", Value([("main.tf", "variable \"v\" {\n  default = \"d\"\n  nullable = false\n}\nx = var.v"), ("terraform.tfvars", "v = null")], null));

    [Fact]
    public void Is_done_soon_with_lists_that_double_each_other()
    {
        var nested = "locals {\n  l0 = [var.x]\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"  l{i} = [local.l{i - 1}, local.l{i - 1}]\n")) + "}\nx = jsonencode(local.l100)\n";
        var flat = "locals {\n  l0 = [1]\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"  l{i} = concat(local.l{i - 1}, local.l{i - 1})\n")) + "}\nx = length(local.l100)\n";

        Assert.Equal("unknown", Value([("main.tf", nested)], null));
        Assert.Equal("unknown", Value([("main.tf", flat)], null));
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
