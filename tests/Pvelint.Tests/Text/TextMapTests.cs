using Pvelint.Text;

namespace Pvelint.Tests.Text;

public sealed class TextMapTests
{
    [Fact]
    public void Maps_a_span_over_an_escape_to_the_whole_escape()
    {
        // Decoded `a"b` is written `a\"b`, starting at 10.
        var builder = new TextMap.Builder();
        builder.Verbatim(10, 1);
        builder.Add(1, 11, 2);
        builder.Verbatim(13, 1);
        var map = builder.Build();

        Assert.Equal(new TextSpan(10, 4), map.ToSource(new TextSpan(0, 3)));
        Assert.Equal(new TextSpan(11, 2), map.ToSource(new TextSpan(1, 1)));
        Assert.Equal(new TextSpan(13, 1), map.ToSource(new TextSpan(2, 1)));
    }

    [Fact]
    public void Maps_through_two_levels_of_escapes()
    {
        var outer = new TextMap.Builder();
        outer.Verbatim(100, 2);
        outer.Add(1, 102, 6);
        outer.Verbatim(108, 5);
        var inner = new TextMap.Builder();
        inner.Verbatim(1, 3);
        inner.Add(1, 4, 2);
        var map = inner.Build().Within(outer.Build());

        Assert.Equal(new TextSpan(101, 8), map.ToSource(new TextSpan(0, 3)));
        Assert.Equal(new TextSpan(102, 6), map.ToSource(new TextSpan(1, 1)));
        Assert.Equal(new TextSpan(109, 2), map.ToSource(new TextSpan(3, 1)));
    }
}
