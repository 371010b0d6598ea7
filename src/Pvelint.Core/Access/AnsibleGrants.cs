using Pvelint.Formats;

namespace Pvelint.Access;

/// <summary>Reads grants from Ansible's access modules and from the variables of roles that call them.</summary>
internal static class AnsibleGrants
{
    /// <summary>Adds what a document grants.</summary>
    /// <param name="document">A playbook, task file, or file of variables.</param>
    /// <param name="variables">The variables of the project.</param>
    /// <param name="plan">Where it goes.</param>
    public static void Read(Document document, AnsibleVariables variables, PlanBuilder plan)
    {
        if (document.File.Text.IndexOf("proxmox_", StringComparison.Ordinal) < 0 && document.File.Text.IndexOf("pve_", StringComparison.Ordinal) < 0)
        {
            return;
        }

        foreach (var scope in document.Root.SelfAndDescendants())
        {
            if (GrantForm.Modules.TryGetValue(scope.Kind.Substring(scope.Kind.LastIndexOf('.') + 1), out var module))
            {
                ReadScope(module, scope, document, variables, plan);
            }
            else if (GrantForm.Variables.TryGetValue(scope.Kind, out var variable))
            {
                foreach (var item in scope.Children)
                {
                    ReadScope(variable, item, document, variables, plan);
                }
            }
        }
    }

    /// <summary>The names, without their group, of the variables that the grants of a document refer to.</summary>
    public static IEnumerable<string> VariablesIn(Document document) => document.Root.SelfAndDescendants()
        .Where(scope => GrantForm.Modules.ContainsKey(scope.Kind.Substring(scope.Kind.LastIndexOf('.') + 1)) || GrantForm.Variables.ContainsKey(scope.Kind))
        .SelectMany(scope => scope.SelfAndDescendants().SelectMany(inner => inner.Settings))
        .Select(setting => setting.Value.Kind == ValueKind.Reference ? AnsibleVariables.NameIn(setting.Value.Text) : null)
        .Where(name => name is not null)
        .Select(name => name!.Substring(name.LastIndexOf('.') + 1));

    private static void ReadScope(GrantForm form, SettingScope scope, Document document, AnsibleVariables variables, PlanBuilder plan)
    {
        if (scope.Settings.Count == 0 || scope.Find("state")?.Value.Text == "absent")
        {
            return;
        }

        var fields = Fields(form, scope, document, variables);
        plan.Add(PlanSource.Ansible, form, fields);
        foreach (var child in scope.Children)
        {
            if (form.Nested.TryGetValue(child.Kind, out var nested))
            {
                foreach (var item in child.Children)
                {
                    var inner = Fields(nested, item, document, variables);
                    inner.Set(nested.Subject, fields.List("id"));
                    plan.Add(PlanSource.Ansible, nested, inner);
                }
            }
        }
    }

    private static GrantFields Fields(GrantForm form, SettingScope scope, Document document, AnsibleVariables variables)
    {
        var fields = new GrantFields(new Place(document.File, scope.Span, document.Context));
        foreach (var setting in scope.Settings.Where(setting => setting.Context != SourceContext.Comment))
        {
            if (form.Fields.TryGetValue(setting.Key, out var field))
            {
                fields.Set(field, variables.Words(setting, document));
            }
        }

        return fields;
    }
}
