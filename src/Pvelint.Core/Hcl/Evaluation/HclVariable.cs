namespace Pvelint.Hcl;

/// <summary>A variable that a module declares.</summary>
public sealed class HclVariable
{
    internal HclVariable(string name, string path, HclBlock block, HclAttribute? type, HclAttribute? @default, bool isSensitive, bool isNullable = true)
    {
        Name = name;
        Path = path;
        Block = block;
        Type = type;
        Default = @default;
        IsSensitive = isSensitive;
        IsNullable = isNullable;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The file that declares it.</summary>
    public string Path { get; }

    /// <summary>The block that declares it: <c>variable "name"</c>, or Packer's <c>variables</c>.</summary>
    public HclBlock Block { get; }

    /// <summary>The attribute <c>type</c>; null where there is none.</summary>
    public HclAttribute? Type { get; }

    /// <summary>The attribute that gives the default; null where there is none.</summary>
    public HclAttribute? Default { get; }

    /// <summary>Whether it says <c>sensitive = true</c> or <c>ephemeral = true</c>.</summary>
    public bool IsSensitive { get; }

    /// <summary>Whether it may be null; where it says <c>nullable = false</c> null stands for the default.</summary>
    public bool IsNullable { get; }

    /// <summary>The name of a primitive type: <c>string</c>, <c>number</c>, <c>bool</c>; null for any other or none.</summary>
    internal string? Primitive => Type?.Expression switch
    {
        HclTraversal { RootName: "string" or "number" or "bool", Steps.Count: 0 } traversal => traversal.RootName,
        { } expression when expression.AsText()?.Value is "string" or "number" or "bool" => expression.AsText()!.Value,
        _ => null,
    };

    internal HclVariable OverriddenBy(HclVariable other) => new(
        Name, other.Default is null ? Path : other.Path, other.Default is null ? Block : other.Block, other.Type ?? Type,
        other.Default ?? Default, IsSensitive || other.IsSensitive, IsNullable && other.IsNullable);
}

/// <summary>A value that a variable or local is given somewhere.</summary>
/// <param name="Path">The file.</param>
/// <param name="Attribute">The attribute in that file.</param>
public sealed record HclAssignment(string Path, HclAttribute Attribute);

/// <summary>A place where an expression names a variable or local.</summary>
/// <param name="IsVariable">True for <c>var.name</c>, false for <c>local.name</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Traversal">The expression that names it.</param>
public sealed record HclReference(bool IsVariable, string Name, HclTraversal Traversal);
