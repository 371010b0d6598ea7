namespace Pvelint.Tests.Analyzer;

/// <summary>What C# 12 and later write otherwise: no test for the oldest Roslyn.</summary>
public sealed class NewSyntaxTests
{
    [Fact]
    public Task Reads_a_collection_expression() => Verifier.Check(("Provider.cs", Stubs.Pulumi), ("Program.cs", """
        using Pulumi.ProxmoxVE.Permission;
        var role = new Role("ops", new() { RoleId = "Ops", Privileges = ["VM.Audit", "{|PVE208:VM.PowerMgnt|}"] });
        """));
}
