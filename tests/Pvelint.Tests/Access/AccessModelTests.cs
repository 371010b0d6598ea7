using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Tests.Access;

/// <summary>What the real code's answers do not cover: sources that are not a whole cluster, groups by themselves, hostile files.</summary>
public sealed class AccessModelTests
{
    private static readonly PveVersion Version = new(9, 1);

    [Fact]
    public void Every_privilege_has_a_bit() => Assert.InRange(PrivilegeTable.Names.Count, 40, 64);

    [Fact]
    public void A_group_has_what_its_members_get_from_it()
    {
        var model = OfUserCfg("user:a@pve:1:0::::::\ngroup:ops:a@pve::\nacl:1:/vms:@ops:PVEVMUser:\nacl:1:/vms/100:a@pve:PVEAuditor:\n");
        Assert.True(model.On("@ops", "/vms/100").Holds("VM.PowerMgmt"));
        Assert.False(model.On("a@pve", "/vms/100").Holds("VM.PowerMgmt"));
        Assert.True(model.On("a@pve", "/vms/101").Holds("VM.PowerMgmt"));
    }

    [Fact]
    public void A_token_that_code_grants_to_is_not_limited_by_an_owner_it_says_nothing_of()
    {
        var model = OfScript("pveum acl modify /vms --tokens 'ci@pve!tf' --roles PVEVMAdmin");
        Assert.True(model.On("ci@pve!tf", "/vms/100").Holds("VM.Allocate"));
        Assert.NotNull(model.Find("ci@pve!tf")!.Doubt);
    }

    [Fact]
    public void A_token_whose_owner_is_granted_less_has_no_more_than_that()
    {
        var model = OfScript("pveum user token add ci@pve tf\npveum acl modify /vms --tokens 'ci@pve!tf' --roles PVEVMAdmin\npveum acl modify /vms --users ci@pve --roles PVEAuditor");
        Assert.Equal(["VM.Audit"], model.On("ci@pve!tf", "/vms/100").Privileges.Select(entry => entry.Privilege).Where(name => name.StartsWith("VM.", StringComparison.Ordinal) && !name.Contains("Guest", StringComparison.Ordinal)));
        Assert.Null(model.Find("ci@pve!tf")!.Doubt);
    }

    [Fact]
    public void What_a_script_grants_and_takes_away_again_is_gone()
    {
        var model = OfScript("pveum acl modify / --users ci@pve --roles PVEAdmin\npveum acl delete / --users ci@pve --roles PVEAdmin");
        Assert.Empty(model.Tree("ci@pve"));
        Assert.NotEmpty(OfScript("pveum acl delete / --users ci@pve --roles PVEAdmin\npveum acl modify / --users ci@pve --roles PVEAdmin").Tree("ci@pve"));
    }

    [Fact]
    public void An_entry_that_gives_nothing_is_named()
    {
        Assert.Equal("Mystery", OfScript("pveum acl modify /vms --users ci@pve --roles Mystery").Unplaced.Single().Role.Text);
        var deep = OfUserCfg($"user:a@pve:1:0::::::\nacl:1:{string.Concat(Enumerable.Repeat("/x", 200_000))}:a@pve:PVEAuditor:\n");
        Assert.Single(deep.Unplaced);
        Assert.Equal(8, deep.Paths.Count());
    }

    private static AccessModel OfUserCfg(string text) => new(UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version), Version);

    private static AccessModel OfScript(string text) => new(Plans.OfShell(text), Version);
}
