using System.Net.Http.Headers;

namespace Homelab;

public sealed class Inventory(HttpClient client)
{
    private const string TokenId = "metrics@pve!prometheus";

    public async Task<string> NodesAsync()
    {
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("PVEAPIToken", TokenId + "=" + "b2f86d03-41ce-4a97-9d58-e06c7b1fa294");
        return await client.GetStringAsync("https://pve1.home.example:8006/api2/json/nodes");
    }

    public static string Header(string id, string secret) => $"PVEAPIToken={id}={secret}";
}
