using System.Runtime.CompilerServices;
using Pvelint.Formats;

namespace Pvelint.Rules.Secrets;

/// <summary>
/// What the settings of one scope tell of each other, found once a scope: asking it of every setting anew would take
/// the square of a large file's time.
/// </summary>
internal sealed class Neighbours
{
    private static readonly ConditionalWeakTable<SettingScope, Neighbours> Known = new();

    private readonly Pair _telling;
    private readonly Pair _users;
    private readonly Pair _tokenIds;
    private readonly Pair _tokens;

    private Neighbours(SettingScope scope)
    {
        foreach (var setting in scope.Settings)
        {
            var text = setting.Value.Text;
            var isTokenId = ProxmoxContext.IsTokenId(text);
            var isUser = isTokenId || ProxmoxContext.IsUser(text);
            _tokenIds.Add(setting, isTokenId);
            _users.Add(setting, isUser);
            _telling.Add(setting, isUser || ProxmoxContext.Tells(setting));
            _tokens.Add(setting, KeyNames.Of(setting.Key).Role is KeyRole.Token);
        }
    }

    /// <summary>What the scope's settings tell.</summary>
    public static Neighbours Of(SettingScope scope) => Known.GetValue(scope, key => new Neighbours(key));

    /// <summary>Whether another setting names a Proxmox product, user or address.</summary>
    public bool Tell(Setting setting) => _telling.HasOther(setting);

    /// <summary>Whether another setting is a user of a Proxmox realm, or a token's id.</summary>
    public bool HaveUser(Setting setting) => _users.HasOther(setting);

    /// <summary>Whether another setting is a token's id.</summary>
    public bool HaveTokenId(Setting setting) => _tokenIds.HasOther(setting);

    /// <summary>Whether another setting is named for a token.</summary>
    public bool HaveToken(Setting setting) => _tokens.HasOther(setting);

    // The first two of a kind: enough to know whether there is another than the one that asks.
    private struct Pair
    {
        private Setting? _first;
        private Setting? _second;

        public void Add(Setting setting, bool counts)
        {
            if (counts && _second is null)
            {
                (_first, _second) = _first is null ? (setting, null) : (_first, setting);
            }
        }

        public readonly bool HasOther(Setting setting) =>
            (_first is not null && !ReferenceEquals(_first, setting)) || _second is not null;
    }
}
