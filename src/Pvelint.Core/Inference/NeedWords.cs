namespace Pvelint.Inference;

/// <summary>A need in words: <c>VM.Audit on /vms/100</c>.</summary>
public static class NeedWords
{
    /// <summary>The words; what stands in a path or a reason is as the code or the log has it.</summary>
    public static string Of(Need need) => need switch
    {
        Permission permission => $"{permission.Privilege} on {permission.Path}",
        AllOf all => string.Join(", ", all.Needs.Select(Of)),
        AnyOf any => string.Join(" or ", any.Needs.Select(Of)),
        Dependent dependent => $"{Of(dependent.Need)} (depending on {dependent.What})",
        Refusal refusal => refusal.Reason,
        _ => "",
    };
}
