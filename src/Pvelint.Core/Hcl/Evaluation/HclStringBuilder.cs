using System.Text;
using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Puts a string value together and keeps which literals its parts come from.</summary>
internal sealed class HclStringBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<HclOrigin> _origins = [];

    public int Length => _text.Length;

    public void Append(HclValue value)
    {
        var whole = new TextSpan(0, value.Text.Length);
        foreach (var origin in value.Origins)
        {
            if (origin.Move(whole, _text.Length) is { } moved)
            {
                _origins.Add(moved);
            }
        }

        _text.Append(value.Text);
    }

    public void Append(string path, HclText text)
    {
        _origins.Add(new HclOrigin(path, text, 0, new TextSpan(_text.Length, text.Value.Length)));
        _text.Append(text.Value);
    }

    public void Append(string text) => _text.Append(text);

    public HclValue Build() => HclValue.Of(_text.ToString(), _origins);
}
