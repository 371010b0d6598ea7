using Pvelint.Formats;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>Commands that are told not to verify: <c>curl -sk</c>, <c>wget --no-check-certificate</c>.</summary>
internal static class InsecureCommands
{
    /// <summary>The commands of a file that talk to Proxmox without verifying.</summary>
    public static IEnumerable<InsecurePlace> In(Document document)
    {
        var target = new CommandTarget(document);
        foreach (var command in document.Commands)
        {
            foreach (var known in TransportFacts.Current.Commands)
            {
                if (Glob.Matches(known.Name, command.Name) && At(target, command, known) is { } place)
                {
                    yield return place;
                    break;
                }
            }
        }
    }

    private static InsecurePlace? At(CommandTarget target, Command command, InsecureCommand known)
    {
        if (known.Unless.Length > 0)
        {
            return command.Words.Any(word => IsOption(word.Text, known.Unless)) || !command.Words.Any(word => known.Only.Any(option => IsOption(word.Text, option)))
                ? null
                : Place(command, command.Words[0].Span, $"{command.Name} does not verify certificates unless it is given {known.Unless}", Confidence.Low);
        }

        var option = command.Words.Skip(1).FirstOrDefault(word => SwitchesOff(word, known));
        return option is null || (known.OnlyToProxmox && !target.IsProxmox(command))
            ? null
            : Place(command, option.Span, $"{command.Name} {option.Text} sends the credentials to whoever answers", Confidence.High);
    }

    private static InsecurePlace Place(Command command, TextSpan span, string message, Confidence confidence) =>
        new(span, message, command.Context, confidence, KeyPaths.Of(command));

    private static bool SwitchesOff(SettingValue word, InsecureCommand known) =>
        word.Kind == ValueKind.Literal && (known.Long.Contains(word.Text) || (known.Short.Length == 1 && HasShort(word.Text, known)));

    // `-sk`: letters up to the first that takes the rest of the word as its value.
    private static bool HasShort(string word, InsecureCommand known)
    {
        if (word.Length < 2 || word[0] != '-' || word[1] == '-')
        {
            return false;
        }

        foreach (var letter in word.Skip(1))
        {
            if (letter == known.Short[0])
            {
                return true;
            }

            if (known.Takes.IndexOf(letter) >= 0 || !char.IsLetterOrDigit(letter))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsOption(string word, string option) =>
        word == option || (word.Length > option.Length && word[option.Length] == '=' && word.StartsWith(option, StringComparison.Ordinal));
}
