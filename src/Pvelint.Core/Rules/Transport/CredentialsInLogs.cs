using Pvelint.Formats;
using Pvelint.Rules.Editing;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>Settings that write credentials to logs, and commands that show them in the process list.</summary>
public sealed class CredentialsInLogs : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE303",
        nameof(CredentialsInLogs),
        "setting that writes credentials to logs or to a process list",
        Severity.Warning,
        "switch it off; hand secrets over by environment, standard input or a file that only its owner can read, and renew what was logged")
    {
        Fixes = [FixSafety.Safe, FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project) =>
        InSettings(document).Concat(Traced(document)).Concat(InArguments(document));

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project) =>
        project.DocumentOf(finding) is { } document ? SwitchFixes.OfLogs(finding, document) : [];

    private IEnumerable<Finding> InSettings(Document document)
    {
        foreach (var setting in document.Settings)
        {
            if (InsecureSettings.NameOf(setting) is not { } name
                || !TransportFacts.Current.Logs.TryGetValue(Words.Normalise(name), out var log)
                || !IsOn(setting, log)
                || !(log.Certain || ProxmoxMentions.In(document.File.Text) || document.Settings.Any(HoldsSecret)))
            {
                continue;
            }

            yield return new Finding(Descriptor, document.File, setting.Value.Span, $"'{name}': {log.What}")
            {
                // Nothing is lost before the log is: a note, where `set -x` writes into logs that others read.
                Severity = Severity.Note,
                Confidence = log.Certain ? Confidence.High : Confidence.Low,
                KeyPath = setting.NamePath,
            };
        }
    }

    // `set -x` prints every command after it with its variables filled in.
    private IEnumerable<Finding> Traced(Document document)
    {
        Command? tracing = null;
        foreach (var command in document.Commands.OrderBy(command => command.Span.Start))
        {
            if (command.Name == "set")
            {
                tracing = Trace(command) switch
                {
                    true => command,
                    false => null,
                    null => tracing,
                };
            }
            else if (tracing is not null && UsesSecret(document, command))
            {
                yield return new Finding(Descriptor, document.File, tracing.Span, "`set -x` prints the commands that follow, and one of them holds a Proxmox credential: it ends up in the log of the run")
                {
                    Severity = Descriptor.Severity.In(tracing.Context),
                    Confidence = Confidence.Medium,
                    KeyPath = "set",
                    Help = "put `set +x` before the commands that hold a credential, or leave tracing out",
                    Related = [new RelatedPlace(document.File, command.Span, "this command is printed with the credential filled in")],
                };
                tracing = null;
            }
        }
    }

    private IEnumerable<Finding> InArguments(Document document)
    {
        foreach (var command in document.Commands)
        {
            foreach (var argument in TransportFacts.Current.Arguments.Where(argument => argument.Commands.Any(name => Glob.Matches(name, command.Name))))
            {
                foreach (var secret in ArgumentsOf(document, command, argument))
                {
                    yield return new Finding(Descriptor, document.File, secret.Span, $"a secret in an argument of {command.Name} stands in the process list, readable for everybody on that machine while it runs")
                    {
                        Severity = Severity.Note,
                        Confidence = Confidence.High,
                        KeyPath = KeyPaths.Of(command),
                        Help = "hand it over by environment, standard input or a file that only its owner can read",
                    };
                }
            }
        }
    }

    private static IEnumerable<SettingValue> ArgumentsOf(Document document, Command command, SecretArgument argument)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            var equals = word.Text.IndexOf('=');
            var option = equals < 0 ? word.Text : word.Text.Substring(0, equals);
            if (!argument.Options.Contains(option))
            {
                continue;
            }

            var value = equals < 0 && i + 1 < command.Words.Count ? command.Words[++i] : word;
            var written = document.File.Slice(value.Span);
            var text = ReferenceEquals(value, word) ? written.Substring(written.IndexOf('=') + 1) : written;
            if (argument.Pair ? HandsSecret(text) : IsSecret(text))
            {
                yield return value;
            }
        }
    }

    // `name=value` where the name is that of a Proxmox secret.
    private static bool HandsSecret(string pair)
    {
        var equals = pair.IndexOf('=');
        return equals > 0 && NamesSecret(pair.Substring(0, equals)) && IsSecret(pair.Substring(equals + 1));
    }

    private static bool IsSecret(string text) =>
        text.Length > 0 && text[0] is not ('-' or '@')
        && Placeholders.Classify(text) is SecretText.Plausible or SecretText.Reference
        && !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(Setting setting, LogSwitch log) => log.Values.Count == 0
        ? Truth.Of(setting.Value) == true
        : setting.Value.IsKnown && log.Values.Contains(setting.Value.Text.Trim().ToLowerInvariant());

    private static bool NamesSecret(string name) =>
        KeyNames.Of(name) is { HasProduct: true, IsOther: false, IsGuest: false, Role: KeyRole.Token or KeyRole.TokenSecret or KeyRole.Password or KeyRole.Ticket };

    private static bool HoldsSecret(Setting setting) =>
        KnownPlaces.MeaningOf(setting) is { Role: not (KeyRole.Identity or KeyRole.Endpoint or KeyRole.GuestPassword) };

    // Whether `set` switches tracing on (true) or off (false); null where it does neither.
    private static bool? Trace(Command command)
    {
        bool? trace = null;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i].Text;
            if (word.Length > 1 && word[0] is '-' or '+' && word[1] != '-')
            {
                var names = word[word.Length - 1] == 'o' && i + 1 < command.Words.Count && command.Words[i + 1].Text == "xtrace";
                trace = names || word.IndexOf('x') > 0 ? word[0] == '-' : trace;
            }
        }

        return trace;
    }

    private static bool UsesSecret(Document document, Command command)
    {
        var source = document.File.Slice(command.Span);
        return source.IndexOf("PVEAPIToken", StringComparison.Ordinal) >= 0
            || source.IndexOf("PVEAuthCookie", StringComparison.Ordinal) >= 0
            || CommandTarget.VariablesIn(source).Any(NamesSecret);
    }
}
