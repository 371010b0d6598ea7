using System.Runtime.CompilerServices;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Reads access plans from files of all kinds.</summary>
public static class AccessPlans
{
    // An editor asks after every edit, and all documents but one are the same.
    private static readonly ConditionalWeakTable<Document, List<string>> AnsibleVariablesOf = new();

    /// <summary>The variables whose values the grants in these files depend on: whoever leaves files out must not leave out theirs.</summary>
    public static IEnumerable<string> Variables(IReadOnlyList<Document> documents) =>
        documents.SelectMany(document => AnsibleVariablesOf.GetValue(document, key => [.. AnsibleGrants.VariablesIn(key)]));

    /// <summary>Whether a file only gives values to the variables of others, so that no grant can stand in it: tfvars, and examples of them.</summary>
    public static bool GivesOnlyValues(SourceFile file) => HclFileNames.GivesValues(file.Name);

    /// <summary>
    /// Whether what is granted could be something else if a file that only gives values were read otherwise: Terraform reads it unasked,
    /// and it names a variable that a grant beside it depends on.
    /// </summary>
    /// <param name="values">The file.</param>
    /// <param name="documents">All files of the project.</param>
    public static bool DependOnValuesOf(SourceFile values, IReadOnlyList<Document> documents) =>
        HclFileNames.AutomaticRank(values.Name) > 0
        && TerraformGrants.VariablesIn([.. documents.Where(document => document.File.Folder == values.Folder)])
            .Any(name => values.Text.Contains(name) || values.Text.Contains("\\u"));

    /// <summary>The access resources of Pulumi programs whose grants could not be read: what they are given is put together elsewhere.</summary>
    public static IEnumerable<Place> UnreadPulumi(IReadOnlyList<Document> documents) => documents.SelectMany(PulumiGrants.UnreadIn);

    /// <summary>What the files of a project set up, all of them together.</summary>
    /// <param name="documents">The files.</param>
    /// <param name="version">The release that <c>user.cfg</c> is read as.</param>
    public static AccessPlan Of(IReadOnlyList<Document> documents, PveVersion version)
    {
        var builder = new PlanBuilder();
        var variables = new AnsibleVariables(documents);
        var programs = PulumiGrants.Of(documents);
        foreach (var module in documents.GroupBy(document => document.File.Folder, StringComparer.Ordinal))
        {
            TerraformGrants.Read([.. module], builder);
        }

        foreach (var document in documents)
        {
            CommandGrants.Read(document, builder);
            AnsibleGrants.Read(document, variables, builder);
            foreach (var program in programs[document])
            {
                program.Add(builder);
            }

            PrivilegeLists.Read(document, builder);
        }

        return documents
            .Where(document => document.Format == FileFormat.UserCfg)
            .Aggregate(builder.Build(), (plan, document) => plan.With(UserCfg.Read(document.File, document.Context, version)));
    }
}
