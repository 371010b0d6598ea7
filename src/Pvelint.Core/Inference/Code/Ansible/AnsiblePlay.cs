using Pvelint.Formats;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Walks plays, roles and tasks, and takes what calls modules of Proxmox.</summary>
internal sealed class AnsiblePlay(AnsibleTree tree, CodeCollector collector, string root)
{
    private static readonly string[] TaskIncludes = ["include_tasks", "import_tasks", "include"];
    private static readonly string[] RoleIncludes = ["include_role", "import_role"];

    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    /// <summary>The files whose tasks were walked.</summary>
    public IReadOnlyCollection<string> Reached => _reached;

    /// <summary>A play of a playbook.</summary>
    public void Play(CodeFile file, YamlValue play, AnsibleScope scope)
    {
        scope = tree.WithGroups(scope, file.Folder, HostsOf(play)).With(AnsibleSource.Play, play["vars"]);
        foreach (var prompt in play["vars_prompt"]?.Items ?? [])
        {
            scope.Facts[prompt["name"]?.Text ?? ""] = HclValue.UnknownNamed(prompt["name"]?.Text ?? "");
        }

        foreach (var name in play["vars_files"]?.Items ?? [])
        {
            // Of a list in the list the first file that is there counts.
            var found = (name is { Kind: ValueKind.List } ? name.Items : [name]).Select(one => tree.Find([file.Folder], scope.Value(one).Text)).FirstOrDefault(one => one is not null);
            scope = scope.With(AnsibleSource.PlayFiles, AnsibleTree.Mapping(found));
        }

        var context = new AnsibleContext(file, file.Folder, scope, null, true, null, [.. Of(play["module_defaults"])], null);
        Tasks(play["pre_tasks"], context);
        foreach (var role in play["roles"]?.Items ?? [])
        {
            var name = role.IsMapping ? role["role"] ?? role["name"] : role;
            var inner = Conditioned(context, role.IsMapping ? role : null);
            if (inner is not null && name is not null)
            {
                Role(name, role.IsMapping ? YamlValue.Mapping([.. role.Pairs.Where(pair => pair.Key is not ("role" or "name" or "when" or "tags" or "vars"))], role.Span) : null, role["vars"], "main", inner);
            }
        }

        Tasks(play["tasks"], context);
        Tasks(play["post_tasks"], context);
        Tasks(play["handlers"], context with { Exists = null, Decides = "a handler that is notified" });
    }

    /// <summary>A role that no playbook names, as it stands.</summary>
    public void Role(string folder, AnsibleScope scope, string tasks)
    {
        if (tree.Find([folder], "tasks/" + tasks) is { } file)
        {
            RoleTasks(folder, file, new AnsibleContext(file, folder, scope, folder, true, null, [], null), tasks);
        }
    }

    /// <summary>Tasks that no playbook names, as they stand.</summary>
    public void Tasks(CodeFile file, AnsibleScope scope) => Tasks(AnsibleTree.List(file), new AnsibleContext(file, file.Folder, scope, null, true, null, [], null));

    private static string HostsOf(YamlValue play) => play["hosts"] is { } hosts ? hosts.Kind == ValueKind.List ? string.Join(",", hosts.Items.Select(item => item.Text)) : hosts.Text : "";

    private static IEnumerable<YamlValue> Of(YamlValue? defaults) => defaults is { IsMapping: true } ? [defaults] : [];

    private void Tasks(YamlValue? list, AnsibleContext context) => Tasks(list?.Items ?? [], context);

    private void Tasks(IReadOnlyList<YamlValue> tasks, AnsibleContext context)
    {
        _reached.Add(context.File.Path);
        var scope = context.Scope;
        foreach (var task in tasks.Where(task => task.IsMapping))
        {
            // What is included brings variables for those that follow.
            if (Short(task, ["include_vars"]) is { } variables)
            {
                var name = variables.IsMapping ? variables["file"] ?? variables["name"] : variables;
                scope = scope.With(AnsibleSource.IncludedFiles, AnsibleTree.Mapping(name is null ? null : tree.Find(Folders(context, "vars"), scope.Value(name).Text)));
                continue;
            }

            Task(task, context with { Scope = scope });
        }
    }

