using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class CommittedKeyTests
{
    // Base64 of "not-a-key-only-a-fixture-of-pvelint-…".
    private const string Body = "bm90LWEta2V5LW9ubHktYS1maXh0dXJlLW9mLXB2ZWxpbnQtbm90LWEta2V5LW9ubHktYS1maXh0dXJl";

    [Theory]
    [InlineData("etc/pve/priv/authkey.key")]
    [InlineData("authkey.key")]
    [InlineData("backup/nodes/pve1/pve-ssl.key")]
    [InlineData("nodes/pve1/pveproxy-ssl.key")]
    [InlineData("etc/proxmox-backup/proxy.key")]
    public void Flags_a_key_by_its_file_alone(string path) =>
        Check(path, $"[|-----BEGIN RSA PRIVATE KEY-----\n{Body}\n-----END RSA PRIVATE KEY-----|]\n");

    [Theory]
    [InlineData("pve/priv/token.cfg", "ci@pve!deploy [|7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17|]\n\nexporter@pve!metrics [|b2f86d03-41ce-4a97-9d58-e06c7b1fa294|]\n")]
    [InlineData("pve/priv/shadow.cfg", "ci@pve:[|$5$fixture$not.a.hash.only.a.fixture.of.pvelint|]:\n")]
    [InlineData("proxmox-backup/token.shadow", "{ \"ci@pbs!backup\": \"[|$5$fixture$not.a.hash.only.a.fixture|]\" }\n")]
    [InlineData("pve/priv/storage/nas.pw", "\n[|kestrel-Mauve-42|]\n")]
    [InlineData("pve/priv/storage/nas.enc", "{ \"kdf\": null, \"data\": \"[|bm90LWEta2V5LW9ubHktYS1maXh0dXJlLW9mLXB2ZWxpbnQ|]\" }\n")]
    [InlineData("pve/priv/token.cfg", "")]
    public void Flags_what_key_files_of_proxmox_hold(string path, string markup) => Check(path, markup);

    [Fact]
    public void Flags_a_key_in_a_json_string() =>
        Check("proxmox.auto.tfvars.json", $$"""{ "key": "[|-----BEGIN OPENSSH PRIVATE KEY-----\n{{Body}}\n-----END OPENSSH PRIVATE KEY-----|]\n" }""");

    [Fact]
    public void Flags_a_key_whose_end_is_missing() =>
        Check("authkey.key", $"[|-----BEGIN PRIVATE KEY-----\n{Body}\n|]");

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\n<paste it here>\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQ...\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n${file(\"key.pem\")}\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----")]
    [InlineData("if text.startswith('-----BEGIN RSA PRIVATE KEY-----'):")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nbm90LWEta2V5LW9ubHktYS1maXh0dXJlLW9mLXB2ZWxpbnQtbm90LWEta2V5LW9ubHkt\n-----END PUBLIC KEY-----")]
    public void Ignores_what_is_no_key(string text) => Check("proxmox/notes.yml", text + "\n");

    [Fact]
    public void Ignores_a_key_where_nothing_is_about_proxmox() =>
        Check("server/tls.key", $"-----BEGIN PRIVATE KEY-----\n{Body}\n-----END PRIVATE KEY-----\n");

    [Fact]
    public void A_key_that_a_passphrase_keeps_is_a_note()
    {
        var project = TestProject.Of("proxmox/id.pem", $"-----BEGIN ENCRYPTED PRIVATE KEY-----\n{Body}\n-----END ENCRYPTED PRIVATE KEY-----\n");
        Assert.Equal(Severity.Note, Assert.Single(Linter.Lint(project, [new CommittedKey()])).Severity);
    }

    private static void Check(string path, string markup) => TestProject.Check<CommittedKey>(path, markup);
}
