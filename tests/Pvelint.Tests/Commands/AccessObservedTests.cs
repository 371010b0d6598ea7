using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pvelint.Tests.Commands;

/// <summary>Grants, access logs and code together: what counts as never used, and what is left open.</summary>
public sealed class AccessObservedTests : IDisposable
{
    private const string Grants = """
        user:root@pam:1:0:::::
        user:ci@pve:1:0:::::
        token:ci@pve!tf:0:0::
        pool:web::201:local-zfs:
        pool:old:::local-zfs:
        """;

    private const string Vm = """
        resource "proxmox_virtual_environment_vm" "web" {
          node_name = "pve1"
          vm_id     = 201
          cpu { cores = 2 }
        }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_no_call_could_have_needed_was_never_used()
    {
        var ci = Of("role:R:VM.Audit,VM.Snapshot:\nacl:1:/vms:ci@pve:R:", "GET /nodes/pve1/qemu/201/config 200");
        Assert.Equal(["/vms VM.Snapshot"], Names(ci, "unused"));
        Assert.Equal(["/vms VM.Audit"], Names(ci, "wider"));
        Assert.Empty(Names(ci, "undecided"));
    }

    [Fact]
    public void What_a_body_may_have_needed_is_open_since_no_log_has_it()
    {
        var ci = Of("role:R:VM.Config.CPU,VM.Config.Memory,VM.Snapshot:\nacl:1:/vms:ci@pve:R:", "PUT /nodes/pve1/qemu/201/config 200");
        Assert.Equal(["/vms VM.Snapshot"], Names(ci, "unused"));
        Assert.Equal(["/vms VM.Config.CPU", "/vms VM.Config.Memory"], Names(ci, "undecided"));
        Assert.All(ci["undecided"]!.AsArray(), one => Assert.Contains("PUT /nodes/{node}/qemu/{vmid}/config", (string)one!["dependsOn"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_answer_may_have_shown_is_open()
    {
        var ci = Of("role:R:VM.Audit,VM.Snapshot:\nacl:1:/vms:ci@pve:R:", "GET /cluster/resources 200");
        Assert.Equal(["/vms VM.Snapshot"], Names(ci, "unused"));
        Assert.Equal(["/vms VM.Audit"], Names(ci, "undecided"));
    }

    [Fact]
    public void The_one_grant_that_could_have_allowed_a_call_was_used()
    {
        const string Alone = "role:R:VM.Allocate:\nacl:1:/vms:ci@pve:R:";
        Assert.DoesNotContain("/vms VM.Allocate", Names(Of(Alone, "POST /nodes/pve1/qemu 200"), "undecided"));
        Assert.Equal(["/pool/web VM.Allocate", "/vms VM.Allocate"], Names(Of(Alone + "\nacl:1:/pool/web:ci@pve:R:", "POST /nodes/pve1/qemu 200"), "undecided"));
    }

    [Theory]
    [InlineData("GET /nodes/pve1/qemu/201/config 500", "undecided")]
    [InlineData("GET /nodes/pve1/qemu/201/config 403", "unused")]
    public void Only_what_went_through_used_something(string call, string section) =>
        Assert.Equal(["/vms VM.Audit"], Names(Of("role:R:VM.Audit:\nacl:1:/vms:ci@pve:R:", call), section));

    [Fact]
    public void A_call_that_the_release_does_not_have_leaves_all_open()
    {
        var ci = Of("role:R:VM.Audit:\nacl:1:/vms:ci@pve:R:", "GET /cluster/future 200", "GET /version 200");
        Assert.Empty(Names(ci, "unused"));
        Assert.Equal(["/vms VM.Audit"], Names(ci, "undecided"));
        Assert.Contains("GET /cluster/future", (string)ci["doubts"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_is_used_by_its_members_and_perhaps_by_a_guest_that_is_in_none_any_more()
    {
        const string Pools = "role:R:VM.Audit:\nacl:1:/pool/web:ci@pve:R:\nacl:1:/pool/old:ci@pve:R:";
        Assert.Equal(["/pool/old VM.Audit"], Names(Of(Pools, "GET /nodes/pve1/qemu/201/config 200"), "unused"));
        var gone = Of(Pools, "GET /nodes/pve1/qemu/999/config 200");
        Assert.Equal(["/pool/old VM.Audit", "/pool/web VM.Audit"], Names(gone, "undecided"));
        Assert.Equal(["/vms/999 VM.Audit"], Names(gone, "lost"));
    }

    [Fact]
    public void A_refused_call_lacks_what_its_form_in_the_code_needs()
    {
        Write("main.tf", Vm);
        var ci = Of("role:R:VM.Allocate,VM.Audit:\nacl:1:/vms:ci@pve:R:", "PUT /nodes/pve1/qemu/201/config 403", "POST /nodes/pve1/qemu 403", "DELETE /nodes/pve1/qemu/7 403");
        var lacking = ci["refused"]!.AsArray().ToDictionary(one => (string)one!["call"]!, one => one!["lacking"]![0]!);
        Assert.Contains("VM.Config.CPU", Privileges(lacking["POST /nodes/{node}/qemu"]["missing"]));
        Assert.Equal("proxmox_virtual_environment_vm.web", (string)lacking["POST /nodes/{node}/qemu"]["because"]!["resource"]!);
        Assert.True((bool)lacking["DELETE /nodes/{node}/qemu/{vmid}"]["allowed"]! || lacking["DELETE /nodes/{node}/qemu/{vmid}"]["dependsOn"]!.AsArray().Count > 0);
    }

    [Fact]
    public void Code_and_log_tell_what_the_other_does_not()
    {
        Write("main.tf", Vm);
        var ci = Of("role:R:VM.Allocate,VM.Audit:\nacl:1:/vms:ci@pve:R:", "GET /nodes/pve1/qemu/201/config 200", "POST /nodes/pve1/qemu/7/status/stop 200", "GET /version 200");
        Assert.Equal(["POST /nodes/{node}/qemu/{vmid}/status/stop"], ci["outside"]!.AsArray().Select(one => (string)one!["call"]!));
        Assert.Equal(1, (int)ci["harmless"]!);
        var unseen = ci["unseen"]!.AsArray().Select(one => (string)one!["call"]!).ToList();
        Assert.Contains("POST /nodes/{node}/qemu", unseen);
        Assert.DoesNotContain("GET /nodes/{node}/qemu/{vmid}/config", unseen);
    }

    [Fact]
    public void Code_whose_login_is_not_known_may_be_of_anybody()
    {
        Write("main.tf", Vm);
        Write("user.cfg", Grants + "\nuser:other@pve:1:0:::::\nrole:R:VM.Allocate,VM.Snapshot:\nacl:1:/vms:ci@pve,other@pve:R:\n");
        Write("access.log", Line("GET /version 200"));
        var all = Json(Cli.Run(_folder.Path, "access", "user.cfg", "main.tf", "--from-access-log", "access.log", "--format", "json"));
        Assert.All(all["principals"]!.AsArray().Where(one => (string)one!["authid"]! is "ci@pve" or "other@pve"), one =>
        {
            Assert.Equal(["/vms VM.Snapshot"], Names(one!, "unused"));
            Assert.Equal(["/vms VM.Allocate"], Names(one!, "undecided"));
        });
        Assert.Equal("terraform-bpg", (string)all["unowned"]!["tools"]![0]!);
    }

    [Fact]
    public void A_log_that_is_cut_off_is_no_all_clear()
    {
        Write("user.cfg", Grants + "\nrole:R:VM.Audit:\nacl:1:/vms/201:ci@pve:R:\n");
        Write("access.log", Line("GET /nodes/pve1/qemu/201/config 200"));
        Assert.Equal(0, Cli.Run(_folder.Path, "access", "user.cfg", "--from-access-log", "access.log").Code);
        Write("access.log.1", "not a line of a log\n" + Line("GET /version 200"));
        Assert.Equal(3, Cli.Run(_folder.Path, "access", "user.cfg", "--from-access-log", "access.log", "--from-access-log", "access.log.1").Code);
    }

    [Fact]
    public void Lines_in_any_order_and_any_rotation_tell_the_same()
    {
        Write("main.tf", Vm);
        Write("user.cfg", Grants + "\nrole:R:VM.Audit,VM.Allocate,VM.Snapshot,VM.PowerMgmt:\nacl:1:/vms:ci@pve:R:\nacl:1:/pool/web:ci@pve!tf:R:\n");
        var random = new Random(20261122);
        string[] calls =
        [
            "GET /nodes/pve1/qemu/201/config 200", "GET /nodes/pve1/qemu/7/config 403", "PUT /nodes/pve1/qemu/201/config 200", "POST /nodes/pve1/qemu 500", "GET /cluster/resources 200",
            "DELETE /nodes/pve1/qemu/201 200", "GET /cluster/future 200", "GET /version 401", "POST /nodes/pve2/qemu/201/status/start 200",
        ];
        var lines = Enumerable.Range(0, 60).Select(i => Line(calls[random.Next(calls.Length)], random.Next(2) == 0 ? "ci@pve" : "ci@pve!tf", random.Next(86_400), random.Next(2) == 0 ? "+0000" : "+0100")).ToArray();
        string? expected = null;
        for (var round = 0; round < 6; round++)
        {
            random.Shuffle(lines);
            var cut = random.Next(lines.Length);
            Write("access.log", string.Concat(lines[..cut]));
            using (var gzip = new GZipStream(File.Create(_folder.At("access.log.1.gz")), CompressionMode.Compress))
            {
                gzip.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines[cut..])));
            }

            string[] files = round % 2 == 0 ? ["access.log", "access.log.1.gz"] : ["access.log.1.gz", "access.log"];
            var run = Cli.Run(_folder.Path, ["access", "user.cfg", "main.tf", "--format", "json", "--from-access-log", .. files]);
            expected ??= run.Output + run.Code;
            Assert.True(expected == run.Output + run.Code, $"seed 20261122, round {round}");
        }
    }

    [Fact]
    public void What_code_and_log_need_is_joined_and_says_where_it_comes_from()
    {
        Write("main.tf", Vm);
        Write("access.log", Line("GET /nodes/pve1/qemu/201/config 200") + Line("POST /nodes/pve1/qemu/7/status/start 200"));
        var run = Cli.Run(_folder.Path, "privileges", "--from-access-log", "access.log", "main.tf", "--authid", "ci@pve!tf", "--format", "json");
        var tools = Json(run)["tools"]!.AsArray();
        var own = tools.Single(tool => (string)tool!["tool"]! == "ci@pve!tf")!;
        var from = own["grants"]!.AsArray().SelectMany(path => path!["from"]!.AsObject().Select(one => (Grant: $"{path["path"]} {one.Key}", From: (string)one.Value!))).ToDictionary(one => one.Grant, one => one.From);
        Assert.Equal("code", from["/vms VM.Allocate"]);
        Assert.Equal("ci@pve!tf", (string)own["principal"]!);
        Assert.Equal(0, run.Code);
    }

    private JsonNode Of(string grants, params string[] calls)
    {
        Write("user.cfg", Grants + "\n" + grants + "\n");
        Write("access.log", string.Concat(calls.Select(call => Line(call))));
        string[] code = File.Exists(_folder.At("main.tf")) ? ["main.tf"] : [];
        return Json(Cli.Run(_folder.Path, ["access", "user.cfg", .. code, "--from-access-log", "access.log", "--authid", "ci@pve", "--format", "json"]))["principals"]![0]!;
    }

    private static JsonNode Json(CliRun run) => run.Output.Length > 0 ? JsonNode.Parse(run.Output)! : throw new InvalidOperationException(run.Error);

    private static IEnumerable<string> Names(JsonNode one, string section) => one[section]!.AsArray().Select(grant => $"{grant!["path"]} {grant["privilege"]}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Privileges(JsonNode? ways) => ways!.AsArray().SelectMany(way => way!.AsArray()).Select(grant => (string)grant!["privilege"]!);

    private static string Line(string call, string user = "ci@pve", int second = 0, string zone = "+0000")
    {
        var words = call.Split(' ');
        var time = new DateTime(2026, 11, 21).AddSeconds(second).ToString("dd/MM/yyyy:HH:mm:ss", CultureInfo.InvariantCulture);
        return $"::ffff:10.0.0.5 - {(words[2] == "401" ? "-" : user)} [{time} {zone}] \"{words[0]} /api2/json{words[1]} HTTP/1.1\" {words[2]} 79\n";
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.At(name), text);
}
