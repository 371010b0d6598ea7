using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Rules.Editing;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Rules.Transport;

/// <summary>Turns switches of verification and of logs round, or takes them out where their tool does the right thing without.</summary>
internal static class SwitchFixes
{
    /// <summary>The fixes of a place that switches verification off. A certificate that nobody knows fails afterwards, so none is safe.</summary>
    public static IEnumerable<Fix> OfVerification(Finding finding, Document document)
    {
        if (SettingAt(document, finding.Span) is { } setting && Truth.Of(setting.Value) is not null)
        {
            var isRemovable = InsecureSettings.NameOf(setting) is { } name && TransportFacts.Current.Switches.TryGetValue(Words.Normalise(name), out var known) && known.IsDefault;
            return setting.Context == SourceContext.Comment ? [] : [.. Turned(document, setting, isRemovable, FixSafety.Unsafe)];
        }

        if (document.Commands.FirstOrDefault(command => command.Words.Any(word => word.Span == finding.Span)) is { } found)
        {
            return [.. OfCommand(document.File, found, finding.Span)];
        }

        // In running text a switch is only spoken of.
        return document.Format is FileFormat.Markdown or FileFormat.Text ? [] : [.. OfCode(document.File, finding.Span)];
    }

    /// <summary>The fixes of a setting that makes a tool write credentials down, and of <c>set -x</c>.</summary>
    public static IEnumerable<Fix> OfLogs(Finding finding, Document document)
    {
        if (SettingAt(document, finding.Span) is { } setting && InsecureSettings.NameOf(setting) is { } name && TransportFacts.Current.Logs.TryGetValue(Words.Normalise(name), out var log))
        {
            if (setting.Context == SourceContext.Comment)
            {
                return [];
            }

            if (log.Instead.Length > 0)
            {
                return [new Fix($"set {setting.Key} to {log.Instead}", FixSafety.Unsafe, [new FixEdit(document.File, setting.Value.Span, log.Instead)])];
            }

            // What is not written any more, nothing can miss but a person: safe where it is the credential itself.
            return log.Values.Count == 0 ? [.. Turned(document, setting, true, log.Certain ? FixSafety.Safe : FixSafety.Unsafe)] : [];
        }

        return document.Commands.FirstOrDefault(command => command.Span == finding.Span && command.Name == "set") is { } tracing ? [.. Untraced(document.File, tracing)] : [];
    }

    private static Setting? SettingAt(Document document, TextSpan span) =>
        document.Settings.FirstOrDefault(setting => setting.Value.Span == span && setting.Value.IsKnown && Truth.Of(document.File.Slice(span)) == Truth.Of(setting.Value));

    private static IEnumerable<Fix> Turned(Document document, Setting setting, bool isRemovable, FixSafety safety)
    {
        if (isRemovable && document.Hcl is { } tree && setting.Scope is { Kind: not ("variable" or "locals" or "") })
        {
            foreach (var body in Bodies(tree.Body).Where(body => body.Attributes.Any(attribute => attribute.NameSpan == setting.KeySpan)))
            {
                if (new HclEdits(document.File, tree).Remove(body, body.Attributes.First(attribute => attribute.NameSpan == setting.KeySpan)) is { } removal)
                {
                    yield return new Fix($"remove {setting.Key}", safety, removal);
                    yield break;
                }
            }
        }

        if (Opposite.Of(document.File.Slice(setting.Value.Span)) is { } other)
        {
            yield return new Fix($"set {setting.Key} to {other}", safety, [new FixEdit(document.File, setting.Value.Span, other)]);
        }
    }

    private static IEnumerable<HclBody> Bodies(HclBody body) => new[] { body }.Concat(body.Blocks.SelectMany(block => Bodies(block.Body)));

    private static IEnumerable<Fix> OfCommand(SourceFile file, Command command, TextSpan span)
    {
        var known = TransportFacts.Current.Commands.Where(known => Glob.Matches(known.Name, command.Name)).ToList();
        if (known.Find(one => one.Unless.Length > 0) is { } needing && span == command.Words[0].Span)
        {
            yield return new Fix($"add {needing.Unless}", FixSafety.Unsafe, [new FixEdit(file, new TextSpan(span.End, 0), " " + needing.Unless)]);
            yield break;
        }

        var word = command.Words.First(word => word.Span == span);
        if (!word.IsWrittenIn(file))
        {
            yield break;
        }

        if (known.Exists(one => one.Long.Contains(word.Text)) || known.Exists(one => word.Text == "-" + one.Short))
        {
            yield return new Fix($"remove {word.Text}", FixSafety.Unsafe, [new FixEdit(file, WithBlanks(file, span), "")]);
        }
        else if (known.Find(one => one.Short.Length == 1 && word.Text.IndexOf(one.Short[0]) > 0) is { } letters)
        {
            yield return new Fix($"remove -{letters.Short}", FixSafety.Unsafe, [new FixEdit(file, new TextSpan(span.Start + word.Text.IndexOf(letters.Short[0]), 1), "")]);
        }
    }

    // The quotes of a word in a list of words, and what parts it from the next, are left to people.
    private static TextSpan WithBlanks(SourceFile file, TextSpan span)
    {
        var start = span.Start;
        while (start > 0 && file.Text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start > 0 && start < span.Start && file.Text[start - 1] is not ('\n' or '\r') ? TextSpan.FromBounds(start, span.End) : AndBlanksBehind(file, span);
    }

    private static TextSpan AndBlanksBehind(SourceFile file, TextSpan span)
    {
        var end = span.End;
        while (end < file.Text.Length && file.Text[end] is ' ' or '\t')
        {
            end++;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    private static IEnumerable<Fix> OfCode(SourceFile file, TextSpan span)
    {
        var written = file.Slice(span);
        if (written == "-SkipCertificateCheck")
        {
            yield return new Fix("remove -SkipCertificateCheck", FixSafety.Unsafe, [new FixEdit(file, WithBlanks(file, span), "")]);
            yield break;
        }

        foreach (var (from, to) in TransportFacts.Current.Forms.Where(form => form.Pattern.IsMatch(written) || written.IndexOf(form.Text, StringComparison.Ordinal) >= 0).SelectMany(form => form.Instead))
        {
            if (written.LastIndexOf(from, StringComparison.Ordinal) is var at and >= 0)
            {
                yield return new Fix($"write {to} for {from}", FixSafety.Unsafe, [new FixEdit(file, new TextSpan(span.Start + at, from.Length), to)]);
                yield break;
            }
        }
    }

    // `set -eux` goes on without the x, `set -x` alone goes with its line.
    private static IEnumerable<Fix> Untraced(SourceFile file, Command command)
    {
        var word = command.Words.Skip(1).LastOrDefault(word => word.Text.Length > 1 && word.Text[0] == '-' && word.Text.IndexOf('x') > 0 && word.IsWrittenIn(file));
        if (word is null)
        {
            yield break;
        }

        if (word.Text.Length > 2)
        {
            yield return new Fix("switch tracing off", FixSafety.Unsafe, [new FixEdit(file, new TextSpan(word.Span.Start + word.Text.IndexOf('x'), 1), "")]);
        }
        else if (command.Words.Count == 2 && FileLines.IsFirst(file, command.Span.Start) && FileLines.Rest(file, command.Span.End).Trim().Length == 0)
        {
            yield return new Fix("remove set -x", FixSafety.Unsafe, [new FixEdit(file, FileLines.Whole(file, command.Span.Start, command.Span.End), "")]);
        }
    }
}
