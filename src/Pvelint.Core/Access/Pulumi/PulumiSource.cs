using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// Finds the access resources in a Pulumi program: <c>new Role("ops", new() { … })</c>, <c>new proxmox.permission.Role("ops", { … })</c>,
/// <c>permission.Role("ops", role_id=…)</c>, <c>permission.NewRole(ctx, "ops", &amp;permission.RoleArgs{ … })</c>. It goes by names: types
/// are known only to whoever has the packages.
/// </summary>
internal sealed class PulumiSource
{
    // One of these tells a role of Proxmox from one of another provider in the same program.
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal) { "role_id", "user_id", "group_id", "token_id", "pool_id", "token_name" };

    private static readonly HashSet<string> Declarers = new(StringComparer.Ordinal) { "const", "let", "var", "string", "String", "final", "val" };

    private readonly PulumiExpressions _code;
    private readonly bool _isPython;
    private readonly List<PulumiResource> _resources = [];
    private readonly List<TextSpan> _unread = [];
    private readonly Dictionary<string, int> _arguments = new(StringComparer.Ordinal);

    private readonly List<(string Name, SettingValue Value)> _constants = [];
    private int _depth;

    private PulumiSource(SourceFile file)
    {
        _code = new PulumiExpressions(file);
        _isPython = file.Name.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file has to do with the provider.</summary>
    public static bool IsProgram(string text) => text.IndexOf("proxmoxve", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The access resources of a program.</summary>
    public static PulumiResources Read(SourceFile file)
    {
        var source = new PulumiSource(file);
        for (source._code.At = 0; source._code.At < source._code.Count;)
        {
            if (!source.ReadHead() && !source.ReadConstant())
            {
                source._depth += source._code.Text(source._code.At) switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
                source._code.At++;
            }
        }

        return new PulumiResources(source._resources, source._unread, source._constants.ToLookup(constant => constant.Name, constant => constant.Value, StringComparer.Ordinal));
    }

    /// <summary>The last part of a dotted name.</summary>
    public static string LastOf(string name) => name.Substring(name.LastIndexOfAny(['.', ':', '>']) + 1);

    private bool ReadHead()
    {
        var at = _code.At;
        if (!_code.IsWord(at))
        {
            return false;
        }

        // `Role role = new("ops", …)` says the type before the name.
        if (_code.Text(at) == "new" && _code.Text(at + 1) == "(" && _code.Text(at - 1) == "=" && Type(_code.Text(at - 3)) is { } said)
        {
            _code.At++;
            return ReadCall(said, at);
        }

        if (Type(_code.Text(at)) is not { } form || _code.Text(at + 1) is not ("(" or "{"))
        {
            return false;
        }

        _code.At++;
        if (_code.Text(at).EndsWith("Args", StringComparison.Ordinal))
        {
            return ReadArguments(form, at);
        }

        // A class, a function or a method of that name is declared here, no resource made.
        var isCalled = _code.Text(at + 1) == "(" && (_code.Text(at - 1) == "new" || _code.Text(at).IndexOf('.') > 0);
        return isCalled && ReadCall(form, at);
    }

    private static GrantForm? Type(string word)
    {
        var name = LastOf(word);
        if (name.Length is 0 or > 40)
        {
            return null;
        }

        var space = word.Length > name.Length ? LastOf(word.Substring(0, word.Length - name.Length).TrimEnd('.', ':', '?', '>', '-')) : "";
        var made = name.StartsWith("New", StringComparison.Ordinal) && space.Length > 0 ? name.Substring(3) : name;
        return !char.IsUpper(made.Length > 0 ? made[0] : ' ') ? null
            : GrantForm.Resources.TryGetValue(PulumiNames.TerraformType(made, made.StartsWith("Token", StringComparison.Ordinal) ? "user" : space), out var form) ? form : null;
    }

    // `new RoleArgs { … }` that is put into a variable and handed over later.
    private bool ReadArguments(GrantForm form, int at)
    {
        var made = _code.Text(_code.At) == "(" ? _code.ReadBrackets() : new PulumiValue(_code.Span(at));
        var fields = _code.Text(_code.At) == "{" ? _code.ReadBrackets() : made;
        if (!Identifies(fields))
        {
            return true;
        }

        if (Variable(at) is { } variable)
        {
            _arguments[variable] = _resources.Count;
        }

        _resources.Add(new PulumiResource(form, null, fields));
        return true;
    }

    private bool ReadCall(GrantForm form, int at)
    {
        var call = _code.ReadBrackets();
        var variable = Variable(at);
        var fields = (call.Items ?? []).Where(item => item.Members.Count > 0).Append(call).FirstOrDefault(Identifies);
        if (fields is not null)
        {
            _resources.Add(new PulumiResource(form, variable, fields));
            return true;
        }

        var given = (call.Items ?? []).Select(item => item.Scalar).FirstOrDefault(scalar => scalar is { Kind: ValueKind.Reference } && _arguments.ContainsKey(scalar.Text));
        if (given is not null)
        {
            _resources[_arguments[given.Text]] = _resources[_arguments[given.Text]] with { Variable = variable };
        }
        else if (call.Items is { Count: > 1 } && !call.Items.Any(item => item.Members.Count > 0))
        {
            _unread.Add(call.Span);
        }

        return true;
    }

    // `const realm = "pve"`, `string realm = "pve"`, `const realm: string = "pve"`, `realm := "pve"`; in Python outside of brackets `realm = "pve"`.
    private bool ReadConstant()
    {
        var at = _code.At;
        var sign = Declarers.Contains(_code.Text(at - 1)) && _code.Text(at + 1) == ":" ? at + 3 : at + 1;
        if (!_code.IsWord(at) || !_code.IsString(sign + 1)
            || !(_code.Text(sign) == ":=" || (_code.Text(sign) == "=" && (Declarers.Contains(_code.Text(at - 1)) || (_isPython && _depth == 0)))))
        {
            return false;
        }

        _code.At = sign + 1;
        if (_code.ReadString() is { } value)
        {
            _constants.Add((LastOf(_code.Text(at)), value));
        }

        return true;
    }

    private static bool Identifies(PulumiValue fields) => Identities.Any(name => fields.Find(name) is not null);

    // `var role = new …`, `this.role = new …`, `role, err := permission.NewRole(…`
    private string? Variable(int at)
    {
        at -= _code.Text(at - 1) is "new" or "&" or "await" ? 1 : 0;
        if (_code.Text(at - 1) is not ("=" or ":=") || !_code.IsWord(at - 2))
        {
            return null;
        }

        return LastOf(_code.Text(_code.Text(at - 3) == "," && _code.IsWord(at - 4) ? at - 4 : at - 2));
    }
}
