using System.Reflection;

namespace Pvelint.Tests;

/// <summary>Where this repository lies on the machine that runs the tests.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = typeof(RepositoryRoot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
