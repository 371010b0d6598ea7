using Pvelint.Api;

namespace Pvelint.Provisioning;

/// <summary>The names under which a tool takes an endpoint and a token, in the environment and as variables.</summary>
/// <param name="Tool">How the tool's name begins: <c>terraform-bpg</c>.</param>
/// <param name="Source">Where the names were read.</param>
/// <param name="Environment">The variables of the environment with their values.</param>
/// <param name="Variables">The same as names for files of variables.</param>
internal sealed record ToolSettings(string Tool, string Source, Func<ApiToken, Uri, IReadOnlyList<(string Name, string Value)>> Environment, Func<ApiToken, IReadOnlyList<(string Name, string Value)>> Variables)
{
    private const string ApiPath = "api2/json";

    /// <summary>All tools.</summary>
    public static IReadOnlyList<ToolSettings> All { get; } =
    [
        new(
            "terraform-telmate",
            "Telmate/terraform-provider-proxmox proxmox/provider.go",
            (token, endpoint) => [("PM_API_URL", endpoint + ApiPath), ("PM_API_TOKEN_ID", token.AuthId), ("PM_API_TOKEN_SECRET", token.Secret.Reveal())],
            token => [("proxmox_api_token_id", token.AuthId), ("proxmox_api_token_secret", token.Secret.Reveal())]),
        new(
            "packer",
            "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go",
            (token, endpoint) => [("PROXMOX_URL", endpoint + ApiPath), ("PROXMOX_USERNAME", token.AuthId), ("PROXMOX_TOKEN", token.Secret.Reveal())],
            token => [("proxmox_username", token.AuthId), ("proxmox_token", token.Secret.Reveal())]),
        new(
            "ansible",
            "ansible-collections/community.proxmox plugins/module_utils/proxmox.py",
            (token, endpoint) => [("PROXMOX_HOST", endpoint.Host), ("PROXMOX_PORT", endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("PROXMOX_USER", token.Id.User), ("PROXMOX_TOKEN_ID", token.Id.Name), ("PROXMOX_TOKEN_SECRET", token.Secret.Reveal())],
            token => [("proxmox_api_user", token.Id.User), ("proxmox_api_token_id", token.Id.Name), ("proxmox_api_token_secret", token.Secret.Reveal())]),

        // What is known of no other tool is what bpg's provider takes: the id and the secret in one.
        new(
            "",
            "bpg/terraform-provider-proxmox docs/index.md",
            (token, endpoint) => [("PROXMOX_VE_ENDPOINT", endpoint.ToString()), ("PROXMOX_VE_API_TOKEN", token.AuthId + "=" + token.Secret.Reveal())],
            token => [("proxmox_api_token", token.AuthId + "=" + token.Secret.Reveal())]),
    ];

    /// <summary>Those of a tool.</summary>
    public static ToolSettings Of(string tool) => All.First(settings => tool.StartsWith(settings.Tool, StringComparison.Ordinal));
}
