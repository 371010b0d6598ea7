using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Access;

/// <summary>Reads grants from Terraform's access resources, old names and new.</summary>
internal static class TerraformGrants
{
    /// <summary>Adds what the resources of a module, the files of one folder, grant.</summary>
    public static void Read(IReadOnlyList<Document> module, PlanBuilder plan)
    {
        // A Pulumi program in C# has the same blocks, under names of its own.
        var resources = module
            .Where(document => document.Format == FileFormat.CSharp || document.File.Text.IndexOf("proxmox_", StringComparison.Ordinal) >= 0)
            .SelectMany(document => document.Root.SelfAndDescendants().Where(IsResource).Select(scope => (Scope: scope, Document: document)))
            .ToList();
        if (resources.Count == 0)
        {
            return;
        }

        var values = new TerraformValues(module);
        foreach (var (scope, document) in resources)
        {
            ReadScope(GrantForm.Resources[scope.Labels[0]], scope, document, values, plan);
        }
    }

    /// <summary>Whether a scope is an access resource.</summary>
    internal static bool IsResource(SettingScope scope) => scope.Kind == "resource" && scope.Labels.Count == 2 && GrantForm.Resources.ContainsKey(scope.Labels[0]);

    /// <summary>The variables that the access resources of a module name, themselves or through locals.</summary>
    internal static IReadOnlyCollection<string> VariablesIn(IReadOnlyList<Document> module)
    {
        var files = module.Where(document => document.Hcl is not null).Select(document => new HclModuleFile(document.File.Path, document.Hcl!)).ToList();
        var known = new HclModule(files);
        return new HashSet<string>(
            files.SelectMany(file => file.File.Body.Blocks)
                .Where(block => block.Type == "resource" && block.Labels.Count == 2 && GrantForm.Resources.ContainsKey(block.Labels[0].Text))
                .SelectMany(block => Expressions(block.Body))
                .SelectMany(known.VariablesOf),
            StringComparer.Ordinal);
    }

    // The parser bounds how deep blocks lie.
    private static IEnumerable<HclExpression> Expressions(HclBody body) =>
        body.Attributes.Select(attribute => attribute.Expression).Concat(body.Blocks.SelectMany(block => Expressions(block.Body)));

    private static void ReadScope(GrantForm form, SettingScope scope, Document document, TerraformValues values, PlanBuilder plan)
    {
        var fields = Fields(form, scope, document, values);
        plan.Add(PlanSource.Terraform, form, fields);
        foreach (var child in scope.Children)
        {
            // What `dynamic "acl"` makes many of stands in its block `content`.
            var (kind, body) = child is { Kind: "dynamic", Labels: [var made] } ? (made, child.Child("content")) : (child.Kind, child);
            if (form.Nested.TryGetValue(kind, out var nested))
            {
                var inner = Fields(nested, body ?? child, document, values);
                inner.Set(nested.Subject, fields.List(form.Makes == "user" ? "id" : "name"));
                plan.Add(PlanSource.Terraform, nested, inner);
            }
        }
    }

    private static GrantFields Fields(GrantForm form, SettingScope scope, Document document, TerraformValues values)
    {
        var fields = new GrantFields(new Place(document.File, scope.Span, document.Context));
        foreach (var setting in scope.Settings.Where(setting => setting.Context != SourceContext.Comment))
        {
            if (form.Fields.TryGetValue(setting.Key, out var field))
            {
                fields.Set(field, values.Words(setting, document));
            }
        }

        return fields;
    }
}
