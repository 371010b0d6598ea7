using System.Text;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Rules.Fixing;

/// <summary>
/// Mends a copy of each <c>tests/cases/fixes/CASE/before</c> by the command line, and compares what stands there afterwards, byte for
/// byte: a file of <c>safe</c> or <c>unsafe</c> where one has that name, else the file as it was. <c>PVELINT_UPDATE=1</c> writes them anew.
/// </summary>
public sealed class FixCaseTests
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "cases", "fixes");
    private static readonly string[] Secrets =
    [
        "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17", "b2f86d03-41ce-4a97-9d58-e06c7b1fa294", "e95a3c70-d8b1-4f26-a3c9-1274f0be6d85", "Tr0ub4dor-pve-9", "kestrel-Mauve-42",
    ];

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mends_what_is_safe(string name) => Check(name, "safe", ["scan", "--fix"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mends_more_where_it_is_told_to(string name) => Check(name, "unsafe", ["scan", "--fix", "--unsafe"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shows_the_same_as_a_diff_without_a_secret_and_changes_nothing(string name)
    {
        using var copy = new TempFolder();
        copy.WithCopyOf(Path.Combine(Folder, name, "before"));
        var run = Cli.Run(copy.Path, "scan", "--diff", "--unsafe");
        Assert.Equal(Read(Path.Combine(Folder, name, "before")), Read(copy.Path));
        Assert.Equal(1, run.Code);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal));
        Compare(Path.Combine(Folder, name, "unsafe.diff"), run.Output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Keeps_line_ends_byte_order_marks_and_encodings(string name)
    {
        Func<string, byte[]>[] forms =
        [
            text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            text => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            text => Encoding.BigEndianUnicode.GetBytes(text),
            text => Encoding.Latin1.GetBytes("# f\u00FCr alle\n" + text),
            text => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        ];
        foreach (var form in forms.Where(form => !Endings(form) || name is not ("shell" or "containers")))
        {
            using var copy = new TempFolder();
            var before = Read(Path.Combine(Folder, name, "before"));
            foreach (var (path, text) in before.Where(file => IsChanged(file.Key)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy.At(path))!);
                File.WriteAllBytes(copy.At(path), form(text));
            }

            Cli.Run(copy.Path, "scan", "--fix", "--unsafe");
            Assert.All(Expected(name, "unsafe").Where(file => IsChanged(file.Key)), file => Assert.Equal(form(file.Value), File.ReadAllBytes(copy.At(file.Key))));
        }

        // JSON knows no comment, and what leads a shell script must be its first bytes.
        bool IsChanged(string path) => !path.EndsWith(".json", StringComparison.Ordinal);
        static bool Endings(Func<string, byte[]> form) => form("\n").SequenceEqual("\r\n"u8.ToArray());
    }

    private static void Check(string name, string kind, string[] arguments)
    {
        using var copy = new TempFolder();
        copy.WithCopyOf(Path.Combine(Folder, name, "before"));
        Cli.Run(copy.Path, arguments);
        var actual = Read(copy.Path);
        if (Environment.GetEnvironmentVariable("PVELINT_UPDATE") == "1")
        {
            Update(name, kind, actual);
        }

        Assert.Equal(Expected(name, kind), actual);
        var again = Cli.Run(copy.Path, arguments);
        Assert.Equal(actual, Read(copy.Path));
        Assert.Contains("nothing was mended", again.Error, StringComparison.Ordinal);
    }

    private static void Update(string name, string kind, SortedDictionary<string, string> actual)
    {
        var folder = Path.Combine(Folder, name, kind);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var before = Read(Path.Combine(Folder, name, "before"));
        foreach (var (path, text) in actual.Where(file => before[file.Key] != file.Value))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }

    private static void Compare(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("PVELINT_UPDATE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    private static SortedDictionary<string, string> Expected(string name, string kind)
    {
        var files = Read(Path.Combine(Folder, name, "before"));
        foreach (var (path, text) in Directory.Exists(Path.Combine(Folder, name, kind)) ? Read(Path.Combine(Folder, name, kind)) : [])
        {
            files[path] = text;
        }

        return files;
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
