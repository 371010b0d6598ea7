namespace Pvelint.Formats;

/// <summary>The open brackets of a source text, innermost first.</summary>
internal sealed class SourceScopes
{
    // More than people nest; each frame may become a scope, whose path is the names of all around it.
    private const int MaxDepth = 48;
    private int _beyond;

    /// <summary>The innermost frame.</summary>
    public SourceFrame Top { get; private set; } = new(null, '\0', "", 0);

    /// <summary>Whether no bracket is open: a line break ends the statement.</summary>
    public bool IsStatementLevel => Top.Close is '\0' or ':' or '}' && _beyond == 0;

    /// <summary>Opens a frame.</summary>
    public void Open(char close, string name, int start, bool assigns = false, int indent = 0)
    {
        if (Top.Depth == MaxDepth)
        {
            _beyond++;
            return;
        }

        Top = new SourceFrame(Top, close, name, start) { Assigns = assigns, Indent = indent };
    }

    /// <summary>Closes the frame that a bracket closes, and those that were left open in it; a stray bracket closes nothing.</summary>
    public void Close(char bracket)
    {
        if (_beyond > 0)
        {
            _beyond--;
            return;
        }

        var frame = Top;
        while (frame.Parent is not null && frame.Close != bracket)
        {
            frame = frame.Parent;
        }

        if (frame.Parent is not null)
        {
            Top = frame.Parent;
        }
    }

    /// <summary>Closes the bodies that a line of this indentation ends.</summary>
    public void Dedent(int indent)
    {
        while (Top.Close == ':' && Top.Parent is not null && indent <= Top.Indent)
        {
            Top = Top.Parent;
        }
    }
}
