using Pvelint.Rules.Transport;

namespace Pvelint.Tests.Rules.Transport;

public sealed class CredentialsInLogsTests
{
    [Theory]
    [InlineData("provider \"proxmox\" {\n  pm_debug = [|true|]\n}")]
    [InlineData("provider \"proxmox\" {\n  pm_debug = false\n}")]
    [InlineData("variable \"pm_debug\" {\n  default = [|true|]\n}")]
    public void Reads_the_providers_switches(string markup) => Check("main.tf", markup + "\n");

    [Theory]
    [InlineData("PROXMOX_TOKEN=$X\nTF_LOG=[|TRACE|]")]
    [InlineData("PROXMOX_TOKEN=$X\nTF_LOG=info")]
    [InlineData("AWS_PROFILE=lab\nTF_LOG=TRACE")]
    public void Looks_at_logs_only_beside_proxmox(string markup) => Check(".env", markup + "\n");

    [Fact]
    public void Flags_tracing_once_and_names_the_first_command() =>
        Check("run.sh", """
            [|set -ex|]
            echo start
            curl -b "PVEAuthCookie=$TICKET" "$URL"
            curl -H "Authorization: PVEAPIToken=$ID=$SECRET" "$URL"
            """);

    [Theory]
    [InlineData("[|set -o xtrace|]\nterraform apply -var token=\"$PROXMOX_API_TOKEN\"")]
    [InlineData("set -x\nset +x\necho \"$PROXMOX_API_TOKEN\"")]
    [InlineData("set -x\necho \"$PROXMOX_API_TOKEN_ID\"")]
    [InlineData("set -e\necho \"$PROXMOX_API_TOKEN\"")]
    public void Reads_set(string markup) => Check("run.sh", markup + "\n");

    [Theory]
    [InlineData("pveum user add ci@pve --password [|kestrel-Mauve-42|]")]
    [InlineData("pvesm add pbs backup --server pbs --password=file:/root/pw")]
    [InlineData("packer build -var [|proxmox_token=$PVE_TOKEN|] .")]
    [InlineData("packer build -var node=pve1 -var-file=x.pkrvars.hcl .")]
    [InlineData("cv4pve-diag --api-token [|$PVE_API_TOKEN|] execute")]
    [InlineData("mysql --password=secretive-Pony-7")]
    public void Reads_arguments(string markup) => Check("run.sh", markup + "\n");

    private static void Check(string path, string markup) => TestProject.Check<CredentialsInLogs>(path, markup);
}
