using Pvelint.Formats;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Secrets;

/// <summary>Has credentials of YAML come from the environment, where the tool that reads the file can do that: Ansible, Compose, GitHub's workflows.</summary>
internal static class YamlCredentialFixes
{
    private static readonly string[] AnsibleFolders = ["group_vars/", "host_vars/", "playbooks/", "roles/", "inventory/", "inventories/", "ansible/"];

    private enum Reader
    {
        Unknown,
        Ansible,
        Compose,
        Workflow,
    }

    /// <summary>The fixes of a credential.</summary>
    public static IEnumerable<Fix> Of(Credential credential, Project project)
    {
        var reader = ReaderOf(credential);
        if (reader == Reader.Unknown || credential is not { Setting: { Value: { Kind: ValueKind.Literal } value } setting, Context: not SourceContext.Comment })
        {
            yield break;
        }

        var file = credential.Document.File;
        if (!value.IsWrittenIn(file) || FileLines.Breaks(file, value.Span.Start, value.Span.End) || !setting.Value.Span.Contains(credential.Span)
            || NamesIn(credential.Document, reader, project)[credential] is not { } name)
        {
            yield break;
        }

        var quote = Quote(file, value.Span);
        var isWhole = value.Span == credential.Span;
        var text = Written(reader, name, quote);
        if (quote is null && reader == Reader.Ansible)
        {
            // A plain scalar must not begin with a brace.
            if (isWhole)
            {
                yield return new Fix($"take it from the environment: {name}", FixSafety.Unsafe, [new FixEdit(file, credential.Span, $"\"{text}\"")]);
            }

            yield break;
        }

        if (quote is not null || !IsInFlow(file, value.Span.Start))
        {
            yield return new Fix(reader == Reader.Workflow ? $"take it from the secret {name}" : $"take it from the environment: {name}", FixSafety.Unsafe, [new FixEdit(file, credential.Span, text)]);
        }
    }

    private static string Written(Reader reader, string name, char? quote) => reader switch
    {
        Reader.Ansible when quote == '\'' => $"{{{{ lookup(\"env\", \"{name}\") }}}}",
        Reader.Ansible => $"{{{{ lookup('env', '{name}') }}}}",
        Reader.Compose => $"${{{name}}}",
        _ => $"${{{{ secrets.{name} }}}}",
    };

    private static Reader ReaderOf(Credential credential)
    {
        var path = credential.Document.File.Path.Replace('\\', '/');
        var name = credential.Document.File.Name;
        return path.IndexOf(".github/workflows/", StringComparison.Ordinal) >= 0 ? Reader.Workflow
            : name.StartsWith("compose.", StringComparison.Ordinal) || name.StartsWith("docker-compose", StringComparison.Ordinal) ? Reader.Compose
            : credential.Tool == "ansible" || name.IndexOf(".proxmox.", StringComparison.Ordinal) > 0 || Array.Exists(AnsibleFolders, folder => ("/" + path).IndexOf("/" + folder, StringComparison.Ordinal) >= 0) ? Reader.Ansible
            : Reader.Unknown;
    }

    // In a compose file and a workflow a variable keeps the name that it has already.
    private static CredentialNames NamesIn(Document document, Reader reader, Project project) => project.Once((typeof(YamlCredentialFixes), reader, reader == Reader.Ansible ? null : document), () =>
    {
        var names = new DistinctNames((_, _) => true);
        var documents = reader == Reader.Ansible ? project.Documents.Where(one => one.Format == FileFormat.Yaml) : [document];
        return new CredentialNames(
            documents.SelectMany(project.Credentials).Where(one => one.Setting is not null && ReaderOf(one) == reader), credential => names.For(Named(credential), credential.Secret, ""));
    });

    private static string Named(Credential credential)
    {
        var key = credential.Setting!.Key;
        var isVariable = key.All(unit => unit is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_') && KeyNames.Of(key).Role is not null;
        return isVariable && credential.Setting.Value.Span == credential.Span ? key : CredentialFixes.NameOf(credential.Kind == CredentialKind.Token ? CredentialKind.TokenSecret : credential.Kind).Replace("api_", "").ToUpperInvariant();
    }

    private static char? Quote(SourceFile file, TextSpan span) =>
        span.Start > 0 && span.End < file.Text.Length && file.Text[span.Start - 1] == file.Text[span.End] && file.Text[span.End] is '"' or '\'' ? file.Text[span.End] : null;

    private static bool IsInFlow(SourceFile file, int offset) => file.Text.IndexOfAny(['{', '['], FileLines.StartOf(file, offset), offset - FileLines.StartOf(file, offset)) >= 0;
}
