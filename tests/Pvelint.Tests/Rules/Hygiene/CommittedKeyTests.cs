using Pvelint.Rules.Hygiene;

namespace Pvelint.Tests.Rules.Hygiene;

public sealed class CommittedKeyTests
{
    // Base64 of "not-a-key-only-a-fixture-of-pvelint-…".
    private const string Body = "bm90LWEta2V5LW9ubHktYS1maXh0dXJlLW9mLXB2ZWxpbnQtbm90LWEta2V5LW9ubHktYS1maXh0dXJl";

    [Fact]
    public void Flags_the_key_that_signs_tickets_by_the_file_alone() =>
        Check("etc/pve/priv/authkey.key", $"[|-----BEGIN RSA PRIVATE KEY-----\n{Body}\n-----END RSA PRIVATE KEY-----|]\n");

    private static void Check(string path, string markup) => TestProject.Check<CommittedKey>(path, markup);
}
