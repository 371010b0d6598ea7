using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>Settings that switch TLS verification off, by the tools' own keys and by variables' names.</summary>
internal static class InsecureSettings
{
    /// <summary>The settings of a file that switch verification off.</summary>
    public static IEnumerable<InsecurePlace> In(Document document)
    {
        var context = new SwitchContext(document);
        foreach (var setting in document.Settings)
        {
            if (Truth.Of(setting.Value) is not { } truth || NameOf(setting) is not { } name)
            {
                continue;
            }

            if (OfTool(context, setting, name) is { } found && found == truth)
            {
                yield return InContext(document, Place(setting, name, Confidence.High), setting);
            }
            else if (ByName(name) == truth)
            {
                yield return InContext(document, Place(setting, name, Confidence.Medium), setting);
            }
        }
    }

    /// <summary>The truth value by which a tool's own switch turns verification off; null where this setting is no such switch.</summary>
    public static bool? OfTool(SwitchContext context, Setting setting, string name) =>
        TransportFacts.Current.Switches.TryGetValue(Words.Normalise(name), out var found) && IsAt(found.Place, context, setting.Scope) ? found.Off : null;

    /// <summary>
    /// What the setting sets: its key, for a variable's <c>default</c> the variable's name, for <c>name:</c>/<c>value:</c>
    /// of Kubernetes the name that stands beside it. Null for the other parts of a variable's block.
    /// </summary>
    public static string? NameOf(Setting setting)
    {
        var scope = setting.Scope;
        if (scope.Kind == "variable" && scope.Labels.Count == 1)
        {
            return setting.Key == "default" ? scope.Labels[0] : null;
        }

        var key = setting.Key == "value" && scope.Find("name") is { Value.IsKnown: true } named ? named.Value.Text : setting.Key;
        return KnownPlaces.WithoutPrefix(key);
    }

    public static InsecurePlace Place(Setting setting, string name, Confidence confidence)
    {
        var message = setting.Scope.Kind == "variable"
            ? $"variable '{name}' switches TLS verification off unless somebody sets it: whoever sits on the way can read the credentials"
            : $"'{name}' switches TLS verification off: whoever sits on the way can read the credentials and answer in the cluster's name";
        return new InsecurePlace(setting.Value.Span, message, setting.Context, confidence, setting.NamePath);
    }

    // A pipeline that writes a file with a host which cannot exist checks the syntax only. Elsewhere such a name stands for a real one.
    private static InsecurePlace InContext(Document document, InsecurePlace place, Setting setting) =>
        IsPipeline(document.File.Path) && setting.Scope.SelfAndAncestors().Any(scope => scope.Kind is "run" or "script") && setting.Scope.Settings.Any(sibling => IsReservedAddress(sibling.Value))
            ? place with { Context = SourceContext.Test }
            : place;

    private static bool IsPipeline(string path) =>
        path.IndexOf(".github/workflows/", StringComparison.OrdinalIgnoreCase) >= 0
        || path.IndexOf(".gitea/workflows/", StringComparison.OrdinalIgnoreCase) >= 0
        || path.EndsWith(".gitlab-ci.yml", StringComparison.OrdinalIgnoreCase);

    private static bool IsReservedAddress(SettingValue value) =>
        value.IsKnown && value.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && ProxmoxMentions.IsReserved(ProxmoxMentions.HostOf(value.Text));

    private static bool IsAt(SwitchPlace place, SwitchContext context, SettingScope scope) => place switch
    {
        SwitchPlace.Anywhere => true,
        SwitchPlace.Provider => context.IsProxmox(scope),
        _ => context.IsProxmox(scope) || (!ProxmoxContext.IsForeign(scope) && (context.IsMentioned || IsPacker(context.Document.File.Name))),
    };

    // Of Packer's own builders only Proxmox's spells the switch that way.
    private static bool IsPacker(string name) =>
        name.EndsWith(".pkr.hcl", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".pkrvars.hcl", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".pkvars.hcl", StringComparison.OrdinalIgnoreCase);

    private static bool? ByName(string name)
    {
        if (!KeyNames.HasProduct(name))
        {
            return null;
        }

        var words = Words.Of(name);
        foreach (var shape in TransportFacts.Current.Names)
        {
            if (shape.Words.Any(needed => needed.All(words.Contains)))
            {
                return shape.Off;
            }
        }

        return null;
    }
}