    private void Task(YamlValue task, AnsibleContext context)
    {
        var own = context with { Scope = context.Scope.With(task["block"] is null ? AnsibleSource.Task : AnsibleSource.Block, task["vars"]), Defaults = [.. context.Defaults, .. Of(task["module_defaults"])] };
        foreach (var round in AnsibleRound.Of(task, own.Scope, count => collector.Note(root, $"{count}: the first {CodeCollector.MaxInstances} are read one by one, the others as one", context.File.At(task.Span))))
        {
            var scope = own.Scope.Bound(round.Names);
            if (Conditioned(own with { Scope = scope, Exists = round.Holds is null ? null : own.Exists, Decides = own.Decides ?? round.Decides }, task) is { } inner)
            {
                Run(task, round, inner);
            }
        }

        if (task["register"]?.Text is { Length: > 0 } result)
        {
            context.Scope.Facts[result] = HclValue.UnknownNamed(result);
        }
    }

    // Null where it is sure that nothing is done.
    private static AnsibleContext? Conditioned(AnsibleContext context, YamlValue? task)
    {
        var (holds, what) = context.Scope.Holds(task?["when"]);
        return holds switch
        {
            false => null,
            true => context,
            null => context with { Exists = null, Decides = context.Decides ?? what },
        };
    }

    private void Run(YamlValue task, AnsibleRound round, AnsibleContext context)
    {
        if (task["block"] is { } block)
        {
            Tasks(block, context);
            Tasks(task["rescue"], context with { Exists = null, Decides = context.Decides ?? "a task that fails" });
            Tasks(task["always"], context);
        }
        else if (Short(task, TaskIncludes) is { } include)
        {
            Include(task, include, context);
        }
        else if (Short(task, RoleIncludes) is { IsMapping: true } role && role["name"] is { } name)
        {
            Role(name, null, task["vars"], role["tasks_from"] is { } from ? context.Scope.Value(from).Text : "main", context);
        }
        else if (Short(task, ["set_fact"]) is { } facts)
        {
            SetFacts(facts, context);
        }
        else if (AnsibleModule.Of(task) is { } module)
        {
            Add(task, module, round, context);
        }
    }

    private void SetFacts(YamlValue facts, AnsibleContext context)
    {
        foreach (var pair in AnsibleModule.Mappings(facts).SelectMany(mapping => mapping.Pairs))
        {
            var value = context.Exists is null ? HclValue.UnknownNamed(pair.Key) : context.Scope.Value(pair.Value);
            context.Scope.Facts[pair.Key] = value is { IsKnown: false, What: null } ? HclValue.UnknownNamed(pair.Key) : value;
        }
    }

    private void Include(YamlValue task, YamlValue include, AnsibleContext context)
    {
        var name = context.Scope.Value(include.IsMapping ? include["file"] ?? include : include);
        if (name.Kind != HclValueKind.String || tree.Find(Folders(context, "tasks"), name.Text) is not { } file)
        {
            collector.Note(root, $"tasks are included from {(name.IsKnown ? name.Text : name.What ?? "a file")}, which is not among the files: not read", context.File.At(task.Span));
            return;
        }

        if (context.MayFollow(file) && collector.MayAddModule())
        {
            Tasks(AnsibleTree.List(file), context with { File = file, Scope = context.Scope.With(AnsibleSource.Parameters, task["vars"]), Outer = context });
        }
        else
        {
            collector.Note(root, "these tasks include themselves, or too many others: not followed", context.File.At(task.Span));
        }
    }

    // Beside the file, and in the folder of the role or playbook for such files.
    private static IEnumerable<string> Folders(AnsibleContext context, string kind) =>
        new[] { context.File.Folder, context.Role is null ? null : context.Role + "/" + kind, context.Role, context.Playbook, context.Playbook + "/" + kind }.OfType<string>();

    private void Role(YamlValue name, YamlValue? parameters, YamlValue? variables, string tasks, AnsibleContext context)
    {
        var written = context.Scope.Value(name);
        if (written.Kind != HclValueKind.String || tree.Role(context.Playbook, written.Text) is not { } folder)
        {
            collector.Note(root, $"the role {(written.IsKnown ? written.Text : written.What ?? "")} is not among the files: not read", context.File.At(name.Span));
            return;
        }

        if (tree.Find([folder], "tasks/" + tasks) is not { } file)
        {
            return;
        }

        if (!context.MayFollow(file) || !collector.MayAddModule())
        {
            collector.Note(root, "this role includes itself, or too many others: not followed", context.File.At(name.Span));
        }
        else
        {
            RoleTasks(folder, file, context with { Scope = context.Scope.With(AnsibleSource.Parameters, parameters).With(AnsibleSource.Parameters, variables) }, tasks);
        }
    }

