using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>Whether a command talks to Proxmox, and not to this machine itself. Made for one file.</summary>
/// <param name="document">The file.</param>
internal sealed class CommandTarget(Document document)
{
    private readonly Lazy<ILookup<string, Setting>> _variables = new(() => document.Settings.ToLookup(setting => setting.Key));

    /// <summary>
    /// Whether an address, a header or a variable in the command is Proxmox's. A variable counts by its name, or by the
    /// value that the same file gives it.
    /// </summary>
    public bool IsProxmox(Command command)
    {
        var source = document.File.Slice(command.Span);
        var known = false;
        foreach (var word in command.Words.Skip(1))
        {
            var text = word.Text;
            if (IsAddress(text) && ProxmoxMentions.IsLoopback(ProxmoxMentions.HostOf(text)))
            {
                return false;
            }

            known |= ProxmoxMentions.InAddress(text) || (IsAddress(text) && text.IndexOf("proxmox", StringComparison.OrdinalIgnoreCase) >= 0);
        }

        foreach (var name in VariablesIn(source))
        {
            var value = ValueOf(name, command.Span.Start);
            if (value is not null && IsAddress(value) && ProxmoxMentions.IsLoopback(ProxmoxMentions.HostOf(value)))
            {
                return false;
            }

            known |= KeyNames.HasProduct(name) || (value is not null && (ProxmoxMentions.InAddress(value) || (IsAddress(value) && ProxmoxMentions.In(value))));
        }

        return known;
    }

    /// <summary>The names behind <c>$</c> in a command as it is written: <c>$X</c>, <c>${X}</c>, <c>$env:X</c>.</summary>
    public static IEnumerable<string> VariablesIn(string source)
    {
        for (var i = source.IndexOf('$'); i >= 0; i = source.IndexOf('$', i + 1))
        {
            var start = i + 1;
            if (start < source.Length && source[start] == '{')
            {
                start++;
            }

            if (string.CompareOrdinal(source, start, "env:", 0, 4) == 0)
            {
                start += 4;
            }

            var end = start;
            while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] == '_'))
            {
                end++;
            }

            if (end > start)
            {
                yield return source.Substring(start, end - start);
            }
        }
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // The last value that stands before the command; shell files give a name several.
    private string? ValueOf(string name, int before) => _variables.Value[name].LastOrDefault(setting => setting.KeySpan.Start < before)?.Value.Text;
}
