using Pvelint.Commands;

namespace Pvelint.Tests.Commands;

public class WarmUpTests
{
    [Fact]
    public void ItRunsToItsEndAndFindsNothing() => Assert.Empty(WarmUp.Lint());
}