    private void RoleTasks(string folder, CodeFile file, AnsibleContext context, string tasks)
    {
        var scope = context.Scope
            .With(AnsibleSource.RoleDefaults, AnsibleTree.Mapping(tree.Find([folder], "defaults/main")))
            .With(AnsibleSource.RoleVariables, AnsibleTree.Mapping(tree.Find([folder], "vars/main")));
        var inner = context with { File = file, Role = folder, Scope = scope, Outer = context };
        foreach (var dependency in AnsibleTree.Mapping(tree.Find([folder], "meta/main"))?["dependencies"]?.Items ?? [])
        {
            if ((dependency.IsMapping ? dependency["role"] ?? dependency["name"] : dependency) is { } name)
            {
                Role(name, null, dependency["vars"], "main", inner);
            }
        }

        Tasks(AnsibleTree.List(file), inner);
        if (tasks == "main" && tree.Find([folder], "handlers/main") is { } handlers)
        {
            Tasks(AnsibleTree.List(handlers), inner with { File = handlers, Exists = null, Decides = inner.Decides ?? "a handler that is notified" });
        }
    }

    private void Add(YamlValue task, AnsibleModule module, AnsibleRound round, AnsibleContext context)
    {
        var given = new Dictionary<string, YamlPair>(StringComparer.Ordinal);
        foreach (var pair in Defaults(module, context).Concat(module.Arguments).SelectMany(mapping => mapping.Pairs))
        {
            given[pair.Key] = pair;
        }

        var name = task["name"]?.Text is { Length: > 0 } title ? title : module.Type;
        var role = context.Role is { Length: > 0 } folder ? folder.Substring(folder.LastIndexOf('/') + 1) + " : " : "";
        collector.Add(new CodeResource(
            CodeTool.Ansible, "module", module.Type, role + name + round.Index,
            HclValue.Of(given.Values.Select(pair => new KeyValuePair<string, HclValue>(pair.Key, Decoded(context.Scope.Value(pair.Value))))), context.File.At(module.Span))
        {
            Exists = context.Exists,
            Decides = context.Exists is null ? context.Decides : null,
            Root = root,
            Places = path => module.Arguments.SelectMany(mapping => mapping.Pairs).LastOrDefault(pair => pair.Key == path.Split('.', '[')[0]) is { } pair ? context.File.At(pair.KeySpan) : null,
        });
    }

    // A mapping may be given as its JSON: netif: '{"net0": "bridge=vmbr0"}'.
    private static HclValue Decoded(HclValue value) =>
        value is { Kind: HclValueKind.String, Text: ['{', ..] } && HclJsonText.Decode(value.Text) is { Kind: HclValueKind.Object } mapping ? mapping : value;

    // The defaults of a group first, those of the module over them; inner ones over outer ones.
    private static IEnumerable<YamlValue> Defaults(AnsibleModule module, AnsibleContext context)
    {
        var pairs = context.Defaults.SelectMany(defaults => defaults.Pairs).ToList();
        return pairs.Where(pair => pair.Key is "group/community.proxmox.proxmox" or "group/community.general.proxmox" or "group/proxmox")
            .Concat(pairs.Where(pair => AnsibleModule.NameOf(pair.Key) == module.Type)).Select(pair => pair.Value);
    }

    // ansible.builtin.include_tasks and its short name.
    private static YamlValue? Short(YamlValue task, string[] names) => task.Pairs.FirstOrDefault(pair =>
        names.Contains(pair.Key.StartsWith("ansible.builtin.", StringComparison.Ordinal) ? pair.Key.Substring("ansible.builtin.".Length) : pair.Key))?.Value;
}

/// <summary>What holds where tasks stand.</summary>
/// <param name="File">Their file.</param>
/// <param name="Playbook">The folder of the playbook.</param>
/// <param name="Scope">The variables.</param>
/// <param name="Role">The folder of the role; null outside of one.</param>
/// <param name="Exists">Whether they run; null where that is not known.</param>
/// <param name="Decides">What decides that.</param>
/// <param name="Defaults">The mappings <c>module_defaults</c> around them, the outermost first.</param>
/// <param name="Outer">What holds where their file is included; null where it is not.</param>
internal sealed record AnsibleContext(
    CodeFile File, string Playbook, AnsibleScope Scope, string? Role, bool? Exists, string? Decides, IReadOnlyList<YamlValue> Defaults, AnsibleContext? Outer)
{
    private const int MaxDepth = 24;

    /// <summary>Whether a file may be included here: it does not include this one, and not too many lie between.</summary>
    public bool MayFollow(CodeFile file)
    {
        var depth = 0;
        for (var context = this; context is not null; context = context.Outer)
        {
            if (context.File == file || ++depth > MaxDepth)
            {
                return false;
            }
        }

        return true;
    }
}
