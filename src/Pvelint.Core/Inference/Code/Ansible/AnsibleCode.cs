using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Reads Ansible's playbooks, roles, inventories and connections.</summary>
internal static class AnsibleCode
{
    private static readonly string[] Connections = ["proxmox_pct_remote", "proxmox_qemu_api"];

    /// <summary>The calls of Proxmox's modules and plugins in the code.</summary>
    public static CodeReading Read(IReadOnlyList<CodeFile> files, HclInputs inputs)
    {
        var yaml = files.Where(file => file.Name.EndsWith(".yml", StringComparison.Ordinal) || file.Name.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (!yaml.Exists(MentionsProxmox))
        {
            return CodeReading.Empty;
        }

        var tree = new AnsibleTree(yaml, files.Where(file => AnsibleInventory.MayBeOne(file.Name)));
        var collector = new CodeCollector();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in yaml)
        {
            Playbook(file, tree, inputs, collector, reached);
        }

        Unreached(tree, inputs, collector, reached);
        foreach (var file in yaml.Where(MentionsProxmox))
        {
            Plugins(file, Scope(tree, inputs, collector), collector);
        }

        return collector.Reading();
    }

    private static bool MentionsProxmox(CodeFile file) => file.File.Text.IndexOf("proxmox", StringComparison.Ordinal) >= 0;

    private static AnsibleScope Scope(AnsibleTree tree, HclInputs inputs, CodeCollector collector) => AnsibleScope.Of(
        collector.Budget,
        inputs.Variables.ToDictionary(pair => pair.Key, pair => HclValue.Of(pair.Value), StringComparer.Ordinal),
        inputs.Assumed.ToDictionary(pair => pair.Key, pair => HclInputs.ValueOf(pair.Value), StringComparer.Ordinal),
        tree.Elsewhere);

    private static void Playbook(CodeFile file, AnsibleTree tree, HclInputs inputs, CodeCollector collector, HashSet<string> reached)
    {
        var plays = AnsibleTree.List(file).Where(play => play.IsMapping && play["hosts"] is not null).ToList();
        if (plays.Count == 0)
        {
            return;
        }

        var own = new CodeCollector(collector);
        var walk = new AnsiblePlay(tree, own, file.Path);
        foreach (var play in plays)
        {
            walk.Play(file, play, Scope(tree, inputs, own));
        }

        reached.UnionWith(walk.Reached);
        collector.Take(own);
    }

    // Roles and tasks that are shared, not called: in the tree of a role of its own, or where a name is known at run time alone.
    private static void Unreached(AnsibleTree tree, HclInputs inputs, CodeCollector collector, HashSet<string> reached)
    {
        foreach (var role in tree.Roles.OrderBy(role => role, StringComparer.Ordinal))
        {
            if (tree.Find([role], "tasks/main") is not { } main || reached.Contains(main.Path))
            {
                continue;
            }

            var walk = new AnsiblePlay(tree, collector, role);
            walk.Role(role, Scope(tree, inputs, collector), "main");
            reached.UnionWith(walk.Reached);
        }

        foreach (var file in tree.Files.Values.Where(MentionsProxmox).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var tasks = AnsibleTree.List(file);
            if (reached.Contains(file.Path) || tasks.Count == 0 || tasks.Any(task => task["hosts"] is not null) || !tasks.Any(IsTask))
            {
                continue;
            }

            var walk = new AnsiblePlay(tree, collector, file.Path);
            var role = tree.Roles.FirstOrDefault(role => role.Length > 0 && file.Path.StartsWith(role + "/tasks/", StringComparison.Ordinal));
            if (role is null)
            {
                walk.Tasks(file, Scope(tree, inputs, collector));
            }
            else
            {
                walk.Role(role, Scope(tree, inputs, collector), file.Path.Substring(role.Length + "/tasks/".Length));
            }

            reached.UnionWith(walk.Reached);
        }
    }

    private static bool IsTask(YamlValue task) => task.IsMapping && (task["block"] is not null || AnsibleModule.Of(task) is not null);

    private static void Plugins(CodeFile file, AnsibleScope scope, CodeCollector collector)
    {
        foreach (var document in file.Yaml)
        {
            if (document["plugin"] is { } plugin && AnsibleModule.NameOf(plugin.Text) is { } inventory && inventory == AnsibleModule.Collection + "proxmox")
            {
                Add("inventory", inventory, file.Path, document, document.Span, file, scope, collector);
            }

            Connection(document, file, scope, collector);
        }
    }

    // Of a play, a task, or a host's variables; the settings of the plugin stand beside it.
    private static void Connection(YamlValue value, CodeFile file, AnsibleScope scope, CodeCollector collector)
    {
        foreach (var pair in value.Pairs)
        {
            if (pair.Key is "connection" or "ansible_connection" && Connections.Contains(pair.Value.Text.Substring(pair.Value.Text.LastIndexOf('.') + 1)))
            {
                var around = value["vars"] is { IsMapping: true } variables ? variables : value;
                Add("connection", AnsibleModule.Collection + pair.Value.Text.Substring(pair.Value.Text.LastIndexOf('.') + 1), file.Path, around, pair.KeySpan, file, scope, collector);
            }

            Connection(pair.Value, file, scope, collector);
        }

        foreach (var item in value.Items)
        {
            Connection(item, file, scope, collector);
        }
    }

    private static void Add(string kind, string type, string address, YamlValue values, Text.TextSpan span, CodeFile file, AnsibleScope scope, CodeCollector collector) =>
        collector.Add(new CodeResource(
            CodeTool.Ansible, kind, type, address,
            HclValue.Of(values.Pairs.Where(pair => pair.Key is not ("plugin" or "tasks" or "roles" or "pre_tasks" or "post_tasks" or "handlers"))
                .Select(pair => new KeyValuePair<string, HclValue>(pair.Key, scope.Value(pair.Value)))),
            file.At(span))
        {
            Root = file.Path,
            Places = path => values.Pairs.LastOrDefault(pair => pair.Key == path.Split('.', '[')[0]) is { } pair ? file.At(pair.KeySpan) : null,
        });
}
