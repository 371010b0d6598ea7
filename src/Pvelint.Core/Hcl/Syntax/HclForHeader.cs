namespace Pvelint.Hcl;

/// <summary>The names and the collection of a <c>for</c>, which expressions and template directives share.</summary>
internal sealed class HclForHeader(HclCursor cursor, HclExpressionParser expressions)
{
    public string? KeyName { get; private set; }

    public string ValueName { get; private set; } = "";

    /// <summary>name ["," name] "in" expression ":"; null where reading got stuck.</summary>
    /// <param name="parts">Where the collection goes.</param>
    public HclForHeader? Read(List<HclExpression> parts)
    {
        if (!ReadNames())
        {
            return null;
        }

        parts.Add(expressions.Expression());
        if (!cursor.Stuck && cursor.Kind != HclTokenKind.Colon)
        {
            cursor.Fail(cursor.Next, "a colon is expected after the collection of a 'for'");
        }

        if (cursor.Stuck)
        {
            return null;
        }

        cursor.Read();
        return this;
    }

    /// <summary>name ["," name] "in"; false where reading got stuck.</summary>
    public bool ReadNames()
    {
        if (!Name("a name is expected after 'for'"))
        {
            return false;
        }

        if (cursor.Kind == HclTokenKind.Comma)
        {
            cursor.Read();
            KeyName = ValueName;
            if (!Name("the name of the value is expected after the comma"))
            {
                return false;
            }
        }

        if (!cursor.IsWord("in"))
        {
            cursor.Fail(cursor.Next, "'in' is expected after the names of a 'for'");
            return false;
        }

        cursor.Read();
        return true;
    }

    private bool Name(string message)
    {
        if (cursor.Kind != HclTokenKind.Identifier)
        {
            cursor.Fail(cursor.Next, message);
            return false;
        }

        ValueName = cursor.TextOf(cursor.Read());
        return true;
    }
}
