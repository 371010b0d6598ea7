using System.Text.RegularExpressions;
using Pvelint.Hcl;
using Pvelint.Rules.Secrets;

namespace Pvelint.Rules.Transport;

/// <summary>Where a switch's key means what it says.</summary>
internal enum SwitchPlace
{
    /// <summary>No other tool has that key.</summary>
    Anywhere,

    /// <summary>Only where block, neighbours or file are Proxmox's.</summary>
    Proxmox,

    /// <summary>Only in a block that is itself Proxmox's.</summary>
    Provider,
}

/// <summary>A setting that switches verification off.</summary>
/// <param name="Off">The truth value that does it.</param>
/// <param name="Place">Where it means that.</param>
/// <param name="IsDefault">Whether the tools of HCL that have it verify without it, in all their releases.</param>
internal readonly record struct Switch(bool Off, SwitchPlace Place, bool IsDefault);

/// <summary>Names of variables that say the same: a product's word, and all words of one of <paramref name="Words"/>.</summary>
internal sealed record SwitchName(bool Off, IReadOnlyList<string[]> Words);

/// <summary>Settings that stand together for a tool which does not verify unless it is told to.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Keys">The keys that all must stand there.</param>
/// <param name="Id">The one that must hold a token's id.</param>
/// <param name="At">The one at which it is said.</param>
/// <param name="Unless">The key that switches verification on.</param>
internal sealed record InsecureDefault(string Tool, IReadOnlyList<string> Keys, string Id, string At, string Unless);

/// <summary>A command's options that switch verification off.</summary>
/// <param name="Name">The command, with <c>*</c> for any run.</param>
/// <param name="Long">Whole words that do it.</param>
/// <param name="Short">The letter that does it, alone or among others; empty where there is none.</param>
/// <param name="Takes">The letters that take the rest of the word as their value.</param>
/// <param name="OnlyToProxmox">Whether the command talks to others too.</param>
/// <param name="Unless">The option that switches verification on in a tool that does not verify by default; else empty.</param>
/// <param name="Only">Options of which one must stand there for the default to count.</param>
internal sealed record InsecureCommand(
    string Name, IReadOnlyList<string> Long, string Short, string Takes, bool OnlyToProxmox, string Unless, IReadOnlyList<string> Only);

/// <summary>A way to write it in a programming language.</summary>
/// <param name="Text">What must stand there for the pattern to be worth trying.</param>
/// <param name="Pattern">Its group <c>at</c> is the place.</param>
/// <param name="Method">
/// Where it counts only if the file says so of what the pattern's group <c>name</c> names: the pattern of that with <c>{name}</c> in it; else empty.
/// </param>
/// <param name="Instead">What to write there for what; empty where it takes more than a word.</param>
internal sealed record InsecureForm(string Text, Regex Pattern, string Method, IReadOnlyList<(string From, string To)> Instead)
{
    /// <summary>Whether a file says of a method or a delegate what makes the form count.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">The name as it is written where it is used.</param>
    /// <param name="time">The bound for hostile input.</param>
    public bool Holds(string text, string name, TimeSpan time) =>
        Method.Length == 0 || Regex.IsMatch(text, Method.Replace("{name}", Regex.Escape(name.Substring(name.LastIndexOf('.') + 1))), RegexOptions.CultureInvariant, time);
}

/// <summary>A setting that makes a tool write credentials down.</summary>
/// <param name="Values">The values that do it, in lower case; empty for truth values.</param>
/// <param name="Certain">Whether the credential itself is written, whatever else is set.</param>
/// <param name="What">What happens.</param>
/// <param name="Instead">The value to write instead; empty for truth values.</param>
internal sealed record LogSwitch(IReadOnlyList<string> Values, bool Certain, string What, string Instead);

/// <summary>Options by which a command is handed a secret.</summary>
/// <param name="Commands">The commands, with <c>*</c> for any run.</param>
/// <param name="Options">The options.</param>
/// <param name="Pair">Whether their value is <c>name=secret</c>.</param>
internal sealed record SecretArgument(IReadOnlyList<string> Commands, IReadOnlyList<string> Options, bool Pair);

/// <summary>The tables of <c>rules/transport.hcl</c>.</summary>
internal sealed class TransportFacts
{
    private static readonly Lazy<TransportFacts> Facts = new(() => new TransportFacts(FactFile.Read("rules/transport.hcl")));

    /// <summary>How long a pattern may take: nothing in them backtracks far, the bound is for hostile input that proves otherwise.</summary>
    public static TimeSpan PatternTime { get; } = TimeSpan.FromSeconds(1);

    private TransportFacts(HclBody file)
    {
        Switches = file.BlocksOf("switch").ToDictionary(block => Words.Normalise(block.Labels[0].Text), block => new Switch(block.Body.Flag("off"), Place(block.Body.String("where")), block.Body.Flag("removable")));
        Names = [.. file.BlocksOf("name").Select(block => new SwitchName(
            block.Body.Flag("off"), [.. block.Body.Strings("words").Select(words => words.Split(' '))]))];
        Defaults = [.. file.BlocksOf("default").Select(block => new InsecureDefault(
            block.Labels[0].Text, block.Body.Strings("keys"), block.Body.String("id"), block.Body.String("at"), block.Body.String("unless")))];
        Commands = [.. file.BlocksOf("command").Select(block => new InsecureCommand(
            block.Labels[0].Text, block.Body.Strings("long"), block.Body.String("short"), block.Body.String("takes"), block.Body.String("when") == "target", block.Body.String("unless"), block.Body.Strings("only")))];
        Forms = [.. file.BlocksOf("form").Select(block => new InsecureForm(
            block.Body.String("text"), new Regex(block.Body.String("pattern"), RegexOptions.CultureInvariant, PatternTime), block.Body.String("method"),
            [.. block.Body.Pairs("instead").Select(pair => (pair.Name, pair.Text))]))];
        Logs = file.BlocksOf("log").ToDictionary(block => Words.Normalise(block.Labels[0].Text), block => new LogSwitch(
            block.Body.Strings("values"), block.Body.String("level") == "headers", block.Body.String("what"), block.Body.String("instead")));
        Arguments = [.. file.BlocksOf("argument").Select(block => new SecretArgument(block.Body.Strings("commands"), block.Body.Strings("options"), block.Body.Flag("pair")))];
    }

    /// <summary>The tables, read when first asked for.</summary>
    public static TransportFacts Current => Facts.Value;

    /// <summary>Switches by their normalised key.</summary>
    public IReadOnlyDictionary<string, Switch> Switches { get; }

    /// <summary>How variables are named that switch verification off.</summary>
    public IReadOnlyList<SwitchName> Names { get; }

    /// <summary>Tools that do not verify unless they are told to.</summary>
    public IReadOnlyList<InsecureDefault> Defaults { get; }

    /// <summary>Commands that can be told not to verify.</summary>
    public IReadOnlyList<InsecureCommand> Commands { get; }

    /// <summary>The ways of programming languages.</summary>
    public IReadOnlyList<InsecureForm> Forms { get; }

    /// <summary>Switches of logs by their normalised key.</summary>
    public IReadOnlyDictionary<string, LogSwitch> Logs { get; }

    /// <summary>Options that hand a secret to a command.</summary>
    public IReadOnlyList<SecretArgument> Arguments { get; }

    private static SwitchPlace Place(string where) => where switch
    {
        "anywhere" => SwitchPlace.Anywhere,
        "provider" => SwitchPlace.Provider,
        _ => SwitchPlace.Proxmox,
    };
}
