using System.Text;
using System.Text.Unicode;

namespace Pvelint.Repo.Changes;

/// <summary>An entry of a tree or of the index.</summary>
/// <param name="Name">Its path below the repository's root: bytes, as git keeps them.</param>
/// <param name="Mode">Git's mode in octal digits: <c>100644</c>, <c>120000</c> for a link, <c>160000</c> for a submodule.</param>
/// <param name="Id">The id of its object in hexadecimal digits.</param>
internal sealed record SnapshotEntry(byte[] Name, string Mode, string Id)
{
    /// <summary>Its path as text, different for different names.</summary>
    public string Path { get; } = TextOf(Name);

    /// <summary>Whether it is a file: the target of a link is no content, and a submodule is a repository of its own.</summary>
    public bool IsFile => Mode.StartsWith("100", StringComparison.Ordinal);

    /// <summary>
    /// A name as text. A byte that is no UTF-8 stands as a lone surrogate: two names that are no text must not become one,
    /// or what one of them holds would pass for known since the other does.
    /// </summary>
    public static string TextOf(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder(name.Length);
        while (name.Length > 0)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var count) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var single in name[..count])
                {
                    text.Append((char)(0xDC00 + single));
                }
            }

            name = name[count..];
        }

        return text.ToString();
    }
}
