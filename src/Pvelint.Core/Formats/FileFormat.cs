namespace Pvelint.Formats;

/// <summary>The language that a file, a fence or an embedded text is written in.</summary>
public enum FileFormat
{
    /// <summary>Any other text: source code, SQL dumps, logs. Only forms that stand on their own are seen.</summary>
    Text,

    /// <summary>HCL native syntax: <c>.tf</c>, <c>.tfvars</c>, <c>.pkr.hcl</c>, <c>.pkrvars.hcl</c>, <c>.hcl</c>, <c>.nomad</c>.</summary>
    Hcl,

    /// <summary>HCL's JSON syntax: <c>.tf.json</c>, <c>.tfvars.json</c>, <c>.pkr.json</c>.</summary>
    HclJson,

    /// <summary>JSON, also Terraform state and plan.</summary>
    Json,

    /// <summary>YAML, one or several documents.</summary>
    Yaml,

    /// <summary><c>.env</c>, <c>.envrc</c>, systemd environment files.</summary>
    Dotenv,

    /// <summary>POSIX shell and its relatives.</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>INI, also Ansible inventories and <c>storage.cfg</c>.</summary>
    Ini,

    /// <summary>TOML, also telegraf's configuration and the automated installer's answer file.</summary>
    Toml,

    /// <summary>HTTP requests as editors run them: <c>.http</c>, <c>.rest</c>.</summary>
    Http,

    /// <summary>Markdown; its fences are read in their own language.</summary>
    Markdown,

    /// <summary>C#.</summary>
    CSharp,

    /// <summary>Another programming language: Python, Go, JavaScript, TypeScript, Ruby, Rust, Java, PHP.</summary>
    Source,

    /// <summary>Proxmox VE's <c>user.cfg</c>.</summary>
    UserCfg,
}
