using System.Text;
using Pvelint.Hcl;

namespace Pvelint.Bench;

/// <summary>
/// How fast HCL is lexed and parsed on real files put together. Processor time, garbage collection included, so that
/// the figure holds on a machine that has other work.
/// </summary>
internal static class HclThroughput
{
    private const int Size = 4_000_000;
    private const int Rounds = 30;

    public static int Run(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*.tf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var files = paths.Select(File.ReadAllText).Where(text => HclFile.Parse(text).Diagnostics.Count == 0).ToArray();
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"no readable .tf files below {folder}");
            return 2;
        }

        var whole = new StringBuilder();
        for (var i = 0; whole.Length < Size; i++)
        {
            whole.Append(files[i % files.Length]).Append('\n');
        }

        var text = whole.ToString();
        Console.WriteLine($"{files.Length} files, {text.Length / 1e6:F1} M units in one text");
        Measure("lex, one text", text.Length, () => HclLexer.Read(text));
        Measure("parse, one text", text.Length, () => HclFile.Parse(text));
        Measure("parse, file by file", files.Sum(file => (long)file.Length), () =>
        {
            foreach (var file in files)
            {
                HclFile.Parse(file);
            }
        });
        return 0;
    }

    private static void Measure(string name, long units, Action action)
    {
        action();
        var best = double.MaxValue;
        long allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine($"{name,-22} {units / best / 1e6,7:F1} MB a second of processor time (best of {Rounds}), {allocated / (double)units,5:F1} bytes allocated a unit");
    }
}
