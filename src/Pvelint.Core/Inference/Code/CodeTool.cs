namespace Pvelint.Inference;

/// <summary>The tool whose code it is.</summary>
public enum CodeTool
{
    /// <summary>Terraform or OpenTofu.</summary>
    Terraform,

    /// <summary>Packer.</summary>
    Packer,

    /// <summary>Ansible.</summary>
    Ansible,

    /// <summary>Pulumi, whose Proxmox provider is bpg's.</summary>
    Pulumi,
}
