using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pvelint.Rules;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>Generated files, with more credentials than get names of their own.</summary>
public sealed partial class CredentialNameTests
{
    private const int Count = 250;

    [Theory]
    [InlineData("site.yml", "- hosts: all\n  tasks:\n", "    - community.general.proxmox_kvm:\n        api_host: pve.lab.internal\n        api_user: ci@pve\n        api_token_id: t{0}\n        api_token_secret: \"{1}\"\n")]
    [InlineData("setup.sh", "#!/bin/sh\n", "curl -H \"Authorization: PVEAPIToken=ci@pve!t{0}={1}\" https://pve.lab.internal:8006/api2/json/nodes\n")]
    [InlineData("main.tf", "", "provider \"proxmox\" {{\n  alias     = \"a{0}\"\n  endpoint  = \"https://pve.lab.internal:8006/\"\n  api_token = \"ci@pve!t{0}={1}\"\n}}\n")]
    public void No_two_secrets_get_one_name(string path, string head, string each)
    {
        var random = new Random(20261122);
        var text = new StringBuilder(head);
        for (var i = 0; i < Count; i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
            text.AppendFormat(CultureInfo.InvariantCulture, each, i, new Guid(bytes));
        }

        var project = TestProject.Of(path, text.ToString());
        var fixes = Linter.Lint(project).Where(finding => finding.Secret is not null).SelectMany(finding => Fixes.WithoutHands(finding, project)).ToList();
        var names = fixes.ConvertAll(fix => Name().Match(fix.Edits[0].NewText).Value);
        Assert.Equal(200, names.Count);
        Assert.All(names, name => Assert.NotEmpty(name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [GeneratedRegex("(?i)proxmox_[a-z0-9_]+")]
    private static partial Regex Name();
}
