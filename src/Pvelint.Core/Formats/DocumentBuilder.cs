using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// What the readers of a file write into. A reader gets a fragment and gives spans of that fragment; the builder puts
/// them where they stand in the file, so the same reader serves a file, a fence in Markdown and a string in YAML.
/// </summary>
public sealed class DocumentBuilder
{
    private const int MaxDepth = 8;
    private readonly Func<FileFormat, FormatReader?> _readers;
    private int _depth;

    internal DocumentBuilder(SourceFile file, FileFormat format, SourceContext context, Func<FileFormat, FormatReader?> readers)
    {
        File = file;
        Format = format;
        Context = context;
        Current = context;
        _readers = readers;
        Root = SettingScope.Root(new TextSpan(0, file.Text.Length));
    }

    /// <summary>The file that is being read.</summary>
    public SourceFile File { get; }

    /// <summary>The language of the file as a whole.</summary>
    public FileFormat Format { get; }

    /// <summary>What the file as a whole is for.</summary>
    public SourceContext Context { get; }

    /// <summary>The root of the tree of settings.</summary>
    public SettingScope Root { get; }

    internal List<Command> Commands { get; } = [];

    internal List<Comment> Comments { get; } = [];

    internal List<Fragment> Texts { get; } = [];

    internal List<Diagnostic> Diagnostics { get; } = [];

    internal HclFile? Hcl { get; private set; }

    internal Func<SourceFile, IReadOnlyList<YamlValue>>? Yaml { get; private set; }

    private SourceContext Current { get; set; }

    /// <summary>Adds a scope below another.</summary>
    /// <param name="parent">The scope around it.</param>
    /// <param name="kind">Block type, key, section name or index.</param>
    /// <param name="source">Its place in the file.</param>
    /// <param name="labels">Labels of an HCL block.</param>
    public SettingScope Scope(SettingScope parent, string kind, TextSpan source, params string[] labels) => parent.Add(kind, labels, source);

    /// <summary>Says that what is numbered in a scope are the items of a list.</summary>
    public void List(SettingScope scope) => scope.MarkAsList();

    /// <summary>Adds a setting. <paramref name="keySource"/> is a span of the file.</summary>
    public void Setting(SettingScope scope, string key, TextSpan keySource, SettingValue value, bool comment = false) =>
        scope.Add(new Setting(scope, key, keySource, value, comment ? SourceContext.Comment : Current));

    /// <summary>Adds a command. <paramref name="source"/> is a span of the file.</summary>
    public void Command(IReadOnlyList<SettingValue> words, TextSpan source) => Commands.Add(new Command(words, source, Current));

    /// <summary>Adds a comment, its text without the marks. <paramref name="source"/> is a span of the file.</summary>
    public void Comment(string text, TextSpan source) => Comments.Add(new Comment(text, source));

    /// <summary>Adds a decoded text in which forms that stand on their own are looked for.</summary>
    public void Text(Fragment fragment) => Texts.Add(fragment);

    /// <summary>Adds what could not be read. <paramref name="source"/> is a span of the file.</summary>
    public void Diagnostic(TextSpan source, string message) => Diagnostics.Add(new Diagnostic(source, message));

    /// <summary>Reads a fragment in its own language, its settings below <paramref name="scope"/>.</summary>
    /// <param name="fragment">The text and its place.</param>
    /// <param name="format">Its language.</param>
    /// <param name="scope">Where its settings go.</param>
    /// <param name="context">What it is for, where that differs from the text around it.</param>
    public void Read(Fragment fragment, FileFormat format, SettingScope scope, SourceContext? context = null)
    {
        if (_depth == MaxDepth)
        {
            Diagnostic(fragment.ToSource(new TextSpan(0, fragment.Text.Length)), $"nested more than {MaxDepth} languages deep: what stands here is not read");
            return;
        }

        if (_readers(format) is not { } read)
        {
            return;
        }

        var outer = Current;
        Current = context ?? Current;
        _depth++;
        read(fragment, scope, this);
        _depth--;
        Current = outer;
    }

    /// <summary>Reads a fragment in a language that it only seems to be written in: that it is not, is no news.</summary>
    public void Guess(Fragment fragment, FileFormat format, SettingScope scope)
    {
        var known = Diagnostics.Count;
        Read(fragment, format, scope);
        Diagnostics.RemoveRange(known, Diagnostics.Count - known);
    }

    /// <summary>Keeps the tree of a fragment that is HCL, where the fragment is the whole file.</summary>
    public void Tree(Fragment fragment, HclFile hcl)
    {
        if (ReferenceEquals(fragment.Text, File.Text))
        {
            Hcl = hcl;
        }
    }

    /// <summary>Says how the values of a fragment that is YAML are read, where the fragment is the whole file.</summary>
    public void Tree(Fragment fragment, Func<SourceFile, IReadOnlyList<YamlValue>> yaml)
    {
        if (ReferenceEquals(fragment.Text, File.Text))
        {
            Yaml = yaml;
        }
    }

    internal Document Build() => new(this);
}

/// <summary>Reads a fragment of one language into a builder. Total: never throws, never hangs; what it cannot read it says.</summary>
public delegate void FormatReader(Fragment fragment, SettingScope scope, DocumentBuilder into);
