using Pvelint.Formats;

namespace Pvelint.Inference;

/// <summary>The YAML files of a tree, found as Ansible finds them: roles by name, tasks and variables by relative path.</summary>
internal sealed class AnsibleTree
{
    private static readonly string[] Endings = ["", ".yml", ".yaml"];

    private readonly Dictionary<string, CodeFile> _files = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _roles;
    private readonly List<CodeFile> _groupVariables = [];

    /// <summary>Knows the files.</summary>
    /// <param name="files">The files of YAML.</param>
    /// <param name="inventories">Inventories in the older form.</param>
    public AnsibleTree(IEnumerable<CodeFile> files, IEnumerable<CodeFile> inventories)
    {
        Elsewhere.UnionWith(inventories.SelectMany(file => AnsibleInventory.Names(file.File.Text)));
        foreach (var file in files)
        {
            var path = CodePath.Join(file.Folder, file.Name) ?? file.Path;
            _files[path] = file;
            var folders = path.Split('/');
            if (folders.Contains("group_vars") || folders.Contains("host_vars"))
            {
                _groupVariables.Add(file);
                Elsewhere.UnionWith(Mapping(file)?.Pairs.Select(pair => pair.Key) ?? []);
            }
            else if (AnsibleInventory.IsOne(file))
            {
                Elsewhere.UnionWith(AnsibleInventory.Names(Mapping(file)!));
            }
        }

        _roles = _files.Keys.Select(RoleOf).OfType<string>().Distinct(StringComparer.Ordinal).ToLookup(role => role.Substring(role.LastIndexOf('/') + 1), StringComparer.Ordinal);
    }

    /// <summary>The files by their paths.</summary>
    public IReadOnlyDictionary<string, CodeFile> Files => _files;

    /// <summary>The names that some group or host defines.</summary>
    public HashSet<string> Elsewhere { get; } = new(StringComparer.Ordinal);

    /// <summary>The folders of all roles.</summary>
    public IEnumerable<string> Roles => _roles.SelectMany(group => group);

    /// <summary>A file by a path relative to one of several folders, with or without its ending; null where there is none.</summary>
    public CodeFile? Find(IEnumerable<string> folders, string relative)
    {
        foreach (var folder in folders)
        {
            foreach (var ending in Endings)
            {
                if (CodePath.Join(folder, relative + ending) is { } path && _files.TryGetValue(path, out var file))
                {
                    return file;
                }
            }
        }

        return null;
    }

    /// <summary>The folder of a role; null where it is not in the tree.</summary>
    /// <param name="folder">The playbook's folder; roles beside it are preferred.</param>
    /// <param name="name">The role's name, or a path to it.</param>
    public string? Role(string folder, string name)
    {
        // Of a collection's role the last part is the name.
        var own = name.Substring(name.LastIndexOfAny(['/', '.']) + 1);
        var found = _roles[name.IndexOf('/') >= 0 || !_roles.Contains(name) ? own : name].ToList();
        return found.Find(role => role == CodePath.Join(folder, "roles/" + own)) ?? (found.Count > 0 ? found[0] : null);
    }

    /// <summary>The mapping at the top of a file; null where there is none.</summary>
    public static YamlValue? Mapping(CodeFile? file) => file?.Yaml.FirstOrDefault(document => document.IsMapping);

    /// <summary>The list at the top of a file; none where there is none.</summary>
    public static IReadOnlyList<YamlValue> List(CodeFile file) => file.Yaml.FirstOrDefault(document => document is { Kind: ValueKind.List, IsMapping: false })?.Items ?? [];

    /// <summary>A scope with the variables of all hosts and of the groups and hosts that a play names.</summary>
    public AnsibleScope WithGroups(AnsibleScope scope, string folder, string hosts)
    {
        var named = new HashSet<string>(hosts.Split([',', ':', ' ', '&', '!'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        var all = _groupVariables.Where(file => GroupOf(file.Path) is ("group_vars", "all")).ToList();

        // Several inventories: which one is used is said on the command line.
        var inventories = all.FindAll(file => ParentOf(file.Path) != folder).GroupBy(file => ParentOf(file.Path), StringComparer.Ordinal).ToList();
        foreach (var file in inventories.Count == 1 ? inventories[0] : Enumerable.Empty<CodeFile>())
        {
            scope = scope.With(AnsibleSource.InventoryGroups, Mapping(file));
        }

        foreach (var file in all.Where(file => ParentOf(file.Path) == folder))
        {
            scope = scope.With(AnsibleSource.PlaybookGroups, Mapping(file));
        }

        foreach (var file in _groupVariables)
        {
            if (GroupOf(file.Path) is var (kind, group) && group != "all" && named.Contains(group))
            {
                scope = scope.With(kind == "host_vars" ? AnsibleSource.Hosts : AnsibleSource.PlaybookGroups, Mapping(file));
            }
        }

        return scope;
    }

    // roles/web/tasks/main.yml is of roles/web.
    private static string? RoleOf(string path)
    {
        var parts = path.Split('/');
        return parts.Length >= 2 && parts[parts.Length - 2] == "tasks" ? string.Join("/", parts.Take(parts.Length - 2)) : null;
    }

    private static (string Kind, string Group)? GroupOf(string path)
    {
        var parts = path.Split('/');
        var at = Array.FindLastIndex(parts, part => part is "group_vars" or "host_vars");
        return at < 0 || at + 1 >= parts.Length ? null : (parts[at], at + 2 == parts.Length ? WithoutEnding(parts[at + 1]) : parts[at + 1]);
    }

    private static string ParentOf(string path)
    {
        var parts = path.Split('/');
        return string.Join("/", parts.Take(Array.FindLastIndex(parts, part => part is "group_vars" or "host_vars")));
    }

    private static string WithoutEnding(string name) => Array.Find(Endings, ending => ending.Length > 0 && name.EndsWith(ending, StringComparison.Ordinal)) is { } ending
        ? name.Substring(0, name.Length - ending.Length)
        : name;
}
