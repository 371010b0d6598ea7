// Prints the names of the running virtual machines. It has every mistake that the analyzer is there for.
const string TokenId = "automation@pve!labtool";
const string TokenSecret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

using var handler = new HttpClientHandler
{
    ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
};
using var client = new HttpClient(handler) { BaseAddress = new Uri("https://pve1.example.org:8006/api2/json/") };
client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"PVEAPIToken={TokenId}={TokenSecret}");

Console.WriteLine(await client.GetStringAsync("cluster/resources?type=vm"));

// The backup server's token, for later: backup@pve!night=b2f86d03-41ce-4a97-9d58-e06c7b1fa294
