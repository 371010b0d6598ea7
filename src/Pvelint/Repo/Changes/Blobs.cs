using System.Globalization;
using System.Text;

namespace Pvelint.Repo.Changes;

/// <summary>The contents of objects, asked of git all at once.</summary>
internal sealed class Blobs
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _contents = new(StringComparer.Ordinal);
    private string _failure = "git has no such object";

    public bool TryRead(string id, out ReadOnlyMemory<byte> content, out string failure)
    {
        failure = _failure;
        return _contents.TryGetValue(id, out content);
    }

    public void Load(GitRepository repository, IEnumerable<string> ids)
    {
        var wanted = ids.Where(id => !_contents.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var answer = Git.Ask(repository.Folder, ["cat-file", "--batch"], Encoding.ASCII.GetBytes(string.Join('\n', wanted) + "\n"), keepsEnvironment: true);
        _failure = answer.Failure ?? _failure;
        for (var rest = answer.Output.AsMemory(); rest.Length > 0;)
        {
            var line = rest.Span.IndexOf((byte)'\n');
            if (line < 0)
            {
                break;
            }

            var header = Encoding.ASCII.GetString(rest.Span[..line]).Split(' ');
            rest = rest[(line + 1)..];
            if (header is [var id, "blob", var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            {
                if (rest.Length <= size)
                {
                    break;
                }

                _contents[id] = rest[..size];
                rest = rest[(size + 1)..];
            }
        }
    }
}
