using Pvelint.Access;
using Pvelint.Tests.Rules;

namespace Pvelint.Tests.Access;

/// <summary>Plans read from texts, and a short way to write them down.</summary>
internal static class Plans
{
    public static AccessPlan Of(params (string Path, string Text)[] files) => AccessPlans.Of(TestProject.Documents(files), new PveVersion(9, 1));

    public static AccessPlan OfShell(string text) => Of(("run.sh", text));

    /// <summary>A line an entry: <c>user terraform@pve Role /path</c>, with <c>only</c> where it does not propagate and <c>?</c> for what is unknown.</summary>
    public static string Entries(this AccessPlan plan) => string.Join('\n', plan.Entries.Select(entry =>
        $"{entry.Kind.ToString().ToLowerInvariant()} {entry.Subject.Text ?? "?"} {entry.Role.Text ?? "?"} {entry.Path.Text ?? "?"}{(entry.Propagate ? "" : " only")}"));

    /// <summary>A line a role: <c>Name: A B</c>, with <c>+</c> where it adds to what is there and <c>…</c> where the list may be longer.</summary>
    public static string Roles(this AccessPlan plan) => string.Join('\n', plan.Roles.Select(role =>
        $"{role.Name.Text ?? "?"}{(role.Appends ? "+" : "")}: {string.Join(' ', role.Privileges.Texts)}{(role.Privileges.IsComplete ? "" : " …")}"));

    /// <summary>A line a token: <c>user@realm!name on</c>, <c>off</c> or <c>?</c>.</summary>
    public static string Tokens(this AccessPlan plan) => string.Join('\n', plan.Tokens.Select(token =>
        $"{token.Id ?? "?"} {token.PrivSep switch { true => "on", false => "off", _ => "?" }}{(token.Expire is { } expire ? " until " + (expire.Text ?? "?") : "")}"));

    /// <summary>The text of the file at a word's place.</summary>
    public static string Written(this Word word) => word.Place.File.Slice(word.Place.Span);
}
