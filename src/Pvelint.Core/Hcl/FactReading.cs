namespace Pvelint.Hcl;

/// <summary>
/// Short ways to read the project's own facts. They take what is missing as empty: the tests of each fact file hold
/// that nothing is misspelt.
/// </summary>
internal static class FactReading
{
    /// <summary>The text of an attribute; empty where it is missing.</summary>
    public static string String(this HclBody body, string name) => body.Attribute(name)?.Expression.Text() ?? "";

    /// <summary>The texts of an attribute that is a list of texts; none where it is missing.</summary>
    public static IReadOnlyList<string> Strings(this HclBody body, string name) => body.Attribute(name)?.Expression.Texts() ?? [];

    /// <summary>Whether an attribute is <c>true</c>.</summary>
    public static bool Flag(this HclBody body, string name) => body.Attribute(name)?.Expression is HclLiteral { IsTrue: true };

    /// <summary>The names and texts of an attribute that is an object of texts, in order.</summary>
    public static IReadOnlyList<(string Name, string Text)> Pairs(this HclBody body, string name) =>
        body.Attribute(name)?.Expression is HclObject value ? [.. value.Items.Select(item => (item.Name ?? "", item.Value.Text()))] : [];

    /// <summary>The objects of an attribute that is a list of objects, in order.</summary>
    public static IReadOnlyList<HclObject> Objects(this HclBody body, string name) =>
        body.Attribute(name)?.Expression is HclTuple list ? [.. list.Items.OfType<HclObject>()] : [];

    /// <summary>The text of an object's value; empty where it is missing.</summary>
    public static string String(this HclObject value, string name) => value.Value(name)?.Text() ?? "";

    /// <summary>The texts of an object's value that is a list; none where it is missing.</summary>
    public static IReadOnlyList<string> Strings(this HclObject value, string name) => value.Value(name)?.Texts() ?? [];

    private static string Text(this HclExpression expression) =>
        expression is HclLiteral literal ? literal.Text : expression.AsText()?.Value ?? "";

    private static IReadOnlyList<string> Texts(this HclExpression expression) =>
        expression is HclTuple list ? [.. list.Items.Select(Text)] : [];
}
