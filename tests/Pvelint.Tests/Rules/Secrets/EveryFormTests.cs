using System.Text;
using Pvelint.Rules;
using Pvelint.Rules.Secrets;

namespace Pvelint.Tests.Rules.Secrets;

/// <summary>Every form in which people commit a Proxmox secret is found at its exact place, and no look-alike is.</summary>
public sealed class EveryFormTests
{
    private const string Uuid = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

    [Theory]
    [InlineData("main.tf", "provider \"proxmox\" {\n  api_token = \"terraform@pve!ci=[|UUID|]\"\n}")]
    [InlineData("terraform.tfvars", "anything = \"terraform@pve!ci=[|UUID|]\"")]
    [InlineData("main.tf", "variable \"t\" {\n  default = \"terraform@pve!ci=[|UUID|]\"\n}")]
    [InlineData("main.tf", "locals {\n  t = <<-EOT\n    export X=terraform@pve!ci=[|UUID|]\n  EOT\n}")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  api_token = \"${var.user}!ci=[|UUID|]\"\n}")]
    [InlineData(".env", "PROXMOX_VE_API_TOKEN=terraform@pve!ci=[|UUID|]")]
    [InlineData("setup.sh", "export PROXMOX_VE_API_TOKEN='terraform@pve!ci=[|UUID|]'")]
    [InlineData(".gitlab-ci.yml", "plan:\n  variables:\n    TF_VAR_token: \"terraform@pve!ci=[|UUID|]\"")]
    [InlineData("compose.yml", "services:\n  x:\n    environment:\n      - TOKEN=terraform@pve!ci=[|UUID|]")]
    [InlineData("config.json", "{\"proxmox\": {\"token\": \"terraform@pve!ci=[|UUID|]\"}}")]
    [InlineData("terraform.tfstate", "{\"version\": 4, \"resources\": [{\"type\": \"x\", \"instances\": [{\"attributes\": {\"content\": \"{\\\"t\\\": \\\"terraform@pve!ci=[|UUID|]\\\"}\"}}]}]}")]
    [InlineData("telegraf.conf", "[[inputs.proxmox]]\n  base_url = \"https://pve.lab.internal:8006/api2/json\"\n  api_token = \"terraform@pve!ci=[|UUID|]\"")]
    [InlineData("check.sh", "curl -H \"Authorization: PVEAPIToken=terraform@pve!ci=[|UUID|]\" https://pve.lab.internal:8006/api2/json/version")]
    [InlineData("Client.cs", "client.DefaultRequestHeaders.Add(\"Authorization\", \"PVEAPIToken=terraform@pve!ci=[|UUID|]\");")]
    [InlineData("api.http", "GET https://pve.lab.internal:8006/api2/json/version\nAuthorization: PVEAPIToken=terraform@pve!ci=[|UUID|]")]
    [InlineData("notes.txt", "https://hub.lab.internal/?auth=terraform%40pve%21ci%3D[|UUID|]")]
    [InlineData("dump.sql", "INSERT INTO config VALUES (1, 'terraform@pve!ci=[|UUID|]');")]
    [InlineData("settings.json", "{\"t\": \"terraform\\u0040pve\\u0021ci=[|UUID|]\"}")]
    [InlineData("Client.cs", "var token = \"root@pam!ci=\" + \"[|UUID|]\";")]
    [InlineData("client.py", "headers = {\"Authorization\": \"PBSAPIToken=backup@pbs!ci:[|UUID|]\"}")]
    [InlineData("Client.cs", "client.DefaultRequestHeaders.Authorization = new(\"PVEAPIToken\", Id + \"=\" + \"[|UUID|]\");")]
    [InlineData("NOTES.md", "Token for the exporter (ci@pve!exporter): `[|UUID|]`")]
    [InlineData("main.go", "client := proxmox.NewClient(url, proxmox.WithAPIToken(\"ci@pve!x1\", \"[|UUID|]\"))")]
    public void Finds_a_whole_token(string path, string markup)
    {
        TestProject.Check<TokenWritten>(path, markup.Replace("UUID", Uuid, StringComparison.Ordinal));
        TestProject.Check<TokenWritten>(path, markup.Replace("UUID", Uuid.ToUpperInvariant(), StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_a_token_in_a_secret_of_kubernetes()
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes($"terraform@pve!ci={Uuid}"));
        var project = TestProject.Of("secret.yaml", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: pve\ndata:\n  token: {data}\n");
        var finding = Assert.Single(Linter.Lint(project, [new TokenWritten()]));
        Assert.Equal(6, finding.File.Position(finding.Span.Start).Line);
        Assert.Equal(Uuid, finding.Secret!.Reveal());
    }

    [Theory]
    [InlineData("main.tf", "provider \"proxmox\" {\n  pm_api_token_id     = \"tf@pve!ci\"\n  pm_api_token_secret = \"[|UUID|]\"\n}")]
    [InlineData("build.pkr.hcl", "source \"proxmox-clone\" \"x\" {\n  username = \"packer@pve!ci\"\n  token    = \"[|UUID|]\"\n}")]
    [InlineData("build.json", "{\"builders\": [{\"type\": \"proxmox-iso\", \"username\": \"packer@pve!ci\", \"token\": \"[|UUID|]\"}]}")]
    [InlineData("variables.pkvars.hcl", "proxmox_token_uuid = \"[|UUID|]\"")]
    [InlineData("play.yml", "- hosts: localhost\n  tasks:\n    - community.general.proxmox:\n        api_user: ansible@pve\n        api_token_id: ci\n        api_token_secret: [|UUID|]")]
    [InlineData("lab.proxmox.yml", "plugin: community.general.proxmox\nuser: ansible@pve\ntoken_id: ci\ntoken_secret: '[|UUID|]'")]
    [InlineData("hosts.ini", "[pve]\npve1 ansible_host=192.0.2.1 proxmox_api_token_secret=[|UUID|]")]
    [InlineData("run.py", "api = ProxmoxAPI(host, user='ci@pve', token_name='x1', token_value='[|UUID|]', verify_ssl=True)")]
    [InlineData("pve.yml", "default:\n  user: prometheus@pve\n  token_name: exporter\n  token_value: [|UUID|]\n  verify_ssl: true")]
    [InlineData("services.yaml", "- Infra:\n    - Proxmox:\n        widget:\n          type: proxmox\n          url: https://pve.lab.internal:8006\n          username: api@pam!homepage\n          password: [|UUID|]")]
    [InlineData("proxmox.yaml", "pve1:\n  url: https://pve.lab.internal:8006\n  token: api@pam!homepage\n  secret: [|UUID|]")]
    [InlineData("check.sh", "PVE_ID='ci@pve!x1'\nPVE_TKN_SECRET='[|UUID|]'\ncurl -H \"Authorization: PVEAPIToken=$PVE_ID=$PVE_TKN_SECRET\" https://pve.lab.internal:8006/api2/json/version")]
    [InlineData("values.yaml", "config:\n  clusters:\n    - url: https://pve.lab.internal:8006/api2/json\n      insecure: false\n      token_id: \"csi@pve!csi\"\n      token_secret: \"[|UUID|]\"\n      region: lab")]
    [InlineData("clusterctl.yaml", "PROXMOX_URL: https://pve.lab.internal:8006\nPROXMOX_TOKEN: capmox@pve!capi\nPROXMOX_SECRET: [|UUID|]")]
    [InlineData("capmox.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: capmox\nstringData:\n  url: https://pve.lab.internal:8006\n  token: capmox@pve!capi\n  secret: [|UUID|]\n  insecure: \"false\"")]
    [InlineData("config.yaml", "proxmox:\n  url: https://pve.lab.internal:8006/api2/json\n  tokenID: omni@pve!infra\n  tokenSecret: [|UUID|]")]
    [InlineData("answer.json", "{\"full-tokenid\": \"ci@pve!x1\", \"info\": {\"privsep\": \"1\"}, \"value\": \"[|UUID|]\"}")]
    [InlineData("client.py", "NAME = 'backend'\nVALUE = '[|UUID|]'\nREQUEST = 'UUID'\napi = ProxmoxAPI('pve', user='svc@pve', token_name=NAME, token_value=VALUE)")]
    [InlineData("netbox.ini", "[proxmox]\nurl = https://192.0.2.1:8006\nusername = netbox@pve\ntoken = netsync\nvalue = [|UUID|]\n\n[other]\nvalue = UUID")]
    [InlineData("token.yml", "pve:\n  tokenid: ci@pve!deploy\n  uuid: [|UUID|]")]
    [InlineData("envs/lab.tfvars", "api = {\n  id  = \"github@pve!actions\"\n  key = \"[|UUID|]\"\n}")]
    [InlineData("health.sh", "ID='monitor@pve!nagios'\nKEY='[|UUID|]'\ncurl -H \"Authorization: PVEAPIToken=${ID}=${KEY}\" https://192.0.2.1:8006/api2/json/nodes")]
    [InlineData("Pulumi.dev.yaml", "config:\n  proxmoxve:endpoint: https://pve.lab.internal:8006\n  proxmoxve:apiToken: [|UUID|]")]
    public void Finds_the_secret_of_a_token(string path, string markup)
    {
        TestProject.Check<TokenSecretWritten>(path, markup.Replace("UUID", Uuid, StringComparison.Ordinal));
        TestProject.Check<TokenSecretWritten>(path, markup.Replace("UUID", Uuid.ToUpperInvariant(), StringComparison.Ordinal));
    }

    [Fact]
    public void Says_whose_it_is_and_where_the_id_stands()
    {
        var project = TestProject.Of("a.tfvars", $"pm_api_token_id = \"root@pam!tf\"\npm_api_token_secret = \"{Uuid}\"\n");
        var finding = Assert.Single(Linter.Lint(project, [new TokenSecretWritten()]));
        Assert.Contains("root@pam!tf", finding.Message, StringComparison.Ordinal);
        Assert.Contains("owns the cluster", finding.Message, StringComparison.Ordinal);
        var related = Assert.Single(finding.Related);
        Assert.Equal("root@pam!tf", related.File.Slice(related.Span));
    }

    [Fact]
    public void Follows_a_variable_to_another_file_and_through_a_module() => TestProject.Check<TokenSecretWritten>(
        ("main.tf", "module \"lab\" {\n  source = \"./modules/lab\"\n  key    = var.deploy\n}\nvariable \"deploy\" {}\n"),
        ("modules/lab/main.tf", "variable \"key\" {}\nprovider \"proxmox\" {\n  pm_api_token_secret = var.key\n}\n"),
        ("envs/prod.tfvars", $"deploy = \"[|{Uuid}|]\"\nother  = \"{Uuid}\"\n"),
        ("ci.env", $"TF_VAR_deploy=[|{Uuid}|]\n"));

    [Theory]
    [InlineData("main.tf", "provider \"proxmox\" {\n  username = \"root@pam\"\n  password = \"[|PW|]\"\n}")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  ssh {\n    username = \"root\"\n    password = \"[|PW|]\"\n  }\n}")]
    [InlineData("main.tf", "resource \"proxmox_vm_qemu\" \"x\" {\n  cipassword = \"[|PW|]\"\n}")]
    [InlineData(".env", "PROXMOX_VE_PASSWORD=[|PW|]")]
    [InlineData("vars.yml", "pve_host: 192.0.2.1\npve_pass: [|PW|]\npve_user: ansible@pve")]
    [InlineData("lab.proxmox.yml", "plugin: community.general.proxmox\nurl: 192.0.2.1:8006\nuser: root@pam\npassword: [|PW|]")]
    [InlineData("run.sh", "cv4pve-autosnap --host=192.0.2.1 --username=root@pam --password=[|PW|] snap")]
    [InlineData("run.sh", "curl -k -d \"username=root@pam\" --data-urlencode \"password=[|PW|]\" https://192.0.2.1:8006/api2/json/access/ticket")]
    [InlineData("run.py", "proxmox = ProxmoxAPI('192.0.2.1', user='root@pam', password='[|PW|]')")]
    [InlineData("configuration.yaml", "proxmoxve:\n  - host: 192.0.2.1\n    username: hass\n    realm: pve\n    password: [|PW|]")]
    [InlineData("answer.toml", "[global]\nfqdn = \"pve.lab.internal\"\nroot_password = \"[|PW|]\"")]
    [InlineData("hosts.ini", "[proxmox]\npve1 ansible_host=192.0.2.1 ansible_user=root ansible_password=[|PW|]\n\n[web]\nweb1 ansible_password=kestrel-Mauve-42")]
    [InlineData("answer.toml", "[global]\nkeyboard = \"fr\"\nroot-password = \"[|PW|]\"")]
    [InlineData("urls.txt", "https://root%40pam:[|PW|]@pve.lab.internal:8006/api2/json")]
    [InlineData("main.py", "url = 'https://admin:[|PW|]@192.0.2.1:8006/'")]
    [InlineData("backup.sh", "export PBS_REPOSITORY=backup@pbs@192.0.2.2:store\nexport PBS_PASSWORD='[|PW|]'")]
    public void Finds_a_password(string path, string markup) =>
        TestProject.Check<PasswordWritten>(path, markup.Replace("PW", "Tr0ub4dor-pve-9", StringComparison.Ordinal));

    [Theory]
    [InlineData("main.tf", "provider \"proxmox\" {\n  api_token = var.x\n  password  = local.pw\n}")]
    [InlineData("ci.yml", "env:\n  PROXMOX_VE_API_TOKEN: ${{ secrets.PROXMOX_VE_API_TOKEN }}")]
    [InlineData("play.yml", "- community.general.proxmox:\n    api_user: a@pve\n    api_password: \"{{ vault_pw }}\"")]
    [InlineData("vars.yml", "proxmox_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  61626364656667")]
    [InlineData("secrets.yaml", "proxmox_token_secret: ENC[AES256_GCM,data:Iqq7hsDvmYsuPD,iv:iahl77,tag:abc,type:str]")]
    [InlineData("a.tfvars", "pm_api_token_secret = \"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\"")]
    [InlineData("a.tfvars", "pm_api_token_secret = \"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("a.tfvars", "proxmox_api_token = \"a@pve!b1=12345678-1234-1234-1234-123456789012\"")]
    [InlineData("a.tfvars", "proxmox_api_token = \"<YOUR_TOKEN>\"")]
    [InlineData(".env.example", "PROXMOX_PASSWORD=changeme")]
    [InlineData("main.tf", "resource \"proxmox_vm_qemu\" \"x\" {\n  smbios {\n    uuid = \"UUID\"\n  }\n}")]
    [InlineData("vm.yml", "proxmox_vms:\n  - name: a\n    uuid: UUID\n    disk_id: UUID")]
    [InlineData("Client.cs", "var token = $\"{user}@{realm}!{name}={secret}\";\nvar header = $\"PVEAPIToken={token}\";")]
    [InlineData("run.sh", "PM_API_TOKEN_SECRET=\"$PROXMOX_TOKEN\"\nexport PM_PASS=\"$(pass show pve)\"")]
    [InlineData("urls.txt", "https://deploy:Tr0ub4dor-pve-9@git.lab.internal/repo.git\nhttps://root@pam:${PW}@pve.lab.internal:8006\nssh://root@pve:22")]
    [InlineData("run.py", "proxmox = ProxmoxAPI(host, user=os.environ['U'], password=os.environ['P'])\nif user == 'root@pam': pass")]
    [InlineData("compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: Tr0ub4dor-pve-9\n  ui:\n    environment:\n      PROXMOX_HOST: 192.0.2.1")]
    [InlineData("main.tf", "provider \"proxmox\" {\n  password = yamldecode(file(\"x.yml\")).pm_password\n}")]
    public void Passes_a_look_alike(string path, string text)
    {
        var project = TestProject.Of(path, text.Replace("UUID", Uuid, StringComparison.Ordinal));
        Assert.Empty(Linter.Lint(project, [new TokenWritten(), new TokenSecretWritten(), new PasswordWritten(), new TicketWritten()])
            .Select(finding => $"{finding.Rule.Id} {finding.File.Path} {finding.File.Position(finding.Span.Start)}"));
    }
}
