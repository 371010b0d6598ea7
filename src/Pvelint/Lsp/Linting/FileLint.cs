using System.Text;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Linting;

/// <summary>A document that is looked at by itself: it lies in no folder of the workspace, or is no file.</summary>
internal static class FileLint
{
    /// <summary>A file as <c>scan --stdin --path</c> looks at it.</summary>
    public static LintedFolder OfFile(TextBuffer buffer, string path, LintSettings settings, Host host)
    {
        host = host with { Folder = Path.GetDirectoryName(path) ?? host.Folder, Error = TextWriter.Null };
        var input = new FolderInput(host.Folder, settings, new Dictionary<string, TextBuffer> { [path] = buffer });
        try
        {
            var target = ScanTarget.OfBuffer(Path.GetFileName(path), host);
            var configuration = ConfigurationSearch.Find(settings.Config, [target], host);
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(buffer.FileText));
            var sources = new TreeReader(1).ReadBuffer(target, text);
            return Check(input, TreeScan.ProjectOf([target], configuration, sources.Documents, sources.Origins, settings.Pve, host), sources);
        }
        catch (StopException stop)
        {
            return new LintedFolder(input) { Problem = stop.Message };
        }
    }

    /// <summary>What is no file: its language is told by its name, or else by the client.</summary>
    public static LintedFolder OfText(TextBuffer buffer, LintSettings settings, Host host)
    {
        var name = DocumentUri.NameOf(buffer.Uri);
        var source = new SourceFile(name, buffer.FileText);
        var format = FileFormats.OfName(name) ?? LanguageOf(buffer.Language) ?? FileFormats.Of(name, source.Text);
        var document = TreeReader.Reader.Read(source, format, SourceContext.Code);
        var project = new Project([document], settings.Pve ?? Project.NewestPve) { Today = host.Today };
        var input = new FolderInput("", settings, new Dictionary<string, TextBuffer> { [name] = buffer });
        return Check(input, project, new ReadSources([document], new Dictionary<string, ListedFile>(), 1, 0, [], []));
    }

    private static LintedFolder Check(FolderInput input, Project project, ReadSources sources)
    {
        var check = TreeScan.Check(project, sources, 1);
        return new LintedFolder(input) { Project = project, Findings = LintedFolder.ByFile(check.Findings), Mask = new Mask(check.Findings) };
    }

    // The names of editors, where they are others than those of fences.
    private static FileFormat? LanguageOf(string id) => id switch
    {
        "terraform-vars" or "terraform-stack" or "terraform-deploy" or "opentofu-vars" or "packer" => FileFormat.Hcl,
        "shellscript" => FileFormat.Shell,
        "dockercompose" => FileFormat.Yaml,
        "typescriptreact" or "javascriptreact" => FileFormat.Source,
        "plaintext" or "" => null,
        _ => FileFormats.OfLanguage(id),
    };
}
