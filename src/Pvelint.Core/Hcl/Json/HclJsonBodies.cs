using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// Turns a JSON tree into the bodies, blocks and attributes that native syntax gives. JSON does not say which property is
/// a block; the language around it does, so the blocks of Terraform and Packer are listed here.
/// </summary>
internal static class HclJsonBodies
{
    // Type of the block around ("" at the top), type of the block: count of labels.
    private static readonly Dictionary<(string, string), int> Labels = new()
    {
        [("", "resource")] = 2,
        [("", "data")] = 2,
        [("", "ephemeral")] = 2,
        [("", "source")] = 2,
        [("", "provider")] = 1,
        [("", "variable")] = 1,
        [("", "output")] = 1,
        [("", "module")] = 1,
        [("", "check")] = 1,
        [("", "locals")] = 0,
        [("", "terraform")] = 0,
        [("", "packer")] = 0,
        [("", "build")] = 0,
        [("", "moved")] = 0,
        [("", "import")] = 0,
        [("", "removed")] = 0,
        [("terraform", "backend")] = 1,
        [("terraform", "cloud")] = 0,
        [("terraform", "required_providers")] = 0,
        [("packer", "required_plugins")] = 0,
        [("variable", "validation")] = 0,
        [("resource", "connection")] = 0,
        [("resource", "lifecycle")] = 0,
        [("resource", "provisioner")] = 1,
        [("resource", "dynamic")] = 1,
        [("data", "lifecycle")] = 0,
        [("data", "dynamic")] = 1,
        [("provider", "dynamic")] = 1,
        [("provisioner", "connection")] = 0,
        [("dynamic", "content")] = 0,
        [("build", "provisioner")] = 1,
        [("build", "post-processor")] = 1,
    };

    public static HclFile Parse(string text, bool withBlocks)
    {
        var file = JsonFile.Parse(text);
        var diagnostics = new List<Diagnostic>(file.Diagnostics);
        var items = new List<HclItem>();
        if (file.Root is not (HclJsonObject or HclJsonArray or HclJsonMissing))
        {
            diagnostics.Add(new Diagnostic(file.Root.Span, "an object is expected at the top of a file in HCL's JSON syntax"));
        }

        foreach (var part in Objects(file.Root) ?? [])
        {
            AddItems(items, part, withBlocks ? "" : null);
        }

        return new HclFile(text, new HclBody(items, new TextSpan(0, text.Length)), [], [], diagnostics);
    }

    // `around` is the type of the block that the body belongs to; null where no property is a block.
    private static void AddItems(List<HclItem> items, HclJsonObject body, string? around)
    {
        foreach (var property in body.Properties)
        {
            var name = property.Name;
            if (name.Value == "//")
            {
                continue;
            }

            if (around is not null && Labels.TryGetValue((around, name.Value), out var count) && Fits(property.Value, count))
            {
                AddBlocks(items, name, [], property.Value, count);
                continue;
            }

            items.Add(new HclAttribute(name.Value, name.Span, HclJsonExpressions.Of(property.Value), SpanOf(name, property.Value)));
        }
    }

    private static bool Fits(HclJsonValue value, int labels) =>
        Objects(value) is { } objects && (labels == 0 || objects.All(part => part.Properties.All(property => property.Name.Value == "//" || Fits(property.Value, labels - 1))));

    private static void AddBlocks(List<HclItem> items, HclText type, IReadOnlyList<HclLabel> labels, HclJsonValue value, int missing)
    {
        foreach (var part in Objects(value) ?? [])
        {
            if (missing == 0)
            {
                var inner = new List<HclItem>();
                AddItems(inner, part, type.Value);
                items.Add(new HclBlock(type.Value, type.Span, labels, new HclBody(inner, part.Span), SpanOf(type, part)));
                continue;
            }

            foreach (var property in part.Properties.Where(property => property.Name.Value != "//"))
            {
                AddBlocks(items, type, [.. labels, new HclLabel(property.Name.Value, property.Name.Span)], property.Value, missing - 1);
            }
        }
    }

    // A body is an object, or an array of objects that are one after the other; null where it is neither.
    private static IReadOnlyList<HclJsonObject>? Objects(HclJsonValue value) => value switch
    {
        HclJsonObject single => [single],
        HclJsonArray { Items: var items } when items.All(item => item is HclJsonObject) => [.. items.Cast<HclJsonObject>()],
        _ => null,
    };

    private static TextSpan SpanOf(HclText name, HclJsonValue value) => TextSpan.FromBounds(Math.Min(name.Span.Start, value.Span.Start), value.Span.End);
}
