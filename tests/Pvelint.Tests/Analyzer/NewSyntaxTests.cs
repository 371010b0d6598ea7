namespace Pvelint.Tests.Analyzer;

/// <summary>What C# 12 and later write otherwise: no test for the oldest Roslyn.</summary>
public sealed class NewSyntaxTests
{
    [Fact]
    public Task Reads_a_collection_expression() => Verifier.Check(("Provider.cs", Stubs.Pulumi), ("Program.cs", """
        using Pulumi.ProxmoxVE.Permission;
        var role = new Role("ops", new() { RoleId = "Ops", Privileges = ["VM.Audit", "{|PVE208:VM.PowerMgnt|}"] });
        """));

    [Fact]
    public Task Flags_records_target_typed_new_and_lists() => Verifier.Check("""
        using System.Collections.Generic;
        var login = new ProxmoxLogin("svc@pve", "{|PVE103:Tr0ub4dor-pve-9|}");
        ProxmoxLogin other = new(Password: "{|PVE103:kestrel-Mauve-42|}", User: "ops@pve");
        List<string> headers = ["Accept: */*", "Authorization: PVEAPIToken=ci@pve!a={|PVE101:b2f86d03-41ce-4a97-9d58-e06c7b1fa294|}"];
        record ProxmoxLogin(string User, string Password);
        """);

    [Fact]
    public Task Flags_attributes() => Verifier.Check("""
        using System;
        [ProxmoxLogin("svc@pve", Password = "{|PVE103:Tr0ub4dor-pve-9|}")]
        sealed class Job { static void Main() { } }
        sealed class ProxmoxLoginAttribute(string user) : Attribute { public string User { get; } = user; public string Password { get; set; } = ""; }
        """);
}
