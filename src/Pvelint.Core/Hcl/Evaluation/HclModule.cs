namespace Pvelint.Hcl;

/// <summary>
/// The Terraform or Packer files of one folder, read together as these tools read them: what a variable is given, by
/// their order of precedence, and what an expression comes to. Immutable; may be used from several threads.
/// </summary>
public sealed class HclModule
{
    private readonly Dictionary<string, HclVariable> _variables = [];
    private readonly Dictionary<string, HclAssignment?> _locals = [];
    private readonly Dictionary<string, List<HclAssignment>> _assignments = [];
    private readonly HclInputs _inputs;

    /// <summary>Reads the files of a folder together.</summary>
    /// <param name="files">
    /// The files, in any order. By its name a file configures (<c>.tf</c>, <c>.tf.json</c>, <c>.tofu</c>, <c>.pkr.hcl</c>,
    /// <c>.pkr.json</c>), gives values by itself (<c>terraform.tfvars</c>, <c>*.auto.tfvars</c>, <c>*.auto.pkrvars.hcl</c>
    /// and their JSON forms), or gives none until it is named in <paramref name="inputs"/>.
    /// </param>
    /// <param name="inputs">What is given from outside; null for nothing.</param>
    public HclModule(IReadOnlyList<HclModuleFile> files, HclInputs? inputs = null)
    {
        _inputs = inputs ?? HclInputs.None;
        Files = files;
        foreach (var file in files.Where(file => HclFileNames.IsConfiguration(file.Name)).OrderBy(file => HclFileNames.IsOverride(file.Name)).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            Declare(file, HclFileNames.IsOverride(file.Name));
        }

        var automatic = files.Where(file => HclFileNames.AutomaticRank(file.Name) > 0)
            .OrderBy(file => HclFileNames.AutomaticRank(file.Name)).ThenBy(file => file.Name, StringComparer.Ordinal);
        foreach (var file in automatic.Concat(_inputs.VariableFiles))
        {
            Assign(file);
        }
    }

    /// <summary>A module without files: what the project's own facts are evaluated in.</summary>
    internal static HclModule Empty { get; } = new([]);

    /// <summary>The files.</summary>
    public IReadOnlyList<HclModuleFile> Files { get; }

    /// <summary>The declared variables by name.</summary>
    public IReadOnlyDictionary<string, HclVariable> Variables => _variables;

    /// <summary>The locals by name; null for a name that is defined twice, which is an error.</summary>
    public IReadOnlyDictionary<string, HclAssignment?> Locals => _locals;

    /// <summary>Where files of variables give a variable its value, the one that wins last. The default does not stand here.</summary>
    public IReadOnlyList<HclAssignment> AssignmentsOf(string variable) => _assignments.TryGetValue(variable, out var found) ? found : [];

    /// <summary>What an expression comes to.</summary>
    /// <param name="expression">An expression of a file of the module.</param>
    /// <param name="path">That file, which the origins of its literals name.</param>
    public HclValue Evaluate(HclExpression expression, string path) => new HclEvaluator(this, _inputs).Evaluate(expression, path);

    /// <summary>What a variable is given, or its default; unknown where neither is.</summary>
    public HclValue ValueOf(string variable) => new HclEvaluator(this, _inputs).Variable(variable);

    /// <summary>The variables and locals that an expression names itself, in the order of the text.</summary>
    public static IReadOnlyList<HclReference> References(HclExpression expression)
    {
        var references = new List<HclReference>();
        foreach (var part in expression.SelfAndDescendants())
        {
            if (part is HclTraversal traversal && (traversal.NameAfter("var") ?? traversal.NameAfter("local")) is { } name)
            {
                references.Add(new HclReference(traversal.RootName == "var", name, traversal));
            }
        }

        return references;
    }

    /// <summary>The variables that feed an expression, itself or through locals, each once.</summary>
    public IReadOnlyList<string> VariablesOf(HclExpression expression)
    {
        var variables = new List<string>();
        var seen = new HashSet<(bool, string)>();
        var open = new Queue<HclExpression>([expression]);
        while (open.Count > 0)
        {
            foreach (var reference in References(open.Dequeue()).Where(reference => seen.Add((reference.IsVariable, reference.Name))))
            {
                if (reference.IsVariable)
                {
                    variables.Add(reference.Name);
                }
                else if (_locals.TryGetValue(reference.Name, out var local) && local is not null)
                {
                    open.Enqueue(local.Attribute.Expression);
                }
            }
        }

        return variables;
    }

    private void Declare(HclModuleFile file, bool isOverride)
    {
        foreach (var block in file.File.Body.Blocks)
        {
            switch (block.Type)
            {
                case "variable" when block.Labels.Count > 0:
                    AddVariable(HclDeclarations.Variable(file.Path, block), isOverride);
                    break;
                case "variables":
                    foreach (var attribute in block.Body.Attributes)
                    {
                        AddVariable(new HclVariable(attribute.Name, file.Path, block, null, attribute, isSensitive: false), isOverride);
                    }

                    break;
                case "locals":
                    foreach (var attribute in block.Body.Attributes)
                    {
                        AddLocal(attribute.Name, new HclAssignment(file.Path, attribute), isOverride);
                    }

                    break;
                case "local" when block.Labels.Count > 0 && block.Body.Attribute("expression") is { } value:
                    AddLocal(block.Labels[0].Text, new HclAssignment(file.Path, value), isOverride);
                    break;
            }
        }
    }

    private void AddVariable(HclVariable variable, bool isOverride)
    {
        if (!_variables.TryGetValue(variable.Name, out var known))
        {
            _variables.Add(variable.Name, variable);
        }
        else if (isOverride)
        {
            _variables[variable.Name] = known.OverriddenBy(variable);
        }
    }

    private void AddLocal(string name, HclAssignment local, bool isOverride) =>
        _locals[name] = isOverride || !_locals.ContainsKey(name) ? local : null;

    private void Assign(HclModuleFile file)
    {
        foreach (var attribute in file.File.Body.Attributes)
        {
            if (!_assignments.TryGetValue(attribute.Name, out var known))
            {
                _assignments.Add(attribute.Name, known = []);
            }

            known.Add(new HclAssignment(file.Path, attribute));
        }
    }
}
