using System.Text;
using System.Text.Json;
using Pvelint.Hcl;

namespace Pvelint.Bench;

/// <summary>Says of each file whether the HCL parser takes it, for comparison with HashiCorp's (tests/oracle).</summary>
internal static class HclCheck
{
    public static int Run(string list)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        foreach (var path in File.ReadLines(list))
        {
            var text = File.ReadAllText(path);
            var file = HclFile.Parse(text);
            var first = file.Diagnostics.Count == 0 ? null : file.Diagnostics[0];

            // HashiCorp counts a line at each line feed and nowhere else.
            var line = first is null ? 0 : 1 + text.AsSpan(0, first.Span.Start).Count('\n');
            output.WriteLine($$"""{"path":"{{JsonEncodedText.Encode(path)}}","ok":{{(first is null ? "true" : "false")}},"line":{{line}},"message":"{{JsonEncodedText.Encode(first?.Message ?? "")}}"}""");
        }

        return 0;
    }
}
