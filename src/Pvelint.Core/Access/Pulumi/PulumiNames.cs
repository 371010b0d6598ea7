using System.Text;

namespace Pvelint.Access;

/// <summary>
/// The names of Pulumi's Proxmox provider, which is generated from bpg's for Terraform: the same names in another spelling.
/// Source: muhlba91/pulumi-proxmoxve v8.3.0 provider/resources.go. <c>pulumi package add terraform-provider bpg/proxmox</c> makes another
/// package of the same provider, in whose names <c>VirtualEnvironment</c> stands.
/// </summary>
public static class PulumiNames
{
    /// <summary>The type of the Terraform resource behind a type: of <c>RoleArgs</c> and <c>RoleLegacy</c> it is <c>proxmox_virtual_environment_role</c>.</summary>
    /// <param name="name">The name of a class or of its arguments, without the namespace.</param>
    /// <param name="space">The last part of the namespace, in any spelling; empty where it is not known.</param>
    public static string TerraformType(string name, string space)
    {
        var thing = name.EndsWith("Args", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Args".Length) : name;
        var snake = ToSnakeCase(thing.Replace("Legacy", ""));
        // The token of a user stands in a namespace of its own: User.TokenArgs.
        var isOfUser = snake == "token" && space.Equals("user", StringComparison.OrdinalIgnoreCase);
        return (snake.StartsWith("virtual_environment_", StringComparison.Ordinal) ? "proxmox_" : "proxmox_virtual_environment_") + (isOfUser ? "user_" : "") + snake;
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
