using System.CommandLine;
using System.Text.Json;
using Pvelint.Access;
using Pvelint.Api;
using Pvelint.Inference;
using Pvelint.Output;
using Pvelint.Provisioning;

namespace Pvelint.Commands;

/// <summary><c>pvelint validate [PATH…] --endpoint URL</c>: is a token good, and exactly enough for the code?</summary>
internal static class ValidateCommand
{
    public static Command Create(Host host)
    {
        var code = new CodeOptions();
        var endpoint = new EndpointOptions();
        var wanted = new WantedOptions();
        var format = new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("validate", "Is a token good, and exactly enough for the code? With --user also how it is set up");
        code.AddTo(command);
        wanted.AddTo(command, withExpiry: false);
        endpoint.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var settings = endpoint.Settings(parsed, host);
            var token = endpoint.Token(parsed, settings, host);
            var administrator = endpoint.HasUser(parsed) ? endpoint.Administrator(parsed, settings, host) : null;
            return (int)RunAsync(settings, token, administrator, (version, live) => wanted.ReadAsync(parsed, code, version, host, live, null, CancellationToken.None), parsed.GetValue(format)!, host).GetAwaiter().GetResult();
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(EndpointSettings settings, ApiToken token, PveLogin? administrator, Func<PveVersion, LiveGuests?, Task<ProvisionCommand.Need>> read, string format, Host host)
    {
        using var client = new PveClient(settings);
        var access = new PveAccess(client.As(token));

        // The token first: whatever an administrator sees, it may not be accepted.
        var version = await access.VersionAsync().ConfigureAwait(false);
        var seen = administrator is null ? null : new PveAccess(await administrator.EnterAsync(client).ConfigureAwait(false));
        var need = await read(version, seen is null ? null : new LiveGuests(seen, await seen.ResourcesAsync().ConfigureAwait(false))).ConfigureAwait(false);
        var check = await TokenCheck.OfAsync(access, token.Id, need.Wanted, version).ConfigureAwait(false);
        if (seen is not null)
        {
            var owner = await seen.FindUserAsync(token.Id.User).ConfigureAwait(false);
            check = check with { Owner = owner, Seen = owner?.Tokens.FirstOrDefault(one => one.Id == token.Id) };
        }

        if (format == "json")
        {
            Json(host.Output, check, need, settings.Name);
        }
        else
        {
            using var output = host.OpenText();
            Text(output, check, need, settings.Name);
        }

        return !need.IsComplete ? ExitCode.Incomplete : check.IsExact && Setup(check).Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static void Text(StreamWriter output, TokenCheck check, ProvisionCommand.Need need, string endpoint)
    {
        output.WriteLine($"{check.Id} is accepted by {endpoint}, Proxmox VE {check.Version}; that alone says nothing of what it may do");
        ProvisionText.Check(output, check, need.Wanted.Grants.Count);
        ProvisionText.Ways(output, check.Reach.Leads);
        if (check.Seen is { } seen)
        {
            output.WriteLine($"it {Times.Expiry(seen.Expire)}, its owner {(check.Owner is { } owner ? Times.Expiry(owner.Expire) : "is not seen")}");
        }
        else
        {
            output.WriteLine("privilege separation, expiry and owner only an administrator sees: --user NAME asks as one");
        }

        foreach (var problem in Setup(check))
        {
            output.WriteLine("warning: " + problem);
        }
    }

    // What its rights do not tell.
    private static List<string> Setup(TokenCheck check)
    {
        var problems = new List<string>();
        if (check.Seen is { IsSeparated: false })
        {
            problems.Add($"{check.Id} is not separated: it may do all that {check.Id.User} may, whatever that is given later ('pveum user token modify {check.Id.User} {check.Id.Name} --privsep 1', once it has entries of its own)");
        }

        if (check.Seen is { Expire: 0 } && check.Owner is not { Expire: > 0 })
        {
            problems.Add($"{check.Id} never expires: a leak that nobody notices stays open for good");
        }

        return problems;
    }

    private static void Json(Stream output, TokenCheck check, ProvisionCommand.Need need, string endpoint)
    {
        using (var json = new Utf8JsonWriter(output, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("pve", check.Version.ToString());
            json.WriteString("endpoint", endpoint);
            json.WriteString("token", check.Id.ToString());
            json.WriteBoolean("accepted", true);
            json.WriteBoolean("exact", check.IsExact);
            Grants(json, "missing", check.Missing);
            Grants(json, "excess", check.Excess);
            Grants(json, "mayNeed", check.MayNeed);
            JsonParts.Strings(json, "ways", check.Reach.Leads);
            if (check.Seen is { } seen)
            {
                json.WriteBoolean("separated", seen.IsSeparated);
                json.WriteNumber("expire", seen.Expire);
                json.WriteNumber("ownerExpire", check.Owner?.Expire ?? 0);
            }

            json.WriteBoolean("complete", need.IsComplete);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Grants(Utf8JsonWriter json, string name, IReadOnlyList<Permission> grants) =>
        JsonParts.List(json, name, grants.GroupBy(grant => grant.Path, StringComparer.Ordinal), path =>
        {
            json.WriteString("path", path.Key);
            JsonParts.Strings(json, "privileges", path.Select(grant => grant.Privilege));
        });
}
