using Pvelint.Output;

namespace Pvelint.Tests.Commands;

/// <summary>What long work shows on a terminal.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void Says_nothing_within_the_first_second()
    {
        using var error = new StringWriter();
        using (var progress = Progress.Start(Cli.HostOf("/") with { Error = error, ShowsProgress = true }, "files", 2))
        {
            progress.Add(2);
        }

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void Says_nothing_where_nobody_looks_on()
    {
        using var error = new StringWriter();
        using (var progress = Progress.Start(Cli.HostOf("/") with { Error = error }, "files", 2, TimeSpan.Zero))
        {
            progress.Add(2);
        }

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void Rewrites_one_line_and_takes_it_away()
    {
        using var error = new StringWriter();
        using (var progress = Progress.Start(Cli.HostOf("/") with { Error = error, ShowsProgress = true }, "files", 53_293, TimeSpan.Zero))
        {
            progress.Add(1_200);
        }

        Assert.Equal("\rpvelint: 1,200 of 53,293 files\r" + new string(' ', 30) + "\r", error.ToString());
    }
}
