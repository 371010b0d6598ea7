using System.Globalization;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>A file of a program and what was found in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Found">What it has of the provider.</param>
internal sealed record PulumiFile(CodeFile File, PulumiResources Found);

/// <summary>The files of one Pulumi program: the values that its resources are given, names followed from file to file.</summary>
internal sealed class PulumiProgram
{
    // A resource may name another that names another; a circle of them must end.
    private const int MaxSteps = 16;

    private readonly string _root;
    private readonly ILookup<string, (PulumiFile File, PulumiResource Resource)> _byVariable;

    /// <summary>Reads the files.</summary>
    /// <param name="root">The folder of the program.</param>
    /// <param name="files">Its files.</param>
    public PulumiProgram(string root, IReadOnlyList<CodeFile> files)
    {
        _root = root;
        Files = [.. files.Select(file => new PulumiFile(file, PulumiSource.Read(file.File)))];
        _byVariable = Files.SelectMany(file => file.Found.Resources.Where(resource => resource.Variable is not null).Select(resource => (file, resource)))
            .ToLookup(pair => pair.resource.Variable!, StringComparer.Ordinal);
    }

    /// <summary>The files, in order.</summary>
    public IReadOnlyList<PulumiFile> Files { get; }

    /// <summary>What a resource is for the maps.</summary>
    public CodeResource Of(PulumiFile file, PulumiResource resource)
    {
        var (kind, type) = (resource.Kind, resource.Type);
        var configuration = kind == "provider" ? resource.Variable ?? resource.Name ?? "?" : resource.Provider switch
        {
            null => "proxmox",
            "" => "?",
            var provider => provider,
        };
        return new CodeResource(CodeTool.Pulumi, kind, type, AddressOf(resource), Attributes(file, resource, MaxSteps), file.File.At(Head(resource.Fields.Span)))
        {
            Exists = resource.IsConditional ? null : true,
            Decides = resource.IsConditional ? "the code around it" : null,
            Root = _root,
            Provider = new CodeProvider("bpg", "bpg/proxmox", configuration, null, null),
            Places = path => Place(file, resource, path),
        };
    }

    private static string AddressOf(PulumiResource resource) =>
        resource.Kind == "provider" ? "provider." + (resource.Variable ?? resource.Name ?? "proxmox")
        : (resource.Kind == "data" ? "data." : "") + resource.Type + "." + (resource.Name ?? resource.Variable ?? "this");

    // The whole of it may be long.
    private static TextSpan Head(TextSpan span) => new(span.Start, Math.Min(span.Length, 1));

    private static Place? Place(PulumiFile file, PulumiResource resource, string path)
    {
        var name = path.Split('.', '[')[0];
        var member = resource.Fields.Members.FirstOrDefault(one => PulumiArguments.Of(resource).NameOf(one.Name) == name);
        return member is null ? null : file.File.At(member.Value.Span);
    }

