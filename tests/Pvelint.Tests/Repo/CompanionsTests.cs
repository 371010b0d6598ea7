using System.Text;
using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Text;

namespace Pvelint.Tests.Repo;

public class CompanionsTests
{
    private const string Provider = """
        variable "datacentre_password" {}

        provider "proxmox" {
          endpoint = "https://pve.lab.internal:8006/"
          username = "root@pam"
          password = var.datacentre_password
        }
        """;

    [Fact]
    public void ANameIsSeenWhereverItStandsInAFile()
    {
        var companions = Of(Provider);
        var name = Encoding.UTF8.GetBytes("datacentre_password=");
        for (var at = (16 << 10) - name.Length - 1; at <= (16 << 10) + 1; at++)
        {
            var bytes = new byte[40 << 10];
            Array.Fill(bytes, (byte)'x');
            name.CopyTo(bytes, at);
            Assert.True(companions.Includes("values.env", bytes), $"at {at}");
        }
    }

    [Theory]
    [InlineData("datacentre_password=1", true)]
    [InlineData("datacentre_passwor=1", false)]
    [InlineData("", false)]
    public void AFileCountsByTheNamesInIt(string text, bool expected)
    {
        Assert.Equal(expected, Of(Provider).Includes("values.env", Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, Of(Provider).Includes("values.env", Encoding.Unicode.GetBytes("\uFEFF" + text)));
    }

    [Fact]
    public void ANameThatIsNotAsciiIsSeen()
    {
        var companions = Of(Provider.Replace("datacentre", "größe", StringComparison.Ordinal));
        Assert.True(companions.Includes("values.env", "größe_password=1"u8));
        Assert.False(companions.Includes("values.env", "grosse_password=1"u8));
    }

    private static Companions Of(string text)
    {
        var document = new DocumentReader(YamlReader.Read).Read(new SourceFile("infra/main.tf", text), FileFormat.Hcl, FileContexts.Of("infra/main.tf"));
        return Companions.Of([document], []);
    }
}
