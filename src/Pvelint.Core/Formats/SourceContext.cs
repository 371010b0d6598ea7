namespace Pvelint.Formats;

/// <summary>What a text is for. Rules speak softer where nothing is loaded or run.</summary>
public enum SourceContext
{
    /// <summary>Loaded or run as it stands.</summary>
    Code,

    /// <summary>Commented out. A live secret there is still a secret; a setting there is not in force.</summary>
    Comment,

    /// <summary>An example to be copied: <c>*.example</c>, <c>.env.sample</c>, <c>*.dist</c>, a folder <c>examples/</c>.</summary>
    Example,

    /// <summary>Documentation: Markdown, <c>docs/</c>, help texts.</summary>
    Documentation,

    /// <summary>A test or its fixtures.</summary>
    Test,
}
