using System.Net.Http.Headers;

namespace Homelab;

public sealed class Inventory(HttpClient client)
{
    public async Task<string> NodesAsync()
    {
        var token = Environment.GetEnvironmentVariable("PVE_TOKEN")
            ?? throw new InvalidOperationException("PVE_TOKEN is not set");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("PVEAPIToken", token);
        return await client.GetStringAsync("https://pve1.home.example:8006/api2/json/nodes");
    }
}
