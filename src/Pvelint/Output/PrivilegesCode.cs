using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What code needs, as commands and code that grant exactly that, to the user and to its separated token.</summary>
internal static class PrivilegesCode
{
    public static void Pveum(TextWriter output, PrivilegesReport report)
    {
        Open(output, "# ", report);
        foreach (var plan in report.Privileges.Tools.Select(RolePlan.Of))
        {
            foreach (var (name, privileges) in plan.Roles)
            {
                output.WriteLine($"pveum role add {Shell(name)} --privs {Shell(string.Join(' ', privileges))}");
            }

            output.WriteLine($"pveum user add {Shell(plan.User)}");
            output.WriteLine($"pveum user token add {Shell(plan.User)} {Shell(plan.Token)} --privsep 1");
            foreach (var (path, propagate, role) in plan.Entries)
            {
                foreach (var subject in new[] { $"--users {Shell(plan.User)}", $"--tokens {Shell($"{plan.User}!{plan.Token}")}" })
                {
                    output.WriteLine($"pveum acl modify {Shell(path)} {subject} --roles {Shell(role)} --propagate {(propagate ? 1 : 0)}");
                }
            }
        }
    }

    public static void Terraform(TextWriter output, PrivilegesReport report)
    {
        Open(output, "# ", report);
        foreach (var tool in report.Privileges.Tools)
        {
            var plan = RolePlan.Of(tool);
            var stem = Label(tool.Tool);
            foreach (var (name, privileges) in plan.Roles)
            {
                output.WriteLine($"resource \"proxmox_virtual_environment_role\" \"{Label(name)}\" {{");
                output.WriteLine($"  role_id    = {Hcl(name)}");
                output.WriteLine($"  privileges = [{string.Join(", ", privileges.Select(Hcl))}]");
                output.WriteLine("}");
                output.WriteLine();
            }

            output.WriteLine($"resource \"proxmox_virtual_environment_user\" \"{stem}\" {{");
            output.WriteLine($"  user_id = {Hcl(plan.User)}");
            output.WriteLine("}");
            output.WriteLine();
            output.WriteLine($"resource \"proxmox_virtual_environment_user_token\" \"{stem}\" {{");
            output.WriteLine($"  user_id               = proxmox_virtual_environment_user.{stem}.user_id");
            output.WriteLine($"  token_name            = {Hcl(plan.Token)}");
            output.WriteLine("  privileges_separation = true");
            output.WriteLine("}");
            var number = 0;
            foreach (var (path, propagate, role) in plan.Entries)
            {
                number++;
                foreach (var (suffix, subject) in new[] { ("user", $"user_id   = proxmox_virtual_environment_user.{stem}.user_id"), ("token", $"token_id  = proxmox_virtual_environment_user_token.{stem}.id") })
                {
                    output.WriteLine();
                    output.WriteLine($"resource \"proxmox_virtual_environment_acl\" \"{stem}_{number}_{suffix}\" {{");
                    output.WriteLine($"  path      = {Hcl(path)}");
                    output.WriteLine($"  role_id   = proxmox_virtual_environment_role.{Label(role)}.role_id");
                    output.WriteLine($"  {subject}");
                    output.WriteLine($"  propagate = {(propagate ? "true" : "false")}");
                    output.WriteLine("}");
                }
            }
        }
    }

    public static void Ansible(TextWriter output, PrivilegesReport report)
    {
        Open(output, "# ", report);
        foreach (var plan in report.Privileges.Tools.Select(RolePlan.Of))
        {
            foreach (var (name, privileges) in plan.Roles)
            {
                output.WriteLine($"- name: Role {name}");
                output.WriteLine("  community.proxmox.proxmox_role:");
                output.WriteLine($"    roleid: {Yaml(name)}");
                output.WriteLine($"    privs: [{string.Join(", ", privileges.Select(Yaml))}]");
                output.WriteLine();
            }

            output.WriteLine($"- name: User {plan.User} and its token");
            output.WriteLine("  community.proxmox.proxmox_user:");
            output.WriteLine($"    userid: {Yaml(plan.User)}");
            output.WriteLine("    tokens:");
            output.WriteLine($"      - tokenid: {Yaml(plan.Token)}");
            output.WriteLine("        privsep: true");
            output.WriteLine("  no_log: true");
            foreach (var (path, propagate, role) in plan.Entries)
            {
                foreach (var (type, subject) in new[] { ("user", plan.User), ("token", $"{plan.User}!{plan.Token}") })
                {
                    output.WriteLine();
                    output.WriteLine($"- name: {Yaml($"{role} on {path} for {subject}")}");
                    output.WriteLine("  community.proxmox.proxmox_access_acl:");
                    output.WriteLine($"    path: {Yaml(path)}");
                    output.WriteLine($"    type: {type}");
                    output.WriteLine($"    ugid: {Yaml(subject)}");
                    output.WriteLine($"    roleid: {Yaml(role)}");
                    output.WriteLine($"    propagate: {(propagate ? "true" : "false")}");
                }
            }
        }
    }

    // What a reader must know before running it stands on top.
    private static void Open(TextWriter output, string comment, PrivilegesReport report)
    {
        foreach (var open in report.Privileges.Tools.SelectMany(tool => tool.Open))
        {
            output.WriteLine($"{comment}not granted: {PrivilegesReport.Words(open.Need)}: depends on {Neutral.Line(open.What)}");
        }

        foreach (var impossible in report.Privileges.Tools.SelectMany(tool => tool.Impossible))
        {
            output.WriteLine($"{comment}no token can: {Neutral.Line(impossible.Reason)} ({PrivilegesReport.At(impossible.By[0].By)})");
        }
    }

    // Names come from the code, which may be hostile: none may end its line here. What Neutral changes is no path that Proxmox VE takes.
    private static string Shell(string text) => Quoted(Neutral.Line(text));

    /// <summary>A word for a shell.</summary>
    public static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '@') ? text : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Hcl(string text) => "\"" + Neutral.Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal) + "\"";

    private static string Yaml(string text) => "\"" + Neutral.Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Label(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
