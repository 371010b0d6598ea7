using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads YAML: mappings are scopes, lists of mappings are scopes under their index, scalars are settings, lists of scalars are settings with
/// items. The host gives it to <see cref="DocumentReader"/>.
/// </summary>
internal static class YamlReader
{
    /// <summary>Reads a fragment. What is not valid YAML is read line by line, with a diagnostic unless it is a template.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var tree = YamlParser.Parse(fragment.Text, FileFormats.IsTemplate(into.File.Path));
        foreach (var error in tree.Errors)
        {
            into.Diagnostic(fragment.ToSource(error.Span), error.Message);
        }

        var settings = new YamlSettings(fragment, into);
        var documents = tree.Documents.FindAll(document => document.Count > 0);
        foreach (var document in documents)
        {
            // Each of several documents is a root of its own: nameless, so that paths are the same as in a file of one.
            var span = TextSpan.FromBounds(document[0].Span.Start, document[document.Count - 1].Span.End);
            var root = documents.Count == 1 ? scope : into.Scope(scope, "", fragment.ToSource(span));
            document.ForEach(node => settings.Root(node, root));
        }

        into.Tree(fragment, YamlValues.Read);
        YamlComments.Read(fragment, documents, settings.Scopes, scope, into);
    }
}
