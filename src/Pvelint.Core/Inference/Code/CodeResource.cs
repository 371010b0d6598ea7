using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>Something in code that makes API calls: a resource, a data source, a builder, a task, with the values it is given.</summary>
/// <param name="Tool">Whose code it is.</param>
/// <param name="Kind">
/// <c>resource</c>, <c>data</c>, <c>ephemeral</c> or <c>provider</c> of Terraform; <c>builder</c> of Packer; <c>module</c>, <c>inventory</c> or
/// <c>connection</c> of Ansible.
/// </param>
/// <param name="Type">What it is: <c>proxmox_vm_qemu</c>, <c>proxmox-iso</c>, <c>community.proxmox.proxmox_kvm</c>.</param>
/// <param name="Address">Which one it is: <c>module.web.proxmox_vm_qemu.node[0]</c>.</param>
/// <param name="Attributes">
/// What it is given: attributes by name, nested blocks by type as lists of objects. A value may be unknown and says what decides it.
/// Values may be secrets: never print one that is not an id.
/// </param>
/// <param name="Place">Where it is written.</param>
public sealed record CodeResource(CodeTool Tool, string Kind, string Type, string Address, HclValue Attributes, Place Place)
{
    /// <summary>True; null where <c>count</c>, <c>for_each</c> or <c>when</c> is not known. What surely does not exist is not told.</summary>
    public bool? Exists { get; init; } = true;

    /// <summary>What decides whether it exists: <c>var.enabled</c>; null where that is known, or nothing says so.</summary>
    public string? Decides { get; init; }

    /// <summary>What is deployed as one: the folder of the root module or of the template, the path of the playbook.</summary>
    public string Root { get; init; } = "";

    /// <summary>Which provider of Terraform or plugin of Packer makes its calls; null where none is named.</summary>
    public CodeProvider? Provider { get; init; }

    /// <summary>
    /// What is done to it by a plan: <c>create</c>, <c>read</c>, <c>update</c>, <c>delete</c>, <c>no-op</c>; empty where code is read, which says nothing
    /// of that.
    /// </summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The attributes that a plan changes of what exists; null where code is read, or nothing exists before.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    /// <summary>Finds where an attribute is written; null for no such knowledge.</summary>
    internal Func<string, Place?>? Places { get; init; }

    /// <summary>Where an attribute is written, else the place of the whole.</summary>
    /// <param name="attribute">Its name, with the block's before a dot: <c>vm_id</c>, <c>disk[1].size</c>.</param>
    public Place PlaceOf(string attribute) => Places?.Invoke(attribute) ?? Place;
}

/// <summary>A provider as a resource uses it.</summary>
/// <param name="Facts">Whose facts hold for it: <c>bpg</c> or <c>telmate</c>; null where nothing tells.</param>
/// <param name="Source">The source that <c>required_providers</c> gives, in lower case and without the registry: <c>bpg/proxmox</c>; null where none does.</param>
/// <param name="Configuration">The provider block it uses: <c>proxmox</c>, or with an alias <c>proxmox.other</c>.</param>
/// <param name="Constraint">The version that is asked for: <c>~&gt; 0.70</c>; null for any.</param>
/// <param name="Locked">The version in <c>.terraform.lock.hcl</c>; null where there is none.</param>
public sealed record CodeProvider(string? Facts, string? Source, string Configuration, string? Constraint, string? Locked);
