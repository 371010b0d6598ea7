using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Reads HCL, native and JSON: blocks and objects are scopes, attributes are settings.</summary>
internal static class HclReader
{
    /// <summary>Reads native syntax.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var file = HclFile.Parse(fragment.Text);
        if (file.Diagnostics.Count > 0 && TemplateMarks.Find(fragment.Text).WithoutTemplates(dollars: false) is { } plain)
        {
            file = HclFile.Parse(plain);
        }

        Read(file, fragment, scope, into);
    }

    /// <summary>Reads JSON syntax; the scopes and keys are those of native syntax.</summary>
    public static void ReadJson(Fragment fragment, SettingScope scope, DocumentBuilder into) => Read(HclFile.ParseJson(fragment.Text), fragment, scope, into);

    private static void Read(HclFile file, Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        into.Tree(fragment, file);
        foreach (var diagnostic in file.Diagnostics.Where(_ => !FileFormats.IsTemplate(into.File.Path)))
        {
            into.Diagnostic(fragment.ToSource(diagnostic.Span), diagnostic.Message);
        }

        new HclSettings(fragment, into).Body(file.Body, scope);
        var finder = new ScopeFinder(scope);
        foreach (var comment in file.Comments)
        {
            var content = fragment.Slice(comment.ContentSpan);
            var place = fragment.ToSource(comment.Span);
            into.Comment(content.Text.Trim(), place);
            CommentedSettings.Read(content, finder.At(place.Start), into);
        }
    }
}
