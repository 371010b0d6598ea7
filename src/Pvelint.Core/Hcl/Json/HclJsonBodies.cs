using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Turns a JSON tree into the bodies, blocks and attributes that native syntax gives.</summary>
internal static class HclJsonBodies
{
    public static HclFile Parse(string text) => new(text, new HclBody([], new TextSpan(0, text.Length)), [], [], []);
}
