using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>A small cluster as its API tells it to somebody who may see all, or less.</summary>
internal static class FakeCluster
{
    public const string Uuid = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    /// <summary>The login that reads.</summary>
    public const string Reader = "audit@pve!pvelint";

    public static Dictionary<string, string> Answers => new()
    {
        ["/version"] = """{"release":"9.1","version":"9.1.4","repoid":"14a22df35955d97d"}""",
        ["/access/permissions"] = """
            {"/":{"Sys.Audit":1,"Pool.Audit":1,"VM.Audit":1},"/access":{"Sys.Audit":1},"/access/groups":{"Sys.Audit":1},"/pool":{"Pool.Audit":1},
             "/pool/ci-pool":{"Pool.Audit":1},"/vms":{"VM.Audit":1},"/vms/100":{"VM.Audit":1}}
            """,
        ["/access/users?full=1"] = """
            [{"userid":"root@pam","enable":1,"expire":0,"tokens":[{"tokenid":"old","privsep":0,"expire":0}],"groups":"","realm-type":"pam"},
             {"userid":"ci@pve","enable":1,"expire":0,"groups":"devs","tokens":[{"tokenid":"t1","privsep":1,"expire":"1795388608","comment":"password kestrel-Mauve-42"}]},
             {"userid":"audit@pve","enable":1,"expire":0,"groups":"","tokens":[{"tokenid":"pvelint","privsep":"0","expire":1795388608}]}]
            """,
        ["/access/roles"] = """
            [{"roleid":"PVEAuditor","special":1,"privs":"Datastore.Audit,Mapping.Audit,Pool.Audit,SDN.Audit,Sys.Audit,VM.Audit,VM.GuestAgent.Audit"},
             {"roleid":"Deploy","special":0,"privs":"VM.Audit,VM.PowerMgmt"}]
            """,
        ["/access/acl"] = """
            [{"path":"/","type":"user","ugid":"audit@pve","roleid":"PVEAuditor","propagate":1},
             {"path":"/pool/ci-pool","type":"group","ugid":"devs","roleid":"Deploy","propagate":"1"},
             {"path":"/vms/100","type":"token","ugid":"ci@pve!t1","roleid":"Deploy","propagate":0}]
            """,
        ["/cluster/resources"] = """
            [{"type":"pool","id":"/pool/ci-pool","pool":"ci-pool"},{"type":"qemu","id":"qemu/101","vmid":101,"node":"pve","pool":"ci-pool","template":0},
             {"type":"qemu","id":"qemu/100","vmid":"100","node":"pve"},{"type":"node","id":"node/pve","node":"pve"},{"type":"storage","storage":"local","id":"storage/pve/local","node":"pve"}]
            """,
        ["/pools?poolid=ci-pool"] = """[{"poolid":"ci-pool","members":[{"type":"qemu","vmid":101,"id":"qemu/101"},{"type":"storage","storage":"local","id":"storage/pve/local"}]}]""",
    };

    public static Task<TestEndpoint> StartAsync(Dictionary<string, string>? answers = null)
    {
        answers ??= Answers;
        return TestEndpoint.StartAsync((request, context) => answers.TryGetValue(request.Target["/api2/json".Length..], out var data)
            ? TestEndpoint.Json(context, "{\"data\":" + data + "}")
            : TestEndpoint.Json(context, """{"data":null,"message":"no such thing\n"}""", 500));
    }

    /// <summary>Reads one.</summary>
    public static async Task<LiveAccess> ReadAsync(TestEndpoint endpoint, bool withPoolStorages = true)
    {
        using var client = new PveClient(endpoint.Settings);
        return await LiveAccess.ReadAsync(new PveAccess(client.As(ApiToken.Of(Reader, Uuid, "here"))), withPoolStorages);
    }
}
