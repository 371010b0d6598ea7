using Pvelint.Hcl;

namespace Pvelint.Access;

/// <summary>A command, resource, module or variable that makes a part of an access plan, from <c>rules/access/grants.hcl</c>.</summary>
/// <param name="Makes"><c>role</c>, <c>user</c>, <c>group</c>, <c>token</c>, <c>pool</c>, <c>acl</c> or <c>removal</c>.</param>
/// <param name="Changes">Whether it changes what is there already.</param>
/// <param name="Words">The fields that stand without an option's name, in order.</param>
/// <param name="Fields">Our word for each parameter.</param>
/// <param name="Subject">For a nested form, the field that the form around it gives: its user's or group's id.</param>
/// <param name="Nested">The forms inside it, by the name of their block or list.</param>
public sealed record GrantForm(
    string Makes,
    bool Changes,
    IReadOnlyList<string> Words,
    IReadOnlyDictionary<string, string> Fields,
    string Subject,
    IReadOnlyDictionary<string, GrantForm> Nested)
{
    private static readonly Lazy<HclBody> Facts = new(() => FactFile.Read("rules/access/grants.hcl"));
    private static readonly Lazy<IReadOnlyDictionary<string, GrantForm>> LazyCommands = new(() => Read("command"));
    private static readonly Lazy<IReadOnlyDictionary<string, GrantForm>> LazyResources = new(() => Read("resource"));
    private static readonly Lazy<IReadOnlyDictionary<string, GrantForm>> LazyModules = new(() => Read("module"));
    private static readonly Lazy<IReadOnlyDictionary<string, GrantForm>> LazyVariables = new(() => Read("variable"));

    /// <summary>Commands by their words: <c>pveum acl modify</c>, <c>pvesh set /access/roles/{name}</c>.</summary>
    public static IReadOnlyDictionary<string, GrantForm> Commands => LazyCommands.Value;

    /// <summary>Terraform resources by their type.</summary>
    public static IReadOnlyDictionary<string, GrantForm> Resources => LazyResources.Value;

    /// <summary>Ansible modules by the last word of their name.</summary>
    public static IReadOnlyDictionary<string, GrantForm> Modules => LazyModules.Value;

    /// <summary>Ansible role variables that are lists of objects.</summary>
    public static IReadOnlyDictionary<string, GrantForm> Variables => LazyVariables.Value;

    private static Dictionary<string, GrantForm> Read(string kind)
    {
        var forms = new Dictionary<string, GrantForm>(StringComparer.Ordinal);
        foreach (var block in Facts.Value.BlocksOf(kind))
        {
            var form = Read(block);
            forms[block.Labels[0].Text] = form;
            foreach (var alias in block.Body.Strings("aliases"))
            {
                forms[alias] = form;
            }
        }

        return forms;
    }

    private static GrantForm Read(HclBlock block) => new(
        block.Body.String("makes"),
        block.Body.Flag("changes"),
        block.Body.Strings("words"),
        block.Body.Pairs("fields").ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal),
        block.Body.String("subject"),
        block.Body.BlocksOf("nested").ToDictionary(nested => nested.Labels[0].Text, Read, StringComparer.Ordinal));
}