    private HclValue Attributes(PulumiFile file, PulumiResource resource, int steps)
    {
        var names = PulumiArguments.Of(resource);
        var entries = resource.Fields.Members.Select(member => new KeyValuePair<string, HclValue>(names.NameOf(member.Name), Value(file, member.Value, names, member.Name, steps)))
            .Concat((resource.Fields.Items ?? []).Select(item => item.Scalar).Where(scalar => scalar is { Kind: ValueKind.Reference } && scalar.Text.IndexOf('.') < 0)
                .Select(scalar => new KeyValuePair<string, HclValue>(names.NameOf(PulumiNames.ToSnakeCase(scalar!.Text)), Named(file, scalar.Text, scalar.Span.Start, steps) ?? HclValue.UnknownBy(scalar.Text))));
        return HclValue.Of(entries.GroupBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Last()));
    }

    private HclValue Value(PulumiFile file, PulumiValue value, PulumiArguments names, string name, int steps)
    {
        if (value.Scalar is { } scalar)
        {
            return Scalar(file, scalar, steps);
        }

        if (value.Members.Count > 0)
        {
            return HclValue.Of(value.Members.Select(member => new KeyValuePair<string, HclValue>(names.NameOf(member.Name), Value(file, member.Value, names, member.Name, steps)))
                .GroupBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Last()));
        }

        return value.Items is { } items ? HclValue.ListOf([.. items.Select(item => Value(file, item, names, name, steps))]) : HclValue.UnknownBy("the value of " + name);
    }

    private HclValue Scalar(PulumiFile file, SettingValue scalar, int steps) => scalar.Kind switch
    {
        ValueKind.Literal => HclValue.Of(scalar.Text),
        ValueKind.Boolean => HclValue.Of(scalar.Text == "true"),
        ValueKind.Null => HclValue.Null,
        ValueKind.Number => decimal.TryParse(scalar.Text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? HclValue.Of(number) : HclValue.Unknown,
        ValueKind.Template => Template(file, scalar, steps),
        _ => Named(file, scalar.Text, scalar.Span.Start, steps) ?? HclValue.UnknownBy(scalar.Text),
    };

    // `$"local:iso/{name}"`: known where all of it is, else in part.
    private HclValue Template(PulumiFile file, SettingValue template, int steps)
    {
        var pieces = new List<HclValue>();
        var from = 0;
        for (var i = 0; i <= template.Text.Length; i++)
        {
            if (i < template.Text.Length && template.Text[i] != SettingValue.Hole)
            {
                continue;
            }

            if (i > from)
            {
                pieces.Add(HclValue.Of(template.Text.Substring(from, i - from)));
            }

            if (i < template.Text.Length)
            {
                var hole = template.Map.ToSource(new TextSpan(i, 1));
                var name = file.File.File.Slice(hole).TrimStart('$', '{', ' ').TrimEnd('}', ' ', '!');
                pieces.Add(Named(file, name, hole.Start, steps) ?? HclValue.UnknownBy(IsName(name) ? name : "what the program puts in"));
            }

            from = i + 1;
        }

        return pieces.TrueForAll(piece => piece.Kind is HclValueKind.String or HclValueKind.Number) ? HclValue.Of(string.Concat(pieces.Select(piece => piece.Text)))
            : HclValue.UnknownShaped(pieces.Find(piece => !piece.IsKnown)?.What, HclShape.Of(pieces));
    }

    // What another resource has, or a constant; null for anything else.
    private HclValue? Named(PulumiFile file, string name, int at, int steps)
    {
        if (steps == 0 || !IsName(name))
        {
            return null;
        }

        var parts = name.Split('.').Select(part => part.Trim('?', '$', '@')).ToList();
        if (parts.Count > 1 && Meant(file, parts[parts.Count - 2], at) is { } found)
        {
            return Attribute(found.File, found.Resource, PulumiNames.ToSnakeCase(parts[parts.Count - 1]), steps - 1);
        }

        var constants = file.Found.Constants[parts[parts.Count - 1]].Any() ? file.Found.Constants[parts[parts.Count - 1]] : Files.SelectMany(other => other.Found.Constants[parts[parts.Count - 1]]);
        return constants.ToList() is [{ IsKnown: true } only] ? HclValue.Of(only.Text) : null;
    }

    // Two functions may each have a `vm`: the one before the name is meant.
    private (PulumiFile File, PulumiResource Resource)? Meant(PulumiFile file, string variable, int at)
    {
        var all = _byVariable[variable].ToList();
        var own = all.Where(one => one.File == file).ToList();
        return own.Count == 1 ? own[0]
            : own.Count > 1 ? own.Where(one => one.Resource.Fields.Span.Start < at).Select(one => ((PulumiFile, PulumiResource)?)one).LastOrDefault()
            : all.Count == 1 ? all[0] : null;
    }

    private HclValue Attribute(PulumiFile file, PulumiResource resource, string attribute, int steps)
    {
        var names = PulumiArguments.Of(resource);
        var name = names.NameOf(attribute);
        if (resource.Fields.Members.LastOrDefault(member => names.NameOf(member.Name) == name) is { } given)
        {
            return Value(file, given.Value, names, given.Name, steps);
        }

        var address = AddressOf(resource);
        return name == "id" && ToolMaps.IdOf(resource.Kind, resource.Type, Attributes(file, resource, steps), address) is { } id ? id : HclValue.UnknownNamed(address + "." + name);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 128 && name.All(unit => char.IsLetterOrDigit(unit) || unit is '.' or '_' or '?' or '-' or '$' or '@');
}
