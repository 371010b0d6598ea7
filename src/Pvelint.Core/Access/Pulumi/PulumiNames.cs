using System.Text;

namespace Pvelint.Access;

/// <summary>
/// The names of Pulumi's Proxmox provider, which is generated from bpg's for Terraform: the same names in another spelling.
/// Source: muhlba91/pulumi-proxmoxve v8.3.0 provider/resources.go. <c>pulumi package add terraform-provider bpg/proxmox</c> makes another
/// package of the same provider, in whose names <c>VirtualEnvironment</c> stands.
/// </summary>
public static class PulumiNames
{
    /// <summary>The type of the Terraform resource behind a class: of <c>RoleArgs</c> in <c>Permission</c> it is <c>proxmox_virtual_environment_role</c>.</summary>
    /// <param name="name">The name of a class or of its arguments, without the namespace.</param>
    /// <param name="space">The namespace.</param>
    /// <returns>For a class that is none of a resource, a type by the law of names.</returns>
    public static string TerraformType(string name, string space)
    {
        var thing = name.EndsWith("Args", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Args".Length) : name;
        return PulumiTypes.Find(thing, space, [], isData: false, out _)?.Type ?? "proxmox_virtual_environment_" + ToSnakeCase(thing);
    }

    /// <summary><c>ApiToken</c> and <c>apiToken</c> as Terraform writes them: <c>api_token</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
