using System.Buffers;
using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Rules.Secrets;

namespace Pvelint.Repo;

/// <summary>
/// Which files matter only because of others: those that give a value to a variable that ends up as a credential
/// or decides a grant (<c>group_vars</c>, <c>.env</c>, tfvars, scripts), and the HCL files of a module one of whose files matters.
/// </summary>
internal sealed class Companions
{
    // Each round may bring variables that are set in yet other files; chains are short.
    private const int MostRounds = 4;
    private const int Window = 16 << 10;

    private readonly HashSet<string> _modules;
    private readonly string[] _words;
    private readonly SearchValues<string>? _names;
    private readonly int _longest;
    private readonly bool _areAscii;

    private Companions(HashSet<string> modules, string[] names)
    {
        _modules = modules;
        _words = names;
        _names = names.Length == 0 ? null : SearchValues.Create(names, StringComparison.Ordinal);
        _longest = names.Length == 0 ? 0 : names.Max(name => name.Length);
        _areAscii = Array.TrueForAll(names, name => Ascii.IsValid(name));
    }

    /// <summary>Looks for the companions of documents, those of the companions, and so on.</summary>
    /// <param name="documents">The documents so far; none to look no further.</param>
    /// <param name="read">Reads the companions among the files that may be some; false where there are none.</param>
    public static void Follow(Func<IReadOnlyList<Document>> documents, Predicate<Companions> read)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds && documents() is { Count: > 0 } sofar; round++)
        {
            var companions = Of(sofar, known);
            if (companions.IsEmpty || !read(companions))
            {
                return;
            }
        }
    }

    /// <summary>Whether it asks for the same: then a file that is the same is one of both or of none.</summary>
    public bool AsksAs(Companions other) => _modules.SetEquals(other._modules) && _words.AsSpan().SequenceEqual(other._words);

    /// <summary>Whether no file can be one.</summary>
    public bool IsEmpty => _modules.Count == 0 && _names is null;

    /// <summary>What these documents need beside them.</summary>
    /// <param name="documents">The documents so far.</param>
    /// <param name="known">The names that were already looked for; those that are new are added.</param>
    public static Companions Of(IReadOnlyList<Document> documents, HashSet<string> known)
    {
        // A name that the prefilter takes for an anchor has already let all its files through.
        string[] names = [.. SecretFlow.Of(documents).Names.Concat(AccessPlans.Variables(documents)).Where(name => known.Add(name) && !Prefilter.PassesByText(name)).Order(StringComparer.Ordinal)];
        return new Companions(
            [.. documents.Where(document => IsHcl(document.Format)).Select(document => document.File.Folder)],
            names);
    }

    /// <summary>Whether a file of which <see cref="MayBe"/> says that it may be one, may be one of these.</summary>
    public bool MayInclude(string path) => _names is not null || (IsHcl(FileFormats.Of(path, "")) && IsInModule(path));

    /// <summary>Whether a file may be one in some repository, by its language.</summary>
    public static bool MayBe(string path) =>
        FileFormats.Of(path, "") is FileFormat.Hcl or FileFormat.HclJson or FileFormat.Yaml or FileFormat.Dotenv or FileFormat.Shell or FileFormat.PowerShell or FileFormat.Markdown
        || path.LastIndexOf('.') <= path.LastIndexOf('/');

    /// <summary>Whether a file that may be one is one, by what it holds.</summary>
    public bool Includes(string path, ReadOnlySpan<byte> bytes) =>
        (IsHcl(FileFormats.Of(path, "")) && IsInModule(path)) || (_names is not null && Holds(bytes, _names));

    // A window at a time: most files are no companions, and their text is not needed.
    private bool Holds(ReadOnlySpan<byte> bytes, SearchValues<string> names)
    {
        if (!_areAscii || TextDecoder.WideEncoding(bytes) is not null)
        {
            return TextDecoder.Decode(bytes).AsSpan().ContainsAny(names);
        }

        var units = ArrayPool<char>.Shared.Rent(Window + _longest);
        var isHeld = false;
        for (var start = 0; start < bytes.Length && !isHeld; start += Window)
        {
            var part = bytes[start..Math.Min(bytes.Length, start + Window + _longest)];
            isHeld = units.AsSpan(0, Encoding.Latin1.GetChars(part, units)).ContainsAny(names);
        }

        ArrayPool<char>.Shared.Return(units);
        return isHeld;
    }

    private static bool IsHcl(FileFormat format) => format is FileFormat.Hcl or FileFormat.HclJson;

    // tfvars often lie below the module that reads them, and modules below the folder that calls them.
    private bool IsInModule(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_modules.Contains(path[..slash]))
            {
                return true;
            }
        }

        var folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        return _modules.Contains("") || _modules.Any(module => folder.Length == 0 || module.StartsWith(folder + "/", StringComparison.Ordinal));
    }
}
