using System.Diagnostics;
using System.Globalization;
using Pvelint.Repo;
using Pvelint.Repo.Objects;

namespace Pvelint.Bench;

/// <summary>How fast the objects of a repository are read, beside <c>git cat-file</c>.</summary>
internal static class ObjectsBench
{
    public static int Run(string folder, int times)
    {
        var repository = GitRepository.Open(Path.GetFullPath(folder), folder);
        for (var time = 0; time < times; time++)
        {
            var byGit = Stopwatch.StartNew();
            var bytes = CountByGit(repository);
            var seconds = byGit.Elapsed.TotalSeconds;
            Console.WriteLine(Format($"git cat-file | wc -c   {seconds:F2} s, {bytes / 1e6:F0} MB"));
            Measure(repository, seconds, 1);
            Measure(repository, seconds, 2);
        }

        return 0;
    }

    public static int RunOnly(string folder)
    {
        Measure(GitRepository.Open(Path.GetFullPath(folder), folder), double.NaN, 2);
        return 0;
    }

    private static void Measure(GitRepository repository, double gitSeconds, int jobs)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var states = new List<long[]>();
        using var store = ObjectStore.Open(repository);
        store.ReadAll(
            ObjectKinds.All,
            jobs,
            (_, _) => true,
            () =>
            {
                states.Add(new long[2]);
                return states[^1];
            },
            (_, _, content, state) =>
            {
                state[0]++;
                state[1] += content.Length;
            },
            (_, size, content, state) =>
            {
                content.CopyTo(Stream.Null);
                state[0]++;
                state[1] += size;
            });
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(Format(
            $"ours, {jobs} threads   {seconds:F2} s ({seconds / gitSeconds:F3} x), CPU {(process.TotalProcessorTime - before).TotalSeconds:F2} s, {states.Sum(state => state[0])} objects, {states.Sum(state => state[1]) / 1e6:F0} MB, peak {process.PeakWorkingSet64 >> 20} MiB, {store.Failures.Count} failures"));
    }

    private static long CountByGit(GitRepository repository)
    {
        var start = new ProcessStartInfo("sh", ["-c", "git cat-file --batch-all-objects --batch --unordered --buffer | wc -c"])
        {
            WorkingDirectory = repository.Folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        return long.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    private static string Format(FormattableString text) => FormattableString.Invariant(text);
}
