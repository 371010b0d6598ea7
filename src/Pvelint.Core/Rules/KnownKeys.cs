using Pvelint.Formats;
using Pvelint.Rules.Secrets;
using Pvelint.Rules.Transport;

namespace Pvelint.Rules;

/// <summary>Which rule looks at a setting, whatever its value is: for people who ask what its key is about.</summary>
public static class KnownKeys
{
    /// <summary>The rule; null where none does.</summary>
    public static Rule? RuleOf(Setting setting)
    {
        var key = Words.Normalise(setting.Key);
        var facts = TransportFacts.Current;
        if (facts.Switches.TryGetValue(key, out var found) && (found.Place == SwitchPlace.Anywhere || ProxmoxContext.Surrounds(setting) || ProxmoxContext.IsNamed(setting.Scope)))
        {
            return RuleCatalog.Find("PVE301");
        }

        if (facts.Logs.ContainsKey(key))
        {
            return RuleCatalog.Find("PVE303");
        }

        return Meanings.Of(setting)?.Role switch
        {
            KeyRole.Token => RuleCatalog.Find("PVE101"),
            KeyRole.TokenSecret => RuleCatalog.Find("PVE102"),
            KeyRole.Password => RuleCatalog.Find("PVE103"),
            _ => null,
        };
    }
}
