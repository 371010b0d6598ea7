using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class HttpReaderTests
{
    [Theory]
    [InlineData("@token = [|a@pve!t=x|]\nGET https://pve", "token", "a@pve!t=x")]
    [InlineData("### all\nGET https://pve/api2/json/nodes\r\nAuthorization: [|PVEAPIToken=a@pve!t=x|]\r\n\r\n", "GET https://pve/api2/json/nodes.Authorization", "PVEAPIToken=a@pve!t=x")]
    [InlineData("POST https://pve HTTP/1.1\nContent-Type: x\n\nusername=root@pam\n&password=[|kestrel%2DMauve-42|]\n\n###\nGET https://b", "POST https://pve HTTP/1.1.password", "kestrel-Mauve-42")]
    [InlineData("GET https://pve\nCookie: a=b; PVEAuthCookie=[|PVE:x|]", "GET https://pve.PVEAuthCookie", "PVE:x")]
    public void Reads_a_value(string markup, string key, string value) => Marked.Read(markup, FileFormat.Http).Holds(key, value);

    [Fact]
    public void Knows_references() =>
        Marked.Read("GET https://pve\nAuthorization: [|PVEAPIToken={{token}}|]", FileFormat.Http).Holds("GET https://pve.Authorization", "PVEAPIToken=\uFFFC", ValueKind.Template);
}
