using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Pvelint.Tests.Analyzer;

/// <summary>The tests of the analyzer run on three versions of Roslyn; a package that moved would make two of them the same.</summary>
public sealed class RoslynVersionTests
{
    [Fact]
    public void Runs_on_the_version_that_it_is_for()
    {
        var expected = typeof(RoslynVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RoslynVersion").Value;

        Assert.Equal(expected, typeof(Compilation).Assembly.GetName().Version!.ToString(2));
    }
}
