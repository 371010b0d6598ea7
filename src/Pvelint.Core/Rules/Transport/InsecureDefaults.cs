using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>Settings of tools that do not verify unless they are told to, and are not told.</summary>
internal static class InsecureDefaults
{
    /// <summary>The places where such a tool is set up with values that are written out.</summary>
    public static IEnumerable<InsecurePlace> In(Document document) =>
        from scope in document.Root.SelfAndDescendants()
        where scope.Settings.Count > 0
        from tool in TransportFacts.Current.Defaults
        where tool.Keys.All(key => scope.Find(key) is { Value.Kind: ValueKind.Literal }) && scope.Find(tool.Unless) is null
        where ProxmoxContext.IsTokenId(scope.Find(tool.Id)!.Value.Text)
        let at = scope.Find(tool.At)!
        select new InsecurePlace(
            at.Value.Span,
            $"without '{tool.Unless}: \"false\"' {tool.Tool} does not verify certificates: whoever sits on the way can read the credentials",
            at.Context,
            Confidence.Medium,
            at.KeyPath);
}
