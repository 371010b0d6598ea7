using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Reads grants from <c>pveum</c> and <c>pvesh</c>.</summary>
internal static class CommandGrants
{
    // Options whose value may be left out: the next word is theirs only where it is a truth value.
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "append", "propagate", "privsep", "delete" };

    /// <summary>Adds what the commands of a document grant.</summary>
    public static void Read(Document document, PlanBuilder plan)
    {
        ShellVariables? variables = null;
        foreach (var command in document.Commands)
        {
            var words = Program(command.Words);
            if (words.Count > 1 && Form(words, out var taken, out var given) is { } form)
            {
                variables ??= new ShellVariables(document);
                plan.Add(PlanSource.Command, form, Fields(document.File, command, form, [.. words.Skip(taken).Select(variables.Resolve)], given));
            }
        }
    }

    // The command may be run through another one: `ssh root@node pveum …`, `docker exec pve pveum …`.
    private static IReadOnlyList<SettingValue> Program(IReadOnlyList<SettingValue> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind == ValueKind.Literal && NameOf(words[i].Text) is "pveum" or "pvesh")
            {
                return [.. words.Skip(i)];
            }
        }

        return [];
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static GrantForm? Form(IReadOnlyList<SettingValue> words, out int taken, out IReadOnlyList<(string Field, SettingValue Value)> given)
    {
        given = [];
        if (NameOf(words[0].Text) == "pvesh")
        {
            taken = 3;
            return words.Count > 2 ? CallForm(words[1].Text, words[2], out given) : null;
        }

        for (taken = Math.Min(4, words.Count); taken > 1; taken--)
        {
            var name = "pveum " + string.Join(" ", words.Skip(1).Take(taken - 1).Select(word => word.Text));
            if (GrantForm.Commands.TryGetValue(name, out var form))
            {
                return form;
            }
        }

        return null;
    }

    // `pvesh set /access/roles/Terraform` is the form `pvesh set /access/roles/{name}`.
    private static GrantForm? CallForm(string verb, SettingValue path, out IReadOnlyList<(string Field, SettingValue Value)> given)
    {
        var segments = Segments(path);
        foreach (var form in GrantForm.Commands)
        {
            var name = form.Key.Split(' ');
            var template = name[name.Length - 1].Split(['/'], StringSplitOptions.RemoveEmptyEntries);
            if (name[0] == "pvesh" && name[1] == verb && template.Length == segments.Count
                && template.Zip(segments, (expected, segment) => expected[0] == '{' || expected == segment.Text).All(fits => fits))
            {
                given = [.. template.Zip(segments, (expected, segment) => (expected.Trim('{', '}'), segment)).Where((_, index) => template[index][0] == '{')];
                return form.Value;
            }
        }

        given = [];
        return null;
    }

    private static List<SettingValue> Segments(SettingValue path)
    {
        var segments = new List<SettingValue>();
        var start = 0;
        for (var i = 0; i <= path.Text.Length; i++)
        {
            if (i < path.Text.Length && path.Text[i] != '/')
            {
                continue;
            }

            if (i > start)
            {
                segments.Add(Part(path, start, i));
            }

            start = i + 1;
        }

        return segments;
    }

    private static SettingValue Part(SettingValue value, int start, int end)
    {
        var kind = value.Text.IndexOf(SettingValue.Hole, start, end - start) < 0 ? ValueKind.Literal : ValueKind.Template;
        var slice = value.Fragment.Slice(new TextSpan(start, end - start));
        return new SettingValue(kind, slice.Text, value.Map.ToSource(new TextSpan(start, end - start)), slice.Map);
    }

    private static GrantFields Fields(
        SourceFile file, Command command, GrantForm form, IReadOnlyList<SettingValue> words, IReadOnlyList<(string Field, SettingValue Value)> given)
    {
        var fields = new GrantFields(new Place(file, command.Span, command.Context));
        foreach (var (field, value) in given)
        {
            fields.Set(field, value.Words(file, command.Context));
        }

        var positional = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsOption(words[i]))
            {
                if (positional < form.Words.Count)
                {
                    fields.Set(form.Words[positional], words[i].Words(file, command.Context));
                }

                positional++;
                continue;
            }

            var (field, value) = Option(form, words, ref i);
            if (field is not null)
            {
                fields.Set(field, WordReading.Join(value.Select(part => part.Words(file, command.Context))));
            }
        }

        return fields;
    }

    private static bool IsOption(SettingValue word) => word.Text.Length > 1 && word.Text[0] == '-' && word.Kind is ValueKind.Literal or ValueKind.Template;

    // `-role X`, `--roles X`, `--roles=X`; what the form does not know still takes its value.
    private static (string? Field, IReadOnlyList<SettingValue> Value) Option(GrantForm form, IReadOnlyList<SettingValue> words, ref int i)
    {
        var text = words[i].Text;
        var equals = text.IndexOf('=');
        var name = (equals < 0 ? text : text.Substring(0, equals)).TrimStart('-');
        var field = FieldOf(form, name);
        if (equals >= 0)
        {
            return (field, [Part(words[i], equals + 1, text.Length)]);
        }

        if (field is not null && Flags.Contains(field) && (i + 1 == words.Count || !IsTruthValue(words[i + 1])))
        {
            return (field, [words[i] with { Kind = ValueKind.Boolean, Text = "true" }]);
        }

        if (i + 1 == words.Count || IsOption(words[i + 1]))
        {
            return (field, []);
        }

        // `-privs VM.Audit, \⏎ VM.Clone` is not what the shell takes as one list, but it is what is meant.
        var value = new List<SettingValue> { words[++i] };
        while (value[value.Count - 1].Text.EndsWith(",", StringComparison.Ordinal) && i + 1 < words.Count && !IsOption(words[i + 1]))
        {
            value.Add(words[++i]);
        }

        return (field, value);
    }

    private static bool IsTruthValue(SettingValue word) => !word.IsKnown || word.Text is "0" or "1" or "true" or "false" or "yes" or "no" or "on" or "off";

    // An option may be shortened as long as it is unambiguous: `-user` is `-users`. Source: Perl's Getopt::Long, as pveum uses it.
    private static string? FieldOf(GrantForm form, string name)
    {
        if (form.Fields.TryGetValue(name, out var field))
        {
            return field;
        }

        var longer = form.Fields.Where(pair => pair.Key.StartsWith(name, StringComparison.Ordinal)).ToList();
        return longer.Count == 1 && name.Length > 2 ? longer[0].Value : null;
    }
}
