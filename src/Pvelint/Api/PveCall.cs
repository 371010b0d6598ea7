using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Pvelint.Rules;

namespace Pvelint.Api;

/// <summary>A path of the API, below <c>/api2/json</c>, written as an interpolated text: what stands in it is encoded by itself.</summary>
[InterpolatedStringHandler]
internal readonly struct PvePath(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>A name as a part of the path.</summary>
    /// <exception cref="PveFault">It can be none: the path would lead elsewhere.</exception>
    public void AppendFormatted(string part) => _text.Append(part is "" or "." or ".."
        ? throw new PveFault(PveFaultKind.Invalid, $"'{part}' cannot be a part of a path of the API")
        : Uri.EscapeDataString(part));

    public void AppendFormatted(long part) => _text.Append(part);

    public override string ToString() => _text.ToString();
}

/// <summary>
/// The parameters of a call, in a body or a query, in the form that Proxmox VE takes everywhere: truth values as 0 and 1, lists with
/// commas. What is null is not sent.
/// </summary>
internal sealed class PveForm : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];
    private readonly List<Secret> _secrets = [];

    /// <summary>No parameters.</summary>
    public static PveForm Empty { get; } = [];

    /// <summary>What of them must never be shown.</summary>
    public IReadOnlyList<Secret> Secrets => _secrets;

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add(new(name, value));
        }
    }

    public void Add(string name, bool? value) => Add(name, value is null ? null : value.Value ? "1" : "0");

    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, IEnumerable<string>? values) => Add(name, values is null ? null : string.Join(',', values));

    public void Add(string name, Secret? value)
    {
        if (value is not null)
        {
            _secrets.Add(value);
            Add(name, value.Reveal());
        }
    }

    /// <summary>The query with its question mark; empty for no parameters.</summary>
    public string ToQuery() => _pairs.Count == 0 ? "" : "?" + string.Join('&', _pairs.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    /// <summary>The body. Its length is known: Proxmox VE refuses one in chunks.</summary>
    public HttpContent ToBody() => new FormUrlEncodedContent(_pairs);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
