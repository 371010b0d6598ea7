using System.Diagnostics;
using Pvelint.Access;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Rules.Secrets;

namespace Pvelint.Bench;

internal static class LspPhases
{
    public static int Run(string folder)
    {
        var host = new Host(Stream.Null, Stream.Null, Console.Error, folder, _ => null, default);
        List<ScanTarget> targets = [ScanTarget.Resolve(null, host)];
        var settings = ConfigurationSearch.Find(null, targets, host);
        for (var round = 0; round < 3; round++)
        {
            var tree = Time("list", () => FileTree.List(targets));
            var sources = Time("read", () => new TreeReader(1).Read(tree));
            Console.WriteLine($"documents {sources.Documents.Count}; {GC.GetTotalMemory(true) >> 20} MiB");
            var project = TreeScan.ProjectOf(targets, settings, sources.Documents, sources.Origins, null, host);
            var flow = Time("flow", () => project.SecretFlow);
            Time("companions", () => Companions.Of(sources.Documents, []));
            var access = Time("access", () => project.Access);
            Time("documents", () => project.Documents.SelectMany(document => Linter.CheckDocument(document, project)).ToList());
            foreach (var rule in RuleCatalog.All)
            {
                var started = Stopwatch.GetTimestamp();
                var count = rule.CheckProject(project).Count();
                if (Stopwatch.GetElapsedTime(started).TotalMilliseconds > 3)
                {
                    Console.WriteLine($"  {rule.Descriptor.Id} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms, {count}");
                }
            }

            var all = Time("finish", () => TreeScan.Check(project, sources, 1));
            Console.WriteLine($"findings {all.Findings.Count}: {string.Join(" ", all.Findings.GroupBy(finding => finding.Rule.Id).Select(group => group.Key + "x" + group.Count()))}");
            var big = sources.Documents.FirstOrDefault(document => document.File.Path == "infra/big/main.tf");
            if (big is not null)
            {
                Time("parse big", () => TreeReader.Reader.Read(big.File));
                var again = new Project([.. sources.Documents.Select(document => document == big ? TreeReader.Reader.Read(big.File) : document)]);
                _ = again.SecretFlow;
                Time("check big", () => Linter.CheckDocument(again.Documents.First(document => document.File.Path == big.File.Path), again).Count());
            }
        }

        return 0;
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Console.WriteLine($"{what} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
        return result;
    }
}
