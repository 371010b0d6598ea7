using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>A value in a Pulumi program, as far as the code writes it out. Without a scalar, items or members it is known only at run time.</summary>
/// <param name="Span">Its place in the file.</param>
internal sealed record PulumiValue(TextSpan Span)
{
    /// <summary>A text with its holes, a number, a truth value, or a name; null for anything else.</summary>
    public SettingValue? Scalar { get; init; }

    /// <summary>The items of a list or the arguments of a call that have no name; null where it has none.</summary>
    public IReadOnlyList<PulumiValue>? Items { get; init; }

    /// <summary>The members of an object or the named arguments of a call, their names as Terraform writes them.</summary>
    public IReadOnlyList<PulumiMember> Members { get; init; } = [];

    /// <summary>The last member of that name, also where it is short for <c>name: name</c>; null where there is none.</summary>
    public PulumiValue? Find(string name) =>
        Members.LastOrDefault(member => member.Name == name)?.Value
        ?? Items?.FirstOrDefault(item => item.Scalar is { Kind: ValueKind.Reference } scalar && PulumiNames.ToSnakeCase(scalar.Text) == name);
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name, as Terraform writes it.</param>
/// <param name="Value">Its value.</param>
internal sealed record PulumiMember(string Name, PulumiValue Value);

/// <summary>Something that a Pulumi program makes or looks up through the Proxmox provider.</summary>
/// <param name="Kind"><c>resource</c>, <c>data</c> or <c>provider</c>, as Terraform has them.</param>
/// <param name="Type">The Terraform type behind it.</param>
/// <param name="Variable">The variable or the logical name by which the program refers to it; null where it does not.</param>
/// <param name="Fields">What it is given.</param>
internal sealed record PulumiResource(string Kind, string Type, string? Variable, PulumiValue Fields)
{
    /// <summary>The logical name; null where the program puts it together.</summary>
    public string? Name { get; init; }

    /// <summary>The variable of the provider that makes its calls; null for the default one, empty where the program puts its options together.</summary>
    public string? Provider { get; init; }

    /// <summary>Whether it stands under a condition or in a loop, as far as that is seen.</summary>
    public bool IsConditional { get; init; }

    /// <summary>What it is called in Terraform where the law of names would call it otherwise.</summary>
    public IReadOnlyDictionary<string, string>? Renamed { get; init; }

    /// <summary>What it makes of an access plan; null where it makes nothing of it.</summary>
    public GrantForm? Form => Kind == "resource" && GrantForm.Resources.TryGetValue(Type, out var form) ? form : null;
}

/// <summary>What a file has of the provider.</summary>
/// <param name="Resources">What is written out, in the order of the file.</param>
/// <param name="Unread">The places of access resources that are not: what they are given is put together elsewhere.</param>
/// <param name="Constants">The texts that variables are given where they are declared.</param>
internal sealed record PulumiResources(IReadOnlyList<PulumiResource> Resources, IReadOnlyList<TextSpan> Unread, ILookup<string, SettingValue> Constants)
{
    public static PulumiResources None { get; } = new([], [], Enumerable.Empty<SettingValue>().ToLookup(_ => ""));

    /// <summary>The places of other resources and data sources that are not written out.</summary>
    public IReadOnlyList<TextSpan> UnreadOthers { get; init; } = [];
}
