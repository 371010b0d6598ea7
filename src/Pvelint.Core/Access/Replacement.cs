namespace Pvelint.Access;

/// <summary>What stands in the place of a privilege that was removed, from <c>rules/access/replaced.hcl</c>.</summary>
/// <param name="Privilege">The privilege that is gone.</param>
/// <param name="Removed">The first release without it.</param>
/// <param name="By">What most uses need instead.</param>
/// <param name="Where">Each use and the privilege that it needs instead.</param>
public sealed record ReplacedPrivilege(string Privilege, PveVersion Removed, IReadOnlyList<string> By, IReadOnlyDictionary<string, string> Where);

/// <summary>A path that people write and that is not, or no longer, one.</summary>
/// <param name="Form">Its form.</param>
/// <param name="By">The path that is meant.</param>
public sealed record ReplacedPath(PathForm Form, string By);
