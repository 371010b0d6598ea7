using System.Collections.Frozen;
using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>What of a user that a call names is looked at together with the permissions, for whoever is not <c>root@pam</c>.</summary>
internal enum UserCheck
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Whether it is the id of a user.</summary>
    Form,

    /// <summary>Whether there is such a user, before its groups are asked for.</summary>
    Exists,
}

/// <summary>What the schema of the API says of a method besides what it needs: from <c>Schema/</c>.</summary>
internal sealed class MethodSchema
{
    private static readonly Lazy<FrozenDictionary<string, MethodSchema>> Methods = new(() =>
        SchemaFile.Names.SelectMany(name => SchemaFile.Read(name).BlocksOf("method")).ToFrozenDictionary(block => block.Labels[0].Text, block => new MethodSchema(block.Body), StringComparer.Ordinal));

    private MethodSchema(HclBody body)
    {
        bool Flag(string name, bool otherwise) => body.Attribute(name) is { } attribute ? SchemaFile.Value(attribute.Expression) == HclValue.True : otherwise;
        PassedOn = Flag("passed_on", false);
        NeedsLogin = Flag("login", true);
        Unnamed = Flag("unnamed", false);
        CheckedLate = Flag("checked_late", false);
        LockedTask = body.Attribute("locked_task") is { } task ? SchemaFile.Value(task.Expression).Text : null;
        User = body.Attribute("user") is { } user ? Enum.Parse<UserCheck>(SchemaFile.Value(user.Expression).Text, ignoreCase: true) : UserCheck.None;
        Parameters = body.Attribute("parameters") is { } parameters ? [.. SchemaFile.Value(parameters.Expression).Entries.Select(entry => new ParameterSchema(entry.Key, entry.Value))] : [];
    }

    /// <summary>Whether the call is given to another process, as those are that change something.</summary>
    public bool PassedOn { get; }

    /// <summary>Whether it answers only to who is logged in.</summary>
    public bool NeedsLogin { get; }

    /// <summary>Whether a refusal over the groups of a user names neither path nor privilege.</summary>
    public bool Unnamed { get; }

    /// <summary>Whether the permission is checked after the parameters.</summary>
    public bool CheckedLate { get; }

    /// <summary>
    /// What the handler is about while it checks all but what is lacking on the pool that is named; null where everything is checked before.
    /// </summary>
    public string? LockedTask { get; }

    /// <summary>What of the user that is named is looked at.</summary>
    public UserCheck User { get; }

    /// <summary>The parameters, those of the path among them.</summary>
    public IReadOnlyList<ParameterSchema> Parameters { get; }

    /// <summary>The schema of a method; null for one whose parameters only their names are known of.</summary>
    public static MethodSchema? Of(Endpoint endpoint) => Of(endpoint.Label);

    /// <summary>The schema of a method by its label.</summary>
    public static MethodSchema? Of(string label) => Methods.Value.GetValueOrDefault(label);

    /// <summary>The methods whose schema is known.</summary>
    public static IEnumerable<string> Labels => Methods.Value.Keys;

    /// <summary>What is wrong with parameters, by their names. Source: pve-common src/PVE/JSONSchema.pm check_object.</summary>
    public static Dictionary<string, string> Errors(Endpoint endpoint, Parameters given, PveVersion version)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string name, string error) => errors[name] = errors.TryGetValue(name, out var first) ? first + "\\n" + error : error;

        var known = endpoint.Parameters.Concat(endpoint.Variables).ToHashSet(StringComparer.Ordinal);
        var schema = Of(endpoint)?.Parameters.Where(one => known.Contains(one.Name)).ToList() ?? [];
        foreach (var one in schema)
        {
            if (one.Error(given[one.Name], given.Reference(one.Name), version) is { } error)
            {
                Add(one.Name, error);
            }
        }

        foreach (var name in given.Names)
        {
            if (!known.Contains(name) && !known.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') + "[n]"))
            {
                Add(name, "property is not defined in schema and the schema does not allow additional properties");
            }
            else if (schema.FirstOrDefault(one => one.Name == name)?.Requires is { } other && given[other] is null)
            {
                Add(other, $"missing property required by '{name}'");
            }
        }

        return errors;
    }
}
