namespace Pvelint.Tests.Commands;

/// <summary>What is no grant but a secret in the place of one stays out of everything that <c>access</c> prints.</summary>
public sealed class AccessSecretTests
{
    private const string Uuid = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Password = "kestrel-Mauve-42";

    private const string Cluster = $"""
        user:a@pve:1:0::::::
        ci@pve!tf {Uuid}
        root:{Password}:
        acl:1:/vms:a@pve:PVEAuditor:
        token:a@pve!tf={Uuid}:0:1::
        acl:1:/vms:a@pve!tf={Uuid}:PVEAuditor:

        """;

    private const string Script = $"""
        pveum acl modify /vms --users a@pve --roles PVEAuditor
        pveum acl modify /vms --tokens 'ci@pve!tf={Uuid}' --roles PVEVMAdmin
        pveum acl modify /vms --tokens "$OWNER!tf={Uuid}" --roles PVEVMAdmin

        """;

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("html")]
    public void No_format_shows_one(string format)
    {
        using var folder = new TempFolder().With("user.cfg", Cluster).With("run.sh", Script);
        AssertClean(Cli.Run(folder.Path, "access", "user.cfg", "run.sh", "--format", format));
        AssertClean(Cli.Run(folder.Path, "access", "user.cfg", "run.sh", "--why", "VM.Audit@/vms", "--format", "text"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void No_comparison_shows_one(string format)
    {
        using var folder = new TempFolder().With("none.sh", "echo\n").With("user.cfg", Cluster).With("run.sh", Script);
        AssertClean(Cli.Run(folder.Path, "access", "--diff", "none.sh", "run.sh", "--format", format));
        AssertClean(Cli.Run(folder.Path, "access", "--diff", "none.sh", "user.cfg", "--format", format));
    }

    private static void AssertClean(CliRun run)
    {
        Assert.NotEqual("", run.Output);
        Assert.DoesNotContain(Uuid, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Output + run.Error, StringComparison.Ordinal);
    }
}
