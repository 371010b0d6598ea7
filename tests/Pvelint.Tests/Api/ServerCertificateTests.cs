using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pvelint.Api;

namespace Pvelint.Tests.Api;

/// <summary>Whose certificate counts. There is no way to let any count.</summary>
public sealed class ServerCertificateTests
{
    private static readonly ApiToken Token = ApiToken.Of("ci@pve!terraform", "e95a3c70-d8b1-4f26-a3c9-1274f0be6d85", "here");

    [Fact]
    public async Task Takes_the_certificate_of_the_authority_that_is_given()
    {
        await using var endpoint = await TestEndpoint.StartAsync("""{"data":1}""");
        await Get(new EndpointSettings { Endpoint = endpoint.Address, Authorities = [TestCertificates.Authority] });
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Takes_the_certificate_of_the_fingerprint_that_is_given_whatever_its_name_and_dates()
    {
        await using var endpoint = await TestEndpoint.StartAsync((_, context) => TestEndpoint.Json(context, """{"data":1}"""), TestCertificates.Server("pve1", TestCertificates.Authority, DateTimeOffset.UtcNow.AddDays(-3)));
        await Get(new EndpointSettings { Endpoint = endpoint.Address, Fingerprint = EndpointSettings.ParseFingerprint(endpoint.Fingerprint) });
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Refuses_a_certificate_that_no_authority_of_the_system_signed() =>
        await Refused(TestCertificates.ForLocalhost, settings => settings, "pve-root-ca.pem");

    [Fact]
    public async Task Refuses_a_certificate_of_another_authority() =>
        await Refused(TestCertificates.ForLocalhost, settings => settings with { Authorities = [TestCertificates.MakeAuthority("other")] }, "no authority of --ca");

    [Fact]
    public async Task Refuses_an_expired_certificate() => await Refused(
        TestCertificates.Server("localhost", TestCertificates.Authority, DateTimeOffset.UtcNow.AddDays(-3)),
        settings => settings with { Authorities = [TestCertificates.Authority] },
        "expired on");

    [Fact]
    public async Task Refuses_a_certificate_that_is_not_valid_yet() => await Refused(
        TestCertificates.Server("localhost", TestCertificates.Authority, DateTimeOffset.UtcNow.AddDays(90)),
        settings => settings with { Authorities = [TestCertificates.Authority] },
        "clock of this machine");

    [Fact]
    public async Task Refuses_a_certificate_for_another_name() => await Refused(
        TestCertificates.Server("pve1.example.org", TestCertificates.Authority),
        settings => settings with { Authorities = [TestCertificates.Authority] },
        "but for pve1.example.org");

    [Fact]
    public async Task Refuses_a_changed_certificate_and_says_which_it_is()
    {
        var other = TestCertificates.Server("localhost", TestCertificates.Authority);
        await Refused(
            TestCertificates.ForLocalhost,
            settings => settings with { Fingerprint = SHA256.HashData(other.RawData), Authorities = null },
            EndpointSettings.Written(SHA256.HashData(TestCertificates.ForLocalhost.RawData)));
    }

    [Theory]
    [InlineData("AA")]
    [InlineData("")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("not hexadecimal not hexadecimal not hexadecimal not hexadecimal ")]
    public void Takes_no_other_fingerprint(string text) => Assert.Throws<Pvelint.Commands.StopException>(() => EndpointSettings.ParseFingerprint(text));

    [Fact]
    public void Reads_a_fingerprint_as_openssl_prints_it()
    {
        var bytes = SHA256.HashData("x"u8);
        Assert.Equal(bytes, EndpointSettings.ParseFingerprint("sha256 Fingerprint=" + EndpointSettings.Written(bytes)));
        Assert.Equal(bytes, EndpointSettings.ParseFingerprint(Convert.ToHexStringLower(bytes)));
    }

    private static async Task Refused(X509Certificate2 certificate, Func<EndpointSettings, EndpointSettings> settings, string says)
    {
        await using var endpoint = await TestEndpoint.StartAsync((_, context) => TestEndpoint.Json(context, """{"data":1}"""), certificate);
        var fault = await Assert.ThrowsAsync<PveFault>(() => Get(settings(new EndpointSettings { Endpoint = endpoint.Address })));
        Assert.Equal(PveFaultKind.NotTrusted, fault.Kind);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    private static async Task Get(EndpointSettings settings)
    {
        using var client = new PveClient(settings);
        await client.As(Token).PostAsync($"/access/roles");
    }
}
