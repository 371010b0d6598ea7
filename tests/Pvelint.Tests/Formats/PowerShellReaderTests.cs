using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class PowerShellReaderTests
{
    [Theory]
    [InlineData("$token = \"[|a@pve!t=x|]\"", "token", "a@pve!t=x")]
    [InlineData("$env:PM_PASS = '[|kestrel-Mauve-42|]'", "PM_PASS", "kestrel-Mauve-42")]
    [InlineData("[string]$Pass='[|it''s|]'", "Pass", "it's")]
    [InlineData("$headers = @{\r\n  Authorization = \"[|PVEAPIToken=a@pve!t=x|]\"\r\n}", "headers.Authorization", "PVEAPIToken=a@pve!t=x")]
    [InlineData("$headers[\"Authorization\"] = \"[|x y|]\"", "Authorization", "x y")]
    [InlineData("$headers.Add(\"Authorization\", \"[|x y|]\")", "Authorization", "x y")]
    [InlineData("[Environment]::SetEnvironmentVariable('PM_PASS', '[|x1|]', 'User')", "PM_PASS", "x1")]
    [InlineData("$x = @\"\n[|a \"b\"\nc|]\n\"@\n", "x", "a \"b\"\nc")]
    [InlineData("Connect-PveServer -Server pve `\r\n  -ApiToken '[|a@pve!t=x|]' -SkipCertificateCheck", "Connect-PveServer.-ApiToken", "a@pve!t=x")]
    [InlineData("function Get-X {\n  param([string]$Server, [string]$Pass = '[|x1|]')\n}", "Pass", "x1")]
    [InlineData("$x = \"root@pam!\" +\n  \"t\"", "x", "root@pam!t")]
    [InlineData("$x = ConvertTo-SecureString '[|x1|]' -AsPlainText -Force", "", "x1")]
    public void Reads_a_value(string markup, string key, string value)
    {
        var read = Marked.Read(markup, FileFormat.PowerShell);
        if (key.Length > 0)
        {
            read.Holds(key, value);
        }
        else
        {
            Assert.Equal("ConvertTo-SecureString|x1|-AsPlainText|-Force", read.Commands());
        }
    }

    [Theory]
    [InlineData("$x = $env:PM_PASS", "$env:PM_PASS", ValueKind.Reference)]
    [InlineData("$x = \"$($a.b)=$c\"", "\uFFFC=\uFFFC", ValueKind.Template)]
    [InlineData("$x = $false", "false", ValueKind.Boolean)]
    [InlineData("$x = Get-Secret pve", "Get-Secret", ValueKind.Reference)]
    public void Knows_references_and_templates(string text, string value, ValueKind kind) => Marked.Read(text, FileFormat.PowerShell).Holds("x", value, kind);

    [Theory]
    [InlineData("if ($user -eq \"root@pam\") { }")]
    [InlineData("Write-Host \"Password = x\"")]
    public void Takes_comparisons_and_messages_for_no_settings(string text) => Assert.Equal("", Marked.Read(text, FileFormat.PowerShell).Shown());
}
