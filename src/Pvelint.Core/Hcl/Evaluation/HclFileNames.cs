namespace Pvelint.Hcl;

/// <summary>What Terraform and Packer do with a file by its name.</summary>
internal static class HclFileNames
{
    private static readonly string[] Configuration = [".tf", ".tf.json", ".tofu", ".tofu.json", ".pkr.hcl", ".pkr.json"];

    private static readonly string[] Values = [".tfvars", ".pkrvars", ".pkvars"];

    /// <summary>Whether it declares variables, locals, resources.</summary>
    public static bool IsConfiguration(string name) => EndsWith(name, Configuration);

    /// <summary>Whether it replaces arguments of what other files declare: <c>override.tf</c>, <c>x_override.tf</c>.</summary>
    public static bool IsOverride(string name)
    {
        var stem = name.Substring(0, name.IndexOf('.') is var dot and >= 0 ? dot : name.Length);
        return stem == "override" || stem.EndsWith("_override", StringComparison.Ordinal);
    }

    /// <summary>
    /// Zero for a file that gives no values by itself; else a later one wins over one of a lower rank, and of the same rank
    /// the one whose name sorts last (developer.hashicorp.com/terraform/language/values/variables, "Variable Definition Precedence").
    /// </summary>
    public static int AutomaticRank(string name) => name switch
    {
        "terraform.tfvars" => 1,
        "terraform.tfvars.json" => 2,
        _ => EndsWith(name, [".auto.tfvars", ".auto.tfvars.json", ".auto.pkrvars.hcl", ".auto.pkrvars.json"]) ? 3 : 0,
    };

    /// <summary>Whether it gives values to variables and does nothing else, by itself or where it is named, an example of one among them: <c>prod.tfvars</c>, <c>terraform.tfvars.example</c>.</summary>
    public static bool GivesValues(string name) => Array.Exists(Values, part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool EndsWith(string name, string[] endings) => Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.Ordinal));
}
