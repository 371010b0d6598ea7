namespace Pvelint.Output;

/// <summary><c>--format text</c> of <c>access</c>: who holds what where.</summary>
internal static class AccessText
{
    public static void Write(AccessReport report, TextWriter output, bool color)
    {
        foreach (var principal in report.Principals)
        {
            output.WriteLine(Neutral.Line(principal.Id));
            foreach (var (path, permissions) in report.RowsOf(principal))
            {
                output.WriteLine($"  {Neutral.Line(path)}  {string.Join(", ", permissions.Privileges.Select(entry => entry.Privilege))}");
            }
        }
    }
}
