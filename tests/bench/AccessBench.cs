using System.Diagnostics;
using System.Text;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Bench;

/// <summary>
/// Effective permissions on a large cluster: 2,000 users, half of them with a token, 5,000 ACL entries, 10,000 guests in 200 pools.
/// Processor time of one thread.
/// </summary>
internal static class AccessBench
{
    private const int Users = 2_000;
    private const int Entries = 5_000;
    private const int Guests = 10_000;
    private const int Pools = 200;
    private const int Queries = 1_000_000;

    private static readonly PveVersion Version = new(9, 1);

    /// <summary>Writes the cluster's <c>user.cfg</c> to a file, for trying the commands on it.</summary>
    public static int Write(string path)
    {
        File.WriteAllText(path, Cluster(new Random(1)));
        return 0;
    }

    public static int Run()
    {
        var text = Cluster(new Random(1));
        Console.WriteLine($"{text.Length / 1e6:F1} MB user.cfg: {Users} users, {Entries} entries, {Guests} guests in {Pools} pools");
        var clock = Stopwatch.StartNew();
        var plan = UserCfg.Read(new SourceFile("user.cfg", text), SourceContext.Code, Version);
        Console.WriteLine($"read      {clock.Elapsed.TotalMilliseconds,8:F0} ms, {plan.Warnings.Count} warnings");
        clock.Restart();
        var model = new AccessModel(plan, Version);
        Console.WriteLine($"model     {clock.Elapsed.TotalMilliseconds,8:F0} ms");
        var ids = model.Principals.Where(principal => principal.Kind != PrincipalKind.Group).Select(principal => principal.Id).Order(StringComparer.Ordinal).ToList();
        var random = new Random(2);
        var asked = Enumerable.Range(0, Queries).Select(_ => (ids[random.Next(ids.Count)], Path(random))).ToList();
        var held = 0;
        clock.Restart();
        foreach (var (id, path) in asked)
        {
            held += model.On(id, path).IsEmpty ? 0 : 1;
        }

        Console.WriteLine($"queries   {Queries / clock.Elapsed.TotalSeconds,8:F0} a second ({held * 100.0 / Queries:F0} % hold something); the bar is 200,000");
        var times = new List<double>();
        var rows = 0L;
        foreach (var id in ids)
        {
            clock.Restart();
            rows += model.Tree(id).Count();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"tree      {times[times.Count / 2],8:F1} ms median, {times[^1]:F1} ms worst of {ids.Count}, {rows} rows; the bar is 50 ms");
        times.Clear();
        var ways = 0;
        foreach (var id in ids)
        {
            clock.Restart();
            ways += Escalation.Of(model, id).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"ways      {times[times.Count / 2],8:F1} ms median, {times[^1]:F1} ms worst, {times.Sum() / 1000:F1} s for all, {ways} ways");
        Console.WriteLine($"memory    {Process.GetCurrentProcess().PeakWorkingSet64 >> 20,8} MB at most");
        return 0;
    }

    private static string Cluster(Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Users; i++)
        {
            text.Append($"user:user{i:D4}@{(i % 3 == 0 ? "pam" : "pve")}:1:0::::::\n");
            if (i % 2 == 0)
            {
                text.Append($"token:{User(i)}!ci:0:{i / 2 % 2}::\n");
            }
        }

        for (var i = 0; i < 100; i++)
        {
            text.Append($"group:team{i}:{string.Join(',', Enumerable.Range(0, 40).Select(_ => User(random.Next(Users))).Distinct())}::\n");
        }

        for (var i = 0; i < Pools; i++)
        {
            text.Append($"pool:pool{i}::{string.Join(',', Enumerable.Range(0, Guests / Pools).Select(n => 100 + i * (Guests / Pools) + n))}:store{i % 20},store{(i + 7) % 20}:\n");
        }

        text.Append("role:Deploy:VM.Allocate,VM.Clone,VM.Config.Disk,VM.Config.Network,VM.PowerMgmt,VM.Audit:\nrole:Look:VM.Audit,Datastore.Audit:\n");
        string[] roles = ["Deploy", "Look", "PVEVMAdmin", "PVEAuditor", "PVEDatastoreUser", "PVEPoolUser", "NoAccess", "PVEAdmin"];
        for (var i = 0; i < Entries; i++)
        {
            var user = random.Next(Users) & ~1;
            var subject = random.Next(4) switch { 0 => $"@team{random.Next(100)}", 1 => User(user) + "!ci", _ => User(random.Next(Users)) };
            var role = roles[random.Next(roles.Length - (i % 50 == 0 ? 0 : 1))];
            text.Append($"acl:{(random.Next(4) > 0 ? 1 : 0)}:{Path(random)}:{subject}:{role}:\n");
        }

        return text.ToString();
    }

    private static string User(int number) => $"user{number:D4}@{(number % 3 == 0 ? "pam" : "pve")}";

    private static string Path(Random random) => random.Next(10) switch
    {
        0 => "/",
        1 => "/vms",
        2 or 3 or 4 => $"/vms/{100 + random.Next(Guests)}",
        5 or 6 => $"/pool/pool{random.Next(Pools)}",
        7 => $"/storage/store{random.Next(20)}",
        8 => $"/nodes/pve{random.Next(12)}",
        _ => $"/sdn/zones/localnetwork/vmbr{random.Next(8)}",
    };
}
