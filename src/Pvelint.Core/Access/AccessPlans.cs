using Pvelint.Formats;

namespace Pvelint.Access;

/// <summary>Reads access plans from files of all kinds.</summary>
public static class AccessPlans
{
    /// <summary>The variables whose values the grants in these files depend on: whoever leaves files out must not leave out theirs.</summary>
    public static IEnumerable<string> Variables(IReadOnlyList<Document> documents) => documents.SelectMany(AnsibleGrants.VariablesIn);

    /// <summary>What the files of a project set up, all of them together.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="version">The release that <c>user.cfg</c> is read as.</param>
    public static AccessPlan Of(IReadOnlyList<Document> documents, PveVersion version)
    {
        var builder = new PlanBuilder();
        var variables = new AnsibleVariables(documents);
        foreach (var module in documents.GroupBy(document => document.File.Folder, StringComparer.Ordinal))
        {
            TerraformGrants.Read([.. module], builder);
        }

        foreach (var document in documents)
        {
            CommandGrants.Read(document, builder);
            AnsibleGrants.Read(document, variables, builder);
            PrivilegeLists.Read(document, builder);
        }

        return documents
            .Where(document => document.Format == FileFormat.UserCfg)
            .Aggregate(builder.Build(), (plan, document) => plan.With(UserCfg.Read(document.File, document.Context, version)));
    }
}
