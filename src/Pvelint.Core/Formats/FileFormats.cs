namespace Pvelint.Formats;

/// <summary>Which language a file is written in, by its name and, where the name does not tell, its first lines.</summary>
public static class FileFormats
{
    private const int SniffLength = 8192;

    /// <summary>What is put behind the name of a file that is copied or rendered: the name before it tells the language.</summary>
    private static readonly string[] Wrappings =
    [
        ".example", ".sample", ".dist", ".template", ".tpl", ".tmpl", ".tftpl", ".gotmpl", ".j2", ".jinja", ".jinja2", ".erb",
        ".in", ".bak", ".backup", ".old", ".orig", ".save", ".disabled",
    ];

    private static readonly string[] Templates = [".tpl", ".tmpl", ".tftpl", ".gotmpl", ".j2", ".jinja", ".jinja2", ".erb"];

    private static readonly FormatTable Names = Table(
        new(FileFormat.Dotenv, ".env env .envrc envrc dotenv"),
        new(FileFormat.Shell, "dockerfile containerfile makefile gnumakefile justfile crontab .bashrc .bash_profile .bash_history .zshrc .zshenv .zsh_history .profile pkgbuild"),
        new(FileFormat.Ini, "hosts inventory storage.cfg .pypirc .npmrc .editorconfig .s3cfg ansible.cfg"),
        new(FileFormat.Toml, "telegraf.conf answer.toml pipfile"),
        new(FileFormat.Hcl, ".terraformrc terraform.rc .tofurc"),
        new(FileFormat.Yaml, "user-data user_data userdata meta-data network-config"),
        new(FileFormat.Json, ".dockerconfigjson"),
        new(FileFormat.Markdown, "readme changelog llms.txt llms-full.txt"),
        new(FileFormat.Source, "jenkinsfile vagrantfile rakefile gemfile brewfile tiltfile"),
        new(FileFormat.UserCfg, "user.cfg"),
        new(FileFormat.Text, "token.cfg shadow.cfg tfa.cfg"));

    private static readonly FormatTable Suffixes = Table(
        new(FileFormat.Hcl, "tf tfvars tofu hcl pkrvars pkvars nomad tftest"),
        new(FileFormat.HclJson, "tf.json tofu.json tfvars.json pkr.json pkrvars.json pkvars.json hcl.json"),
        new(FileFormat.Json, "json jsonc json5 tfstate ipynb har"),
        new(FileFormat.Yaml, "yml yaml eyaml sls"),
        new(FileFormat.Dotenv, "env envrc dotenv bat cmd"),
        new(FileFormat.Shell, "sh bash zsh ksh dash ash fish bats dockerfile containerfile mk just crontab cron"),
        new(FileFormat.PowerShell, "ps1 psm1 psd1"),
        new(FileFormat.Ini, "ini cfg service timer socket mount network netdev container properties inventory desktop"),
        new(FileFormat.Toml, "toml"),
        new(FileFormat.Http, "http rest"),
        new(FileFormat.Markdown, "md mdx markdown mdown mkd rmd qmd rst adoc asciidoc"),
        new(FileFormat.CSharp, "cs csx"),
        new(FileFormat.Source, "py pyi pyw go js mjs cjs ts mts cts jsx tsx rb rs java kt kts php swift scala groovy gradle pl pm lua dart "
            + "c h cc cpp cxx hpp ex exs erl clj r jl vb fs fsx nix vue svelte razor cshtml zig d"));

    private static readonly FormatTable Languages = Table(
        new(FileFormat.Hcl, "hcl hcl2 terraform tf tfvars opentofu packer nomad"),
        new(FileFormat.Json, "json jsonc json5"),
        new(FileFormat.Yaml, "yaml yml ansible yaml+jinja docker-compose compose"),
        new(FileFormat.Dotenv, "dotenv env environment envrc .env"),
        new(FileFormat.Shell, "sh bash shell zsh ksh fish console shell-session sh-session shellsession bash-session terminal dockerfile docker makefile make cron crontab command cmdline"),
        new(FileFormat.PowerShell, "powershell pwsh ps1 ps posh"),
        new(FileFormat.Ini, "ini cfg conf systemd properties service inventory"),
        new(FileFormat.Toml, "toml"),
        new(FileFormat.Http, "http rest"),
        new(FileFormat.Markdown, "markdown md mdx"),
        new(FileFormat.CSharp, "csharp cs c#"),
        new(FileFormat.Source, "python py python3 go golang javascript js node typescript ts jsx tsx ruby rb rust rs java kotlin php perl groovy lua swift scala c cpp c++ nix"));

    private static readonly FormatTable Interpreters = Table(
        new(FileFormat.Shell, "sh bash zsh ksh dash ash fish bats"),
        new(FileFormat.PowerShell, "pwsh powershell"),
        new(FileFormat.Source, "python python2 python3 node nodejs deno bun ruby perl php lua groovy tsx ts-node"));

    /// <summary>The language of a file.</summary>
    /// <param name="path">Its path with forward slashes.</param>
    /// <param name="text">Its text; only the start is looked at.</param>
    public static FileFormat Of(string path, string text)
    {
        var name = Peel(path.Substring(path.LastIndexOf('/') + 1).ToLowerInvariant());
        return ByName(name) ?? ByFolder(path) ?? Sniff(name, text);
    }

