using System.CommandLine;
using System.Text;
using Pvelint.Api;
using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Api;

/// <summary>Where an endpoint is and as whom to log in: flags, then the environment of bpg, Telmate and Packer.</summary>
public sealed class EndpointOptionsTests
{
    private const string Uuid = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
    private const string Other = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294";
    private const string Password = "kestrel-Mauve-42";

    [Theory]
    [InlineData("https://pve:8006", "https://pve:8006")]
    [InlineData("https://pve:8006/", "https://pve:8006")]
    [InlineData("https://pve:8006/api2/json", "https://pve:8006")]
    [InlineData("https://PVE.example.org/api2/json/", "https://pve.example.org")]
    [InlineData("pve", "https://pve:8006")]
    [InlineData("pve:443", "https://pve")]
    [InlineData("192.0.2.7:8006", "https://192.0.2.7:8006")]
    [InlineData("https://[2001:db8::1]:8006", "https://[2001:db8::1]:8006")]
    public void Reads_an_address(string text, string name) => Assert.Equal(name, new EndpointSettings { Endpoint = EndpointSettings.ParseEndpoint(text, "--endpoint") }.Name);

    [Theory]
    [InlineData("http://pve:8006", "https")]
    [InlineData("https://root:kestrel-Mauve-42@pve:8006", "user or password")]
    [InlineData("https://pve:8006/elsewhere", "path")]
    [InlineData("https://pve:8006/?x=1", "path")]
    [InlineData("ftp://pve", "https")]
    [InlineData("", "no address")]
    [InlineData("https://pve\r\nX: 1", "no address")]
    [InlineData("https://", "no address")]
    public void Refuses_an_address_that_no_credential_may_be_sent_to(string text, string says)
    {
        var stop = Assert.Throws<StopException>(() => EndpointSettings.ParseEndpoint(text, "--endpoint"));
        Assert.Equal(ExitCode.Usage, stop.Code);
        Assert.Contains(says, stop.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_endpoint_of_the_first_tool_and_its_login()
    {
        Check("https://bpg:8006", "ci@pve!bpg", "", [], ("PROXMOX_VE_ENDPOINT", "https://bpg:8006/"), ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid), ("PM_API_URL", "https://telmate:8006/api2/json"));
        Check("https://telmate:8006", "ci@pve!t2", "", [], ("PM_API_URL", "https://telmate:8006/api2/json"), ("PM_API_TOKEN_ID", "ci@pve!t2"), ("PM_API_TOKEN_SECRET", Uuid));
        Check("https://packer:8006", "ci@pve!p3", "", [], ("PROXMOX_URL", "https://packer:8006/api2/json"), ("PROXMOX_USERNAME", "ci@pve!p3"), ("PROXMOX_TOKEN", Uuid));
        Check("https://packer:8006", "ci@pve", "", [], ("PROXMOX_URL", "https://packer:8006/api2/json"), ("PROXMOX_USERNAME", "ci@pve"), ("PROXMOX_PASSWORD", Password));
        Check("https://bpg:8006", "root@pam", "", [], ("PROXMOX_VE_ENDPOINT", "https://bpg:8006/"), ("PROXMOX_VE_AUTH_TICKET", "PVE:root@pam:66F0AA11::abc"), ("PROXMOX_VE_CSRF_PREVENTION_TOKEN", "66F0AA11:xYz"));
        Check("https://telmate:8006", "root@pam", "", [], ("PM_API_URL", "https://telmate:8006/api2/json"), ("PM_USER", "root@pam"), ("PM_PASS", Password));
        Check("https://ansible:8007", "ci@pve!a4", "", [], ("PROXMOX_HOST", "ansible"), ("PROXMOX_PORT", "8007"), ("PROXMOX_USER", "ci@pve"), ("PROXMOX_TOKEN_ID", "a4"), ("PROXMOX_TOKEN_SECRET", Uuid));
        Check("https://ansible:8006", "root@pam", "", [], ("PROXMOX_HOST", "ansible"), ("PROXMOX_USER", "root@pam"), ("PROXMOX_PASSWORD", Password));
    }

    [Fact]
    public void A_flag_comes_before_the_environment()
    {
        Check("https://mine:8006", "ci@pve!bpg", "", ["--endpoint", "mine"], ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid));
        Check("https://mine:8006", "root@pam", "", ["--endpoint", "mine", "--user", "root@pam"], ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid), ("PROXMOX_VE_PASSWORD", Password));
        Check("https://mine:8006", "x@pve!y1", Other, ["--endpoint", "mine", "--token-id", "x@pve!y1", "--password-stdin"], ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid));
        Check("https://mine:8006", "ci@pve!bpg", "", ["--endpoint", "mine", "--token-id", "ci@pve!bpg"], ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid));
    }

    [Fact]
    public void Sends_no_login_to_another_endpoint_than_it_is_for()
    {
        var (stop, error) = Stopped(["--endpoint", "https://elsewhere:8006"], ("PROXMOX_VE_ENDPOINT", "https://prod:8006"), ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid));
        Assert.Equal(ExitCode.Usage, stop.Code);
        Assert.Contains("it is not sent to https://elsewhere:8006", error, StringComparison.Ordinal);
        // One name of two tools, of which one says for which endpoint it is.
        (stop, error) = Stopped(["--endpoint", "https://elsewhere:8006", "--user", "root@pam"], ("PROXMOX_HOST", "prod"), ("PROXMOX_USER", "root@pam"), ("PROXMOX_PASSWORD", Password));
        Assert.Equal(ExitCode.Usage, stop.Code);
        Assert.Contains("it is not sent to https://elsewhere:8006", error, StringComparison.Ordinal);
        Check("https://prod:8006", "ci@pve!bpg", "", ["--endpoint", "https://prod:8006"], ("PROXMOX_VE_ENDPOINT", "https://prod:8006/api2/json"), ("PROXMOX_VE_API_TOKEN", "ci@pve!bpg=" + Uuid));
    }

    [Theory]
    [InlineData("say as whom to log in")]
    [InlineData("nobody to ask", "--user", "root@pam")]
    [InlineData("nobody to ask", "--token-id", "ci@pve!t1")]
    [InlineData("one of them logs in", "--token-id", "ci@pve!t1", "--user", "root@pam")]
    [InlineData("with its realm", "--user", "root")]
    [InlineData("each tells alone", "--ca", "ca.pem", "--fingerprint", "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99")]
    [InlineData("cannot be read", "--ca", "none.pem")]
    [InlineData("no certificate", "--ca", "empty.pem")]
    [InlineData("64 hexadecimal digits", "--fingerprint", "AA:BB")]
    [InlineData("no address of a proxy", "--proxy", "ftp://x")]
    [InlineData("where others see it", "--proxy", "http://me:kestrel-Mauve-42@proxy:3128")]
    public void Says_what_is_missing_or_wrong(string says, params string[] arguments)
    {
        var (stop, _) = Stopped(["--endpoint", "pve", .. arguments]);
        Assert.Equal(ExitCode.Usage, stop.Code);
        Assert.Contains(says, stop.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PROXMOX_VE_API_TOKEN", "kestrel-Mauve-42")]
    [InlineData("PROXMOX_VE_API_TOKEN", "ci@pve!t1=kestrel-Mauve-42")]
    [InlineData("PROXMOX_VE_API_TOKEN", "ci@pve=" + Uuid)]
    [InlineData("PROXMOX_VE_API_TOKEN", Uuid)]
    public void Shows_nothing_of_a_token_that_is_none(string name, string value)
    {
        var (stop, error) = Stopped(["--endpoint", "pve"], (name, value));
        Assert.Contains(name, stop.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kestrel", stop.Message + error, StringComparison.Ordinal);
        Assert.DoesNotContain(Uuid, stop.Message + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_a_person_only_when_it_is_needed()
    {
        var asked = new List<string>();
        var login = Read(["--endpoint", "pve", "--user", "root@pam"], "", [], what => { asked.Add(what); return new Secret(Password); }).Login;
        Assert.Empty(asked);
        var withPassword = Assert.IsType<PveLogin.WithPassword>(login);
        Assert.Equal(Password, withPassword.Password().Reveal());
        Assert.Equal(Password, withPassword.SecondFactor()!.Reveal());
        Assert.Equal(["password of root@pam", "second factor of root@pam (digits, or recovery:KEY)"], asked);
    }

    [Fact]
    public void Shows_nothing_of_what_is_typed()
    {
        using var error = new StringWriter();
        var keys = new Queue<ConsoleKeyInfo>("kestrelX\b-Mauve-42\r".Select(c => new ConsoleKeyInfo(c, c switch { '\r' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.A }, false, false, false)));
        Assert.Equal(Password, SecretPrompt.Ask("password", error, keys.Dequeue)!.Reveal());
        Assert.Equal("password: " + error.NewLine, error.ToString());
    }

    private static void Check(string endpoint, string authId, string input, string[] arguments, params (string, string)[] variables)
    {
        var (settings, login) = Read(arguments, input, variables);
        Assert.Equal((endpoint, authId), (settings.Name, login.AuthId));
    }

    private static (StopException Stop, string Error) Stopped(string[] arguments, params (string, string)[] variables)
    {
        using var error = new StringWriter();
        var stop = Assert.Throws<StopException>(() =>
        {
            var (_, login) = Read(arguments, "", variables, error: error);
            if (login is PveLogin.WithPassword { Password: var password })
            {
                password();
            }
        });
        return (stop, error.ToString());
    }

    private static (EndpointSettings Settings, PveLogin Login) Read(string[] arguments, string input, (string Name, string Value)[] variables, Func<string, Secret?>? ask = null, TextWriter? error = null)
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "ca.pem"), TestCertificates.Authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder.Path, "empty.pem"), "nothing");
        var command = new Command("test");
        var options = new EndpointOptions().AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        var known = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        var host = Cli.HostOf(folder.Path) with { Input = new MemoryStream(Encoding.UTF8.GetBytes(input + "\nrest")), Error = error ?? TextWriter.Null, Variable = name => known.GetValueOrDefault(name), AskSecret = ask };
        var settings = options.Settings(parsed, host);
        return (settings, options.Login(parsed, settings, host));
    }
}
