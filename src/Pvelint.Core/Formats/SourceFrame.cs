using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>An open bracket, or the body of a Python <c>if</c>.</summary>
internal sealed class SourceFrame(SourceFrame? parent, char close, string name, int start)
{
    private SettingScope? _scope;

    /// <summary>The frame around it; null for the text as a whole.</summary>
    public SourceFrame? Parent { get; } = parent;

    /// <summary>The bracket that closes it; <c>:</c> for a body that its indentation closes.</summary>
    public char Close { get; } = close;

    /// <summary>Name of the scope that its settings form; empty where they belong to the frame around it.</summary>
    public string Name { get; } = name;

    /// <summary>Where it starts in the fragment.</summary>
    public int Start { get; } = start;

    /// <summary>Count of frames around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The indentation of the line that opened a body.</summary>
    public int Indent { get; init; }

    /// <summary>Count of commas so far: the index of the current argument or item.</summary>
    public int Commas { get; set; }

    /// <summary>The first argument where it is a string.</summary>
    public SourceToken? First { get; set; }

    /// <summary>Count of tokens in it.</summary>
    public int Tokens { get; set; }

    /// <summary>Whether the bracket calls something that assigns: <c>os.Setenv("X", "…")</c>.</summary>
    public bool Assigns { get; init; }

    /// <summary>The scope of its settings.</summary>
    public SettingScope Scope(SettingScope root, Fragment fragment, int end, DocumentBuilder into)
    {
        if (Parent is null)
        {
            return root;
        }

        if (_scope is null)
        {
            var outer = Parent.Scope(root, fragment, end, into);
            _scope = Name.Length == 0 ? outer : into.Scope(outer, Name, fragment.ToSource(TextSpan.FromBounds(Start, end)));
        }

        return _scope;
    }
}
