using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Inference;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Permissions;

/// <summary>
/// As whom code logs in by the dotenv files of its repository: what its tool reads from the environment (<c>PROXMOX_VE_API_TOKEN</c>) where
/// the code leaves it to that, and the variables that it asks for (<c>TF_VAR_token</c>). The nearest file above the code counts, else the
/// only login that the repository has for the tool. What the environment of this process holds is none of its business.
/// </summary>
internal sealed class EnvironmentLogins
{
    // What decides a value: var.token of Terraform and Packer.
    private const string Variable = "var.";

    private readonly List<(string Folder, string Name, string Tool, string Text)> _values;

    /// <summary>Reads them.</summary>
    /// <param name="documents">The files of the repository.</param>
    public EnvironmentLogins(IEnumerable<Document> documents) => _values =
        [.. documents.Where(document => document.Format == FileFormat.Dotenv && document.Context == SourceContext.Code).SelectMany(document => document.Settings
            .Where(setting => setting.Context == SourceContext.Code && setting.Value.Kind is ValueKind.Literal or ValueKind.Template && setting.Value.Text.Length <= 256)
            .Select(setting => (document.File.Folder, setting.Key, KnownPlaces.MeaningOf(setting) is { Role: KeyRole.Identity or KeyRole.Token } meaning ? meaning.Tool : "", setting.Value.Text)))];

    /// <summary>The same, each with the login that the environment gives where the code gives none.</summary>
    public IReadOnlyList<(CodeResource Resource, string? Id)> Fill(IReadOnlyList<(CodeResource Resource, string? Id)> logins)
    {
        if (_values.Count == 0 || logins.All(login => login.Id is not null))
        {
            return logins;
        }

        var providers = logins.Where(login => login.Resource.Kind == "provider").GroupBy(login => KeyOf(login.Resource)).ToDictionary(group => group.Key, group => group.First().Resource);
        return [.. logins.Select(login => (login.Resource, login.Id ?? IdOf(login.Resource, login.Resource.Tool is not (CodeTool.Terraform or CodeTool.Pulumi) ? login.Resource
            : providers.TryGetValue(KeyOf(login.Resource), out var provider) ? provider : null)))];
    }

    private static (CodeTool, string, string?) KeyOf(CodeResource resource) => (resource.Tool, resource.Root, resource.Provider?.Configuration);

    private string? IdOf(CodeResource resource, CodeResource? settings)
    {
        // What the code says and we do not know is not the environment's, unless it asks for a variable of it.
        var said = settings is null ? [] : CodeLogin.Arguments.Select(name => settings.Attributes.Entry(name)).OfType<HclValue>().Where(value => value.Kind != HclValueKind.Null).ToList();
        return said.Count == 0 ? Nearest(resource, value => value.Tool == ToolOf(resource))
            : said.Where(value => value is { IsKnown: false, What: { } what } && what.StartsWith(Variable, StringComparison.Ordinal)).Select(value => value.What!.Substring(Variable.Length)).ToList() is { Count: > 0 } asked
                ? Nearest(resource, value => asked.Exists(name => value.Name == "TF_VAR_" + name || value.Name == "PKR_VAR_" + name))
                : null;
    }

    // Pulumi's provider reads bpg's variables.
    private static string ToolOf(CodeResource resource) => resource.Tool == CodeTool.Pulumi ? "terraform-bpg" : CodePrivileges.NameOf(resource);

    private string? Nearest(CodeResource resource, Func<(string Folder, string Name, string Tool, string Text), bool> takes)
    {
        var files = _values.Where(takes).GroupBy(value => value.Folder, StringComparer.Ordinal).Select(group => (Folder: group.Key, Id: Only(group.Select(value => value.Text)))).ToList();
        var folder = resource.Place.File.Folder;
        var above = files.Where(file => file.Folder.Length == 0 || folder == file.Folder || folder.StartsWith(file.Folder.TrimEnd('/') + "/", StringComparison.Ordinal)).OrderByDescending(file => file.Folder.Length).ToList();
        return above.Count > 0 ? above[0].Id : files.Select(file => file.Id).Distinct().ToList() is [{ } only] ? only : null;
    }

    // A token before a user; two of the same kind are two answers.
    private static string? Only(IEnumerable<string> texts)
    {
        var ids = texts.Select(text => text.IndexOf('=') is var equals and > 0 ? text.Substring(0, equals) : text).Distinct(StringComparer.Ordinal).ToList();
        var tokens = ids.Where(id => TokenId.Parse(id) is not null).ToList();
        if (tokens.Count > 0)
        {
            return tokens.Count == 1 ? tokens[0] : null;
        }

        var users = ids.Where(id => UserId.Parse(id) is not null).ToList();
        var names = ids.Where(id => UserId.Parse(id) is null).ToList();
        return users.Count != 1 ? null : names.Count == 1 && TokenId.Parse(users[0] + "!" + names[0]) is not null ? users[0] + "!" + names[0] : users[0];
    }
}
