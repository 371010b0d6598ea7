using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Inference;

namespace Pvelint.Provisioning;

/// <summary>What <c>pvelint privileges --format json</c> wrote.</summary>
/// <param name="Tools">The tools.</param>
/// <param name="IsComplete">Whether it says that all is known.</param>
internal sealed record Requirements(IReadOnlyList<ToolRequirements> Tools, bool IsComplete)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="StopException">It is no such file.</exception>
    public static Requirements Read(string file, Host host)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(host.Absolute(file)));
            return new Requirements([.. json.RootElement.GetProperty("tools").EnumerateArray().Select(Tool)], json.RootElement.GetProperty("complete").GetBoolean());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"--requirements {file}: cannot be read");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new StopException(ExitCode.Usage, $"--requirements {file}: is not what 'pvelint privileges --format json' writes");
        }
    }

    private static ToolRequirements Tool(JsonElement tool) => new(
        Text(tool, "tool"),
        [.. tool.GetProperty("grants").EnumerateArray().SelectMany(Grants)],
        [.. tool.GetProperty("unknown").EnumerateArray().Select(open => $"{Text(open, "what")}, which {Text(open, "why")}")]);

    private static IEnumerable<Permission> Grants(JsonElement grant) => grant.GetProperty("privileges").EnumerateArray()
        .Select(privilege => new Permission(Text(grant, "path"), privilege.GetString() ?? throw new JsonException(), grant.GetProperty("propagate").GetBoolean()));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new JsonException();
}

/// <summary>What a tool needs.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Grants">What to grant.</param>
/// <param name="Open">What it may need besides, a line each.</param>
internal sealed record ToolRequirements(string Tool, IReadOnlyList<Permission> Grants, IReadOnlyList<string> Open);
