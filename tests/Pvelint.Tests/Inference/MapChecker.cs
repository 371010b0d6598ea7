using System.Text.RegularExpressions;
using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Tests.Inference;

/// <summary>What is wrong with a map of <c>rules/terraform/</c>, <c>rules/packer/</c> or <c>rules/ansible/</c>: a line each, none for a good one.</summary>
internal static class MapChecker
{
    private static readonly string[] Terraform = ["create", "read", "update", "delete"];

    // Kinds of maps with the operations that their calls may be made on.
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["resource"] = Terraform,
        ["data"] = ["read"],
        ["ephemeral"] = ["read"],
        ["provider"] = [.. Terraform, "run"],
        ["builder"] = ["run"],
        ["module"] = ["run"],
        ["inventory"] = ["run"],
        ["connection"] = ["run"],
    };

    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["call"] = ["on", "when", "for_each", "path", "send", "sees", "tolerated", "since", "until", "source"],
        ["ssh"] = ["when", "why"],
        ["note"] = ["when", "why"],
        ["demands"] = ["since", "until", "path", "privileges", "of", "off", "list", "source"],
    };

    private static readonly Lazy<ILookup<string, HclBody>> Endpoints = new(() => FactFile.Names("rules/pve/")
        .SelectMany(name => FactFile.Read(name).BlocksOf("endpoint")).ToLookup(block => block.Labels[0].Text, block => block.Body));

    /// <summary>The maps below a folder: the file and the block that it holds.</summary>
    public static IEnumerable<(string File, HclBlock Map)> Maps(string folder) =>
        FactFile.Names(folder).SelectMany(name => FactFile.Read(name).Blocks.Select(block => (name, block)));

    /// <summary>The names that a map reads and nobody gives: no attribute, no local, no name of a loop.</summary>
    /// <param name="map">The map.</param>
    /// <param name="attributes">The attributes of what it maps, of any depth.</param>
    public static IEnumerable<string> UnknownNames(HclBlock map, IReadOnlyCollection<string> attributes)
    {
        var expressions = Bodies(map.Body).SelectMany(body => body.Attributes).SelectMany(attribute => attribute.Expression.SelfAndDescendants()).ToList();
        var loops = expressions.OfType<HclFor>().SelectMany(loop => new[] { loop.KeyName, loop.ValueName }).OfType<string>();
        var keys = expressions.OfType<HclObject>().SelectMany(value => value.Items).ToList();
        var read = expressions.OfType<HclTraversal>().Except(keys.Select(item => item.Key).OfType<HclTraversal>()).ToList();
        var roots = read.Select(traversal => traversal.RootName).OfType<string>().Except([.. attributes, .. Locals(map), .. loops, "each"]);
        var steps = read.SelectMany(traversal => traversal.Steps).OfType<HclAttributeStep>().Select(step => step.Name)
            .Except([.. attributes, .. keys.Select(item => item.Name).OfType<string>(), "key", "value"]);
        return roots.Concat(steps);
    }

    /// <summary>The variables of paths that a map leaves open: no attribute, no local, nothing in <c>path</c> is called so.</summary>
    public static IEnumerable<string> OpenVariables(HclBlock map, IReadOnlyCollection<string> attributes) => map.Body.BlocksOf("call").SelectMany(call =>
        Variables(call).Except([.. Keys(map, call.Body.Attribute("path")?.Expression) ?? [], .. Locals(map), .. attributes])
            .Select(name => $"{call.Labels[0].Text}: {name}"));

    /// <summary>What is wrong with all maps below a folder.</summary>
    public static IReadOnlyList<string> Problems(string folder) => [.. FactFile.Names(folder).SelectMany(ProblemsOf)];

    private static IEnumerable<string> ProblemsOf(string file)
    {
        var body = FactFile.Read(file);
        return body.Items.Count > 0 && !body.Attributes.Any() ? body.Blocks.SelectMany(Map).Select(problem => $"{file}: {problem}") : [$"{file}: holds no map, or something else"];
    }

    private static IEnumerable<string> Map(HclBlock map)
    {
        if (!Kinds.TryGetValue(map.Type, out var operations) || map.Labels.Count != 1)
        {
            return [$"nothing is called {map.Type}"];
        }

        var problems = Unknown(map, ["aliases", "source", "id", .. Fields.Keys, "locals"]).ToList();
        if (map.Body.String("source").Length == 0)
        {
            problems.Add("says no source");
        }

        foreach (var block in map.Body.Blocks.Where(block => Fields.ContainsKey(block.Type)))
        {
            var name = block.Labels.Count == 1 ? block.Labels[0].Text : block.Type;
            problems.AddRange(Unknown(block, Fields[block.Type]).Concat(block.Type == "call" ? Call(map, block, operations) : Other(map, block))
                .Select(problem => $"{name}: {problem}"));
        }

        foreach (var text in map.Body.Blocks.Where(block => block.Type != "demands").SelectMany(Texts).Where(HoldsPrivilege))
        {
            problems.Add($"\"{text}\" names a privilege: what a call needs stands in rules/pve");
        }

        return problems;
    }

    private static IEnumerable<string> Call(HclBlock map, HclBlock call, string[] operations)
    {
        if (call.Labels.Count != 1 || !Regex.IsMatch(call.Labels[0].Text, "^(GET|POST|PUT|DELETE) /"))
        {
            yield return "the label is a method and a path";
            yield break;
        }

        var on = call.Body.Strings("on");
        if (on.Count == 0 || on.Except(operations).Any())
        {
            yield return $"on holds {string.Join(", ", operations)}";
        }

        var variables = Variables(call).ToList();
        foreach (var name in Keys(map, call.Body.Attribute("path")?.Expression) ?? ["an expression"])
        {
            if (!variables.Contains(name))
            {
                yield return $"{name} is no variable of the path";
            }
        }

        if (Keys(map, call.Body.Attribute("send")?.Expression) is not { } sent)
        {
            yield return "send is an object, a local that is one, or a merge of these";
            yield break;
        }

        var endpoints = Endpoints.Value[call.Labels[0].Text].ToList();
        if (endpoints.Count == 0)
        {
            yield return "the API has no such endpoint";
            yield break;
        }

        var filters = endpoints.Select(endpoint => endpoint.Attribute("sees")?.Expression).OfType<HclExpression>()
            .SelectMany(expression => expression.SelfAndDescendants()).OfType<HclTraversal>().Select(traversal => traversal.RootName).ToHashSet();
        foreach (var name in (Keys(map, call.Body.Attribute("sees")?.Expression) ?? ["an expression"]).Where(name => filters.Count > 0 && !filters.Contains(name)))
        {
            yield return $"its answer does not leave out any {name}";
        }

        var parameters = endpoints.SelectMany(endpoint => endpoint.Strings("params")).Select(name => name.Split(' ')[0]).ToHashSet();
        foreach (var name in sent.Where(name => !parameters.Contains(name)))
        {
            yield return $"the API takes no {name} there";
        }
    }

    private static IEnumerable<string> Other(HclBlock map, HclBlock block)
    {
        if (block.Type == "demands")
        {
            return map.Type != "provider" ? ["only a provider demands"]
                : block.Body.Strings("privileges").Where(name => !AccessFacts.Privileges.ContainsKey(name)).Select(name => $"no privilege is called {name}");
        }

        return block.Body.String("why").Length == 0 ? ["says no why"] : block.Body.Attribute("when") is null ? ["says no when"] : [];
    }

    private static IEnumerable<string> Unknown(HclBlock block, IEnumerable<string> known) => block.Body.Items
        .Select(item => item is HclAttribute attribute ? attribute.Name : ((HclBlock)item).Type)
        .Except(known).Select(name => $"nothing is called {name}")
        .Concat(block.Body.Attributes.GroupBy(attribute => attribute.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands twice"));

    // The keys of an object as far as the text says them; null where it does not.
    private static IReadOnlyList<string>? Keys(HclBlock map, HclExpression? expression) => expression switch
    {
        null or HclLiteral { Kind: HclLiteralKind.Null } => [],
        HclObject value when value.Items.All(item => item.Name is not null) => [.. value.Items.Select(item => item.Name!)],
        HclParentheses inner => Keys(map, inner.Inner),
        HclTraversal { RootName: { } name, Steps.Count: 0 } when Local(map, name) is { } local => Keys(map, local),
        HclCall { Name: "merge" } call => Join([.. call.Arguments.Select(argument => Keys(map, argument))]),
        HclConditional choice => Join([Keys(map, choice.WhenTrue), Keys(map, choice.WhenFalse)]),
        _ => null,
    };

    private static IReadOnlyList<string>? Join(IReadOnlyList<IReadOnlyList<string>?> parts) => parts.Any(part => part is null) ? null : [.. parts.SelectMany(part => part!)];

    private static IEnumerable<string> Variables(HclBlock call) => Regex.Matches(call.Labels[0].Text, @"\{([^}]+)\}").Select(match => match.Groups[1].Value);

    private static IEnumerable<HclBody> Bodies(HclBody body) => body.Blocks.SelectMany(block => Bodies(block.Body)).Prepend(body);

    private static IEnumerable<string> Locals(HclBlock map) => map.Body.BlocksOf("locals").SelectMany(locals => locals.Body.Attributes).Select(local => local.Name);

    private static HclExpression? Local(HclBlock map, string name) =>
        map.Body.BlocksOf("locals").Select(locals => locals.Body.Attribute(name)?.Expression).OfType<HclExpression>().FirstOrDefault();

    private static IEnumerable<string> Texts(HclBlock block) => block.Body.Attributes
        .SelectMany(attribute => attribute.Expression.SelfAndDescendants()).Select(expression => expression.AsText()?.Value).OfType<string>();

    private static bool HoldsPrivilege(string text) =>
        Regex.Matches(text, @"[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)+").Any(match => AccessFacts.Privileges.ContainsKey(match.Value));
}
