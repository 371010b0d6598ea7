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
        var comments = new List<TextSpan>();
        if (file.Diagnostics.Count > 0)
        {
            var plain = JsonFile.Parse(JsonComments.Blank(fragment.Text, comments));
            file = plain.Diagnostics.Count == 0 || comments.Count > 0 ? plain : file;
        }

        foreach (var diagnostic in file.Diagnostics)
        {
            into.Diagnostic(fragment.ToSource(diagnostic.Span), diagnostic.Message);
        }

        new JsonSettings(fragment, into).Root(file.Root, scope);
        var finder = new ScopeFinder(scope);
        foreach (var comment in comments)
        {
            var text = fragment.Slice(comment);
            var place = fragment.ToSource(comment);
            into.Comment(text.Text.Trim('/', '*', ' ', '\r', '\n'), place);
            CommentedSettings.Read(text, finder.At(place.Start), into);
        }
    }
}
