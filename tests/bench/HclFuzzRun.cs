using System.Diagnostics;
using Pvelint.Tests.Hcl;

namespace Pvelint.Bench;

/// <summary>The fuzz test of HCL and JSON, as long as one likes, with real files as seeds.</summary>
internal static class HclFuzzRun
{
    public static int Run(string folder, int count, int seed)
    {
        string[] seeds = [.. Directory.EnumerateFiles(folder, "*.tf*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length > 0)];
        if (seeds.Length == 0)
        {
            Console.Error.WriteLine($"no .tf files below {folder}");
            return 2;
        }

        var fuzz = new HclFuzz(seed, seeds);
        var watch = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        long units = 0;
        for (var i = 0; i < count; i++)
        {
            var text = fuzz.Next();
            var before = watch.Elapsed;
            try
            {
                HclFuzz.Check(text);
            }
            catch (Exception exception)
            {
                Console.Error.WriteLine($"input {i} of seed {seed}: {exception}");
                File.WriteAllText("hcl-fuzz-failure.txt", text);
                return 1;
            }

            slowest = watch.Elapsed - before > slowest ? watch.Elapsed - before : slowest;
            units += text.Length;
        }

        Console.WriteLine($"{count} inputs, {units / 1e6:F0} M units, {watch.Elapsed.TotalSeconds:F0} s, slowest {slowest.TotalMilliseconds:F0} ms: no exception, no unit lost");
        return 0;
    }
}
