using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Whether what is made stands under a condition or in a loop, by the brackets around it; in Python by how far its line is set in.</summary>
internal sealed class PulumiScopes(PulumiExpressions code, SourceFile file, bool isPython)
{
    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal) { "if", "else", "for", "foreach", "while", "switch", "case", "catch", "forEach", "map", "Select", "range" };

    private readonly Stack<bool> _open = new();
    private bool _isCondition;

    // The semicolons of `for (;;)` end no statement.
    private int _parentheses;

    /// <summary>Whether no bracket is open.</summary>
    public bool IsOutside => _open.Count == 0;

    /// <summary>Takes a token that begins nothing that is made.</summary>
    public void Take(int at)
    {
        switch (code.Text(at))
        {
            case "{":
                _open.Push(_isCondition);
                _isCondition = false;
                _parentheses = 0;
                break;
            case "(" or "[":
                _open.Push(false);
                _parentheses++;
                break;
            case "}" or ")" or "]":
                if (_open.Count > 0)
                {
                    _open.Pop();
                }

                _parentheses = code.Text(at) == "}" ? 0 : Math.Max(0, _parentheses - 1);
                break;
            case ";" when _parentheses == 0:
                _isCondition = false;
                break;
            case var word when code.IsWord(at) && Conditions.Contains(PulumiSource.LastOf(word)):
                _isCondition = true;
                break;
        }
    }

    /// <summary>Whether the token stands under a condition, or may be made several times.</summary>
    public bool IsConditional(int at) => _isCondition || _open.Contains(true) || (isPython && file.Position(code.Span(at).Start) is var place && IsSetIn(place.Line));

    private bool IsSetIn(int line) => file.Slice(file.Line(line)) is { Length: > 0 } text && text[0] is ' ' or '\t';
}
