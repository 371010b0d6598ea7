using Pvelint.Formats;

namespace Pvelint.Tests.Formats;

public sealed class CommentedSettingsTests
{
    [Theory]
    [InlineData("# token_secret: [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]", "token_secret", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17")]
    [InlineData("#PROXMOX_PASSWORD=[|kestrel-Mauve-42|]", "PROXMOX_PASSWORD", "kestrel-Mauve-42")]
    [InlineData("#  export PM_PASS='[|a b|]'", "PM_PASS", "a b")]
    [InlineData("# // pm_password = \"[|x|]\",", "pm_password", "x")]
    [InlineData("#   - password: \"[|x|]\"  # lab", "password", "x")]
    [InlineData("# \"password\": \"[|x|]\",", "password", "x")]
    public void Reads_an_assignment(string markup, string key, string value) =>
        Assert.Equal(SourceContext.Comment, Marked.Read(markup, FileFormat.Shell).Holds(key, value).Context);

    [Theory]
    [InlineData("# pm_password = [|var.pm_password|]", "pm_password")]
    [InlineData("# token: [|{{ vault_token }}|]", "token")]
    [InlineData("# token = [|lookup(local.x)|]", "token")]
    [InlineData("# TOKEN=[|$X|]", "TOKEN")]
    public void Knows_references(string markup, string key)
    {
        var setting = Marked.Read(markup, FileFormat.Shell);
        Assert.Equal(ValueKind.Reference, setting.Document.Root.Find(key)!.Value.Kind);
    }

    [Theory]
    [InlineData("# Note: this is how a token is made")]
    [InlineData("# see https://pve:8006/api2/json")]
    [InlineData("# the password = what you chose before")]
    [InlineData("# if x == y")]
    [InlineData("# ====== secrets =====")]
    [InlineData("# password:")]
    public void Takes_prose_for_no_setting(string text) => Assert.Equal("", Marked.Read(text, FileFormat.Shell).Shown());
}
