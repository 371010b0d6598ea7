using System.Diagnostics;
using System.Text;
using Pvelint.AccessLog;
using Pvelint.Inference;

namespace Pvelint.Bench;

/// <summary>
/// Reading an access log: 300,000 lines as a cluster of 500 guests writes them (a monitoring system that polls, people in the web
/// interface, automation that waits for tasks of which each has a path of its own), 33 times over. Processor time of one thread.
/// </summary>
internal static class AccessLogBench
{
    private const int Lines = 300_000;
    private const int Times = 33;

    private static readonly string[] Monitored = ["status/current", "config", "rrddata?timeframe=hour", "agent/network-get-interfaces"];

    /// <summary>Writes the lines once to a file.</summary>
    public static int Write(string path)
    {
        File.WriteAllBytes(path, Log(new Random(1)));
        return 0;
    }

    public static int Run()
    {
        var log = Log(new Random(1));
        _ = ApiFacts.Of(new(9, 1)).Match("GET", "/version");
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var read = AccessLogReader.Read(new Repeated(log, Times), new CallTally(ApiFacts.Of(new(9, 1))));
        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine($"{read.Lines} lines of {log.Length / (double)Lines:F0} bytes: {read.Lines / seconds:F0} a second; the bar is 300,000");
        Console.WriteLine($"{read.Calls.Count} calls, {read.Unknown.Count} of unknown paths, {read.Malformed} malformed, {string.Join(", ", read.Joined.Select(joined => $"{joined.Variable} of {joined.Endpoint} not kept"))}");
        Console.WriteLine($"memory {process.PeakWorkingSet64 >> 20} MB at most, {log.Length >> 20} of them the log");
        return 0;
    }

    private static byte[] Log(Random random)
    {
        var bytes = new MemoryStream(Lines * 160);
        using var text = new StreamWriter(bytes, Encoding.ASCII);
        var time = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < Lines; i++)
        {
            time = time.AddMilliseconds(random.Next(200));
            var guest = random.Next(500);
            var at = $"/nodes/pve{guest % 12}/qemu/{100 + guest}";
            var (user, request, status) = random.Next(10) switch
            {
                < 6 => ("monitor@pve!prometheus", $"GET /api2/json{at}/{Monitored[random.Next(Monitored.Length)]}", random.Next(50) == 0 ? 403 : 200),
                6 => ("anna@ad", $"GET /api2/extjs{at}/status/current?_dc={random.NextInt64()}", 200),
                7 => ("terraform@pve!ci", $"GET /api2/json/nodes/pve{random.Next(12)}/tasks/UPID%3Apve0%3A{i:X8}%3A0A1B2C3D%3A65000000%3Aqmclone%3A{100 + guest}%3Aterraform@pve!ci%3A/status", 200),
                8 => ("terraform@pve!ci", $"PUT /api2/json{at}/config", random.Next(20) == 0 ? 500 : 200),
                _ => ("-", "GET /pve2/js/pvemanagerlib.js?ver=9.1.1", 200),
            };
            text.Write($"::ffff:10.0.0.{guest % 250} - {user} [{time:dd/MM/yyyy:HH:mm:ss} +0000] \"{request} HTTP/1.1\" {status} {random.Next(9000)}\n");
        }

        text.Flush();
        return bytes.ToArray();
    }

    /// <summary>The same bytes again and again.</summary>
    private sealed class Repeated(byte[] bytes, int times) : MemoryStream(bytes, writable: false)
    {
        private int _time = 1;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position == Length && _time < times)
            {
                _time++;
                Position = 0;
            }

            return base.Read(buffer, offset, count);
        }
    }
}
