using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads JSON, with the comments and trailing commas that editors allow: objects are scopes, lists of objects scopes
/// under their index. Terraform state and plan, notebooks and Kubernetes Secrets are read for what they are.
/// </summary>
internal static class JsonReader
{
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var file = JsonFile.Parse(fragment.Text);
        var marks = TemplateMarks.Find(fragment.Text);
        if (file.Diagnostics.Count > 0 && marks.WithoutTemplates(dollars: true) is { } plain)
        {
            file = JsonFile.Parse(plain);
        }

        // One error makes many here, and JSON5 is read as far as it is JSON.
        if (file.Diagnostics.Count > 0 && !FileFormats.IsTemplate(into.File.Path) && !into.File.Path.EndsWith(".json5", StringComparison.OrdinalIgnoreCase))
        {
            into.Diagnostic(fragment.ToSource(file.Diagnostics[0].Span), file.Diagnostics[0].Message);
        }

        new JsonSettings(fragment, into).Root(file.Root, scope);
        var finder = new ScopeFinder(scope);
        foreach (var comment in marks.Comments)
        {
            var text = fragment.Slice(comment);
            var place = fragment.ToSource(comment);
            into.Comment(text.Text.Trim('/', '*', ' ', '\r', '\n'), place);
            CommentedSettings.Read(text, finder.At(place.Start), into);
        }
    }
}