    /// <summary>Whether a file is rendered before it is what its language says: <c>.j2</c>, <c>.tpl</c>, <c>.tftpl</c>. Errors in it are then no news.</summary>
    public static bool IsTemplate(string path) => Array.Exists(Templates, suffix => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that a fence's info string names (<c>bash</c>, <c>hcl title="main.tf"</c>); null where it is not known.</summary>
    public static FileFormat? OfLanguage(string info)
    {
        var word = info.Trim().TrimStart('{', '.').ToLowerInvariant();
        var end = word.IndexOfAny([' ', '\t', ',', '{', '}', ':', ';']);
        var language = end < 0 ? word : word.Substring(0, end);
        return Languages.Find(language);
    }

    /// <summary>The language of a file that a command or a title names; null where the name does not tell.</summary>
    public static FileFormat? OfName(string path) => ByName(Peel(path.Substring(path.LastIndexOf('/') + 1).ToLowerInvariant()));

    private static FileFormat? ByName(string name)
    {
        if (Names.Find(name) is { } named)
        {
            return named;
        }

        // The longest suffix decides: `x.tf.json` is HCL's JSON syntax.
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (Suffixes.Find(name.Substring(dot + 1)) is { } format)
            {
                return name.EndsWith(".sops.json", StringComparison.Ordinal) ? FileFormat.Json : format;
            }
        }

        if (name.StartsWith("dockerfile.", StringComparison.Ordinal) || name.StartsWith("makefile.", StringComparison.Ordinal))
        {
            return FileFormat.Shell;
        }

        if (name.StartsWith("readme.", StringComparison.Ordinal))
        {
            return FileFormat.Markdown;
        }

        // Terraform's own backups: `terraform.tfstate.1699999999.backup`.
        if (name.IndexOf(".tfstate.", StringComparison.Ordinal) >= 0)
        {
            return FileFormat.Json;
        }

        var environment = name.StartsWith(".env", StringComparison.Ordinal) || name.StartsWith("env.", StringComparison.Ordinal)
            || name.IndexOf(".env.", StringComparison.Ordinal) > 0;
        return environment ? FileFormat.Dotenv : null;
    }

    private static FileFormat? ByFolder(string path)
    {
        var folders = path.ToLowerInvariant().Split('/');
        for (var i = folders.Length - 2; i >= 0; i--)
        {
            switch (folders[i])
            {
                case "group_vars" or "host_vars" when folders[folders.Length - 1].IndexOf('.') < 0:
                    return FileFormat.Yaml;
                case "cron.d":
                    return FileFormat.Shell;
            }
        }

        return null;
    }

    private static FileFormat Sniff(string name, string text)
    {
        var head = text.Length <= SniffLength ? text : text.Substring(0, SniffLength);
        var first = FirstLine(head);
        if (first.StartsWith("#!", StringComparison.Ordinal))
        {
            return OfShebang(first);
        }

        if (first.StartsWith("#cloud-config", StringComparison.Ordinal) || first == "---" || first.StartsWith("%YAML", StringComparison.Ordinal))
        {
            return FileFormat.Yaml;
        }

        if (first.StartsWith("user:", StringComparison.Ordinal) && first.IndexOf('@') > 0)
        {
            return FileFormat.UserCfg;
        }

        if (name.EndsWith(".conf", StringComparison.Ordinal))
        {
            return head.IndexOf("\n[[", StringComparison.Ordinal) >= 0 || first.StartsWith("[[", StringComparison.Ordinal) ? FileFormat.Toml : FileFormat.Ini;
        }

        // Other suffixes name languages that are read as plain text: guessing at them would misread logs and dumps.
        return name.IndexOf('.') > 0 ? FileFormat.Text : SniffContent(head, first);
    }

    private static FileFormat SniffContent(string head, string first)
    {
        if (first.StartsWith("{", StringComparison.Ordinal) && !first.StartsWith("{{", StringComparison.Ordinal) && !first.StartsWith("{%", StringComparison.Ordinal))
        {
            return FileFormat.Json;
        }

        foreach (var line in head.Split('\n').Select(line => line.Trim()))
        {
            if (line.Length > 2 && line[0] == '[' && line[line.Length - 1] == ']')
            {
                return FileFormat.Ini;
            }
        }

        return FileFormat.Text;
    }

    private static FileFormat OfShebang(string line)
    {
        foreach (var word in line.Substring(2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var program = word.Substring(word.LastIndexOf('/') + 1).ToLowerInvariant();
            if ((Interpreters.Find(program) ?? Interpreters.Find(program.TrimEnd('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))) is { } format)
            {
                return format;
            }
        }

        return line.IndexOf("ansible", StringComparison.Ordinal) >= 0 ? FileFormat.Yaml : FileFormat.Text;
    }

    private static string FirstLine(string head)
    {
        var start = 0;
        while (start < head.Length && char.IsWhiteSpace(head[start]))
        {
            start++;
        }

        var end = head.IndexOfAny(['\r', '\n'], start);
        return (end < 0 ? head.Substring(start) : head.Substring(start, end - start)).TrimEnd();
    }

    private static string Peel(string name)
    {
        while (Array.Find(Wrappings, wrapping => name.Length > wrapping.Length && name.EndsWith(wrapping, StringComparison.Ordinal)) is { } found)
        {
            name = name.Substring(0, name.Length - found.Length);
        }

        return name;
    }

    private static FormatTable Table(params Row[] rows) => new(rows);

    private sealed record Row(FileFormat Format, string Keys);

    /// <summary>Formats by names; boxed, since code for a dictionary of values of ours is compiled anew in every run, which a hook waits for.</summary>
    private sealed class FormatTable
    {
        private readonly Dictionary<string, object> _formats = new(StringComparer.Ordinal);

        public FormatTable(Row[] rows)
        {
            foreach (var row in rows)
            {
                object format = row.Format;
                foreach (var key in row.Keys.Split(' '))
                {
                    _formats.Add(key, format);
                }
            }
        }

        public FileFormat? Find(string key) => _formats.TryGetValue(key, out var format) ? (FileFormat)format : null;
    }
}
