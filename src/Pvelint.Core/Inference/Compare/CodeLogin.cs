using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>As whom code logs in, where it says so.</summary>
public static class CodeLogin
{
    // The arguments of providers, builders, modules and plugins that name a user or a token, and those that name a token of that user.
    private static readonly string[] Users = ["api_token", "pm_api_token_id", "pm_user", "username", "api_user", "user", "proxmox_user"];
    private static readonly string[] Tokens = ["api_token_id", "token_id", "proxmox_token_id"];

    /// <summary>The names of the arguments that say as whom.</summary>
    internal static IEnumerable<string> Arguments => Users.Concat(Tokens);

    /// <summary>Each resource with the user or token that its calls are made as; null where that is not known.</summary>
    /// <param name="resources">What was read from code.</param>
    public static IReadOnlyList<(CodeResource Resource, string? Id)> Of(IReadOnlyList<CodeResource> resources)
    {
        var providers = resources.Where(resource => resource.Kind == "provider").GroupBy(Key).ToDictionary(group => group.Key, group => IdOf(group.First()));
        return [.. resources.Select(resource => (resource, resource.Tool is CodeTool.Terraform or CodeTool.Pulumi ? (providers.TryGetValue(Key(resource), out var id) ? id : null) : IdOf(resource)))];
    }

    private static (CodeTool, string, string?) Key(CodeResource resource) => (resource.Tool, resource.Root, resource.Provider?.Configuration);

    // `user@realm!name=secret`, `user@realm!name`, or the two apart.
    private static string? IdOf(CodeResource resource)
    {
        var user = Users.Select(name => Text(resource.Attributes.Entry(name))).FirstOrDefault(text => text is not null);
        if (user is null)
        {
            return null;
        }

        var id = user.IndexOf('=') is var equals and > 0 ? user.Substring(0, equals) : user;
        if (TokenId.Parse(id) is not null)
        {
            return id;
        }

        return UserId.Parse(id) is null ? null
            : Tokens.Select(name => Text(resource.Attributes.Entry(name))).FirstOrDefault(text => text is not null) is { } token && TokenId.Parse(id + "!" + token) is not null ? id + "!" + token
            : Tokens.Any(name => resource.Attributes.Entry(name) is { Kind: not HclValueKind.Null }) ? null
            : id;
    }

    private static string? Text(HclValue? value) => value is { Kind: HclValueKind.String, Text.Length: > 0 } ? value.Text : null;
}
