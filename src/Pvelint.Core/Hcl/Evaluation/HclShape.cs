namespace Pvelint.Hcl;

/// <summary>
/// What is known of a text that is not: <c>local:iso/{var.image}</c>, with the names of what is missing in braces.
/// </summary>
/// <param name="pieces">The pieces in order: literal ones, and names of missing ones.</param>
internal sealed class HclShape(IReadOnlyList<(string Text, bool IsKnown)> pieces)
{
    // Of longer texts nobody asks what they look like.
    private const int MaxPieces = 16;
    private const int MaxLength = 200;

    /// <summary>The pieces in order.</summary>
    public IReadOnlyList<(string Text, bool IsKnown)> Pieces { get; } = pieces;

    /// <summary>The shape of the pieces of a template; null for what is too long or says nothing.</summary>
    public static HclShape? Of(IEnumerable<HclValue> values)
    {
        var pieces = new List<(string Text, bool IsKnown)>();
        var length = 0;
        foreach (var value in values)
        {
            foreach (var piece in value.Shape?.Pieces ?? [(value.IsKnown ? value.Text : value.Label ?? value.What ?? "what is not known", value.IsKnown)])
            {
                length += piece.Text.Length;
                if (pieces.Count >= MaxPieces || length > MaxLength || (piece.IsKnown && piece.Text.IndexOf('{') >= 0))
                {
                    return null;
                }

                pieces.Add(piece.IsKnown ? piece : (piece.Text.Replace('{', '(').Replace('}', ')'), false));
            }
        }

        return pieces.Exists(piece => piece.IsKnown && piece.Text.Length > 0) ? new HclShape(pieces) : null;
    }

    /// <summary>Whether it can be this text, whatever is missing.</summary>
    public bool CanBe(string text)
    {
        var at = 0;
        for (var i = 0; i < Pieces.Count; i++)
        {
            if (!Pieces[i].IsKnown)
            {
                continue;
            }

            var found = i == Pieces.Count - 1 ? text.LastIndexOf(Pieces[i].Text, StringComparison.Ordinal) : text.IndexOf(Pieces[i].Text, at, StringComparison.Ordinal);
            if (found < at || (i == 0 && found > 0) || (i == Pieces.Count - 1 && found + Pieces[i].Text.Length < text.Length))
            {
                return false;
            }

            at = found + Pieces[i].Text.Length;
        }

        return true;
    }

    /// <summary>What stands before the first occurrence of a text in a literal piece, and what stands after it; null where there is none.</summary>
    public (HclValue Before, HclValue After)? Split(char separator)
    {
        for (var i = 0; i < Pieces.Count; i++)
        {
            if (Pieces[i].IsKnown && Pieces[i].Text.IndexOf(separator) is var at and >= 0)
            {
                var before = Pieces.Take(i).Append((Pieces[i].Text.Substring(0, at), true));
                var after = Pieces.Skip(i + 1).Prepend((Pieces[i].Text.Substring(at + 1), true));
                return (Value(before), Value(after));
            }
        }

        return null;
    }

    /// <summary><c>local:iso/{var.image}</c>.</summary>
    public override string ToString() => string.Concat(Pieces.Select(piece => piece.IsKnown ? piece.Text : "{" + piece.Text + "}"));

    private static HclValue Value(IEnumerable<(string Text, bool IsKnown)> pieces)
    {
        List<(string Text, bool IsKnown)> all = [.. pieces.Where(piece => !piece.IsKnown || piece.Text.Length > 0)];
        return all.All(piece => piece.IsKnown) ? HclValue.Of(string.Concat(all.Select(piece => piece.Text)))
            : all.Count == 1 ? HclValue.UnknownBy(all[0].Text)
            : HclValue.UnknownShaped(all.First(piece => !piece.IsKnown).Text, new HclShape(all));
    }
}
