using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads Packer's templates of old: a JSON object with <c>variables</c> and <c>builders</c>.</summary>
internal static class PackerJson
{
    /// <summary>Whether a file may be one with a builder of Proxmox.</summary>
    public static bool IsTemplate(CodeFile file) => file.Name.EndsWith(".json", StringComparison.Ordinal) && !file.Name.EndsWith(".tf.json", StringComparison.Ordinal)
        && CodeFile.MayBeTemplate(file.File.Text);

    /// <summary>Adds its builders of Proxmox.</summary>
    public static void Read(CodeFile file, HclInputs inputs, CodeCollector collector)
    {
        if (JsonFile.Parse(file.File.Text).Root is not HclJsonObject root || root.Value("builders") is not HclJsonArray builders)
        {
            return;
        }

        var variables = new PackerVariables(root.Value("variables") as HclJsonObject, inputs);
        foreach (var builder in builders.Items.OfType<HclJsonObject>())
        {
            if (builder.Value("type") is not HclJsonString type || !type.Value.StartsWith("proxmox", StringComparison.Ordinal))
            {
                continue;
            }

            var values = builder.Properties.Where(property => property.Name.Value is not ("type" or "name"))
                .Select(property => new KeyValuePair<string, HclValue>(property.Name.Value, variables.Value(property.Value)));
            var address = builder.Value("name") is HclJsonString name ? type.Value + "." + name.Value : type.Value;
            collector.Add(new CodeResource(CodeTool.Packer, "builder", type.Value, address, HclValue.Of(values), file.At(type.Text.Span))
            {
                Root = file.Path,
                Places = path => builder.Properties.FirstOrDefault(property => property.Name.Value == path.Split('.', '[')[0]) is { } property ? file.At(property.Name.Span) : null,
            });
        }
    }

    /// <summary>The variables of such a template, and its <c>{{user `name`}}</c>.</summary>
    private sealed class PackerVariables(HclJsonObject? declared, HclInputs inputs)
    {
        // A variable may name another one.
        private const int MaxDepth = 8;

        public HclValue Value(HclJsonValue value) => Value(value, MaxDepth);

        private HclValue Value(HclJsonValue value, int depth) => value switch
        {
            HclJsonString text => Filled(text.Value, depth),
            HclJsonArray list => HclValue.Of([.. list.Items.Select(item => Value(item, depth))]),
            HclJsonObject item => HclValue.Of(item.Properties.Select(property => new KeyValuePair<string, HclValue>(property.Name.Value, Value(property.Value, depth)))),
            _ => HclJsonText.Of(value),
        };

        private HclValue Filled(string text, int depth)
        {
            var result = "";
            var plain = 0;
            for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", plain, StringComparison.Ordinal))
            {
                var close = text.IndexOf("}}", open, StringComparison.Ordinal);
                if (close < 0)
                {
                    break;
                }

                var words = text.Substring(open + 2, close - open - 2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                var value = words is ["user", var name] ? Variable(name.Trim('`', '\'', '"'), depth) : HclValue.UnknownBy(string.Join(" ", words));
                if (!value.AsString().IsKnown)
                {
                    return value.IsKnown ? HclValue.Unknown : value;
                }

                result += text.Substring(plain, open - plain) + value.AsString().Text;
                plain = close + 2;
            }

            return HclValue.Of(result + text.Substring(plain));
        }

        // -var, then files of variables, then the template. Null asks for a value.
        private HclValue Variable(string name, int depth)
        {
            if (inputs.Variables.TryGetValue(name, out var given))
            {
                return HclValue.Of(given);
            }

            var assigned = inputs.VariableFiles.Reverse().Select(file => file.File.Body.Attribute(name)?.Expression.AsText()?.Value).FirstOrDefault(value => value is not null);
            return assigned is not null ? HclValue.Of(assigned)
                : depth > 0 && declared?.Value(name) is { } value and not HclJsonNull ? Value(value, depth - 1)
                : HclValue.UnknownNamed("var." + name);
        }
    }
}
