using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Where a place stands in its file, by names that stay when lines move: of the setting or command around it.</summary>
internal sealed class KeyPaths
{
    // Settings lie one in another only where a text holds a language of its own: the one around is never far.
    private const int Reach = 64;
    private const int MostWords = 3;

    private readonly Lazy<List<Setting>> _settings;
    private readonly Lazy<List<Command>> _commands;

    /// <summary>The places of a document.</summary>
    public KeyPaths(Document document)
    {
        _settings = new(() => [.. document.Settings.OrderBy(setting => setting.Value.Span.Start)]);
        _commands = new(() => [.. document.Commands.OrderBy(command => command.Span.Start)]);
    }

    /// <summary>A command by its name, the words of what it does, and the address that it talks to: <c>pveum acl modify</c>, <c>curl https://pve1:8006/api2/json/version</c>.</summary>
    public static string Of(Command command)
    {
        var verbs = command.Words.Skip(1).Take(MostWords).TakeWhile(word => word.Kind == ValueKind.Literal && word.Text.Length is > 1 and <= 16 && word.Text.All(unit => unit is >= 'a' and <= 'z'));
        var address = command.Words.Select(word => Address(word.Text)).FirstOrDefault(text => text.Length > 0);
        return string.Join(" ", new[] { command.Name }.Concat(command.Name.StartsWith("pve", StringComparison.Ordinal) ? verbs.Select(word => word.Text) : []).Concat(address is null ? [] : new[] { address }));
    }

    /// <summary>The path of a place: of the innermost setting round it, else of the command; empty in running text.</summary>
    public string At(TextSpan span)
    {
        if (Around(_settings.Value, setting => setting.Value.Span, span) is { } setting)
        {
            return setting.NamePath;
        }

        return Around(_commands.Value, command => command.Span, span) is { } command ? Of(command) : "";
    }

    private static T? Around<T>(List<T> sorted, Func<T, TextSpan> place, TextSpan span)
        where T : class
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = place(sorted[middle]).Start <= span.Start ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= Math.Max(0, low - Reach); i--)
        {
            if (place(sorted[i]).Contains(span))
            {
                return sorted[i];
            }
        }

        return null;
    }

    // Without what may hold a secret: user and password before the host, the query, and a path that is none of the API's.
    private static string Address(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme is < 1 or > 5)
        {
            return "";
        }

        var rest = text.Substring(Math.Max(scheme + 3, text.LastIndexOf('@') + 1));
        var slash = rest.IndexOf('/');
        var isApi = slash >= 0 && string.CompareOrdinal(rest, slash, "/api2/", 0, 6) == 0;
        var end = rest.IndexOfAny(isApi ? ['?', '#', ' ', SettingValue.Hole] : ['?', '#', ' ', SettingValue.Hole, '/']);
        return end < 0 ? rest : rest.Substring(0, end);
    }
}
