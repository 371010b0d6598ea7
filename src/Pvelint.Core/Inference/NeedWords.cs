namespace Pvelint.Inference;

/// <summary>A need in words: <c>VM.Audit on /vms/100</c>.</summary>
public static class NeedWords
{
    /// <summary>The words; what stands in a path or a reason is as the code or the log has it.</summary>
    public static string Of(Need need) => need switch
    {
        Permission permission => $"{permission.Privilege} on {permission.Path}",
        AllOf all => string.Join(", ", all.Needs.OfType<Permission>().GroupBy(one => one.Privilege, StringComparer.Ordinal).Select(same => $"{same.Key} on {string.Join(", ", same.Select(one => one.Path))}")
            .Concat(all.Needs.Where(one => one is not Permission).Select(Of))),
        AnyOf any => string.Join(" or ", (any.Needs.Any(one => one is not Refusal) ? any.Needs.Where(one => one is not Refusal) : any.Needs).Select(Of)),
        Dependent dependent => dependent.When is { } when ? $"{Of(dependent.Need)} (only if {when})" : $"{Of(dependent.Need)} (depending on {dependent.What})",
        Refusal refusal => refusal.Reason,
        _ => "",
    };
}
