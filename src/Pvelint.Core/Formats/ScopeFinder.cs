namespace Pvelint.Formats;

/// <summary>Finds the scope that a place of the file stands in, for places in ascending order.</summary>
internal sealed class ScopeFinder(SettingScope root)
{
    private readonly Stack<(SettingScope Scope, int Next)> _open = new([(root, 0)]);

    /// <summary>The innermost scope round an offset of the file. Offsets must not descend.</summary>
    public SettingScope At(int offset)
    {
        while (true)
        {
            var (scope, next) = _open.Pop();
            if (_open.Count > 0 && scope.Span.End <= offset)
            {
                continue;
            }

            while (next < scope.Children.Count && scope.Children[next].Span.End <= offset)
            {
                next++;
            }

            var inside = next < scope.Children.Count && scope.Children[next].Span.Start <= offset;
            _open.Push((scope, inside ? next + 1 : next));
            if (!inside)
            {
                return scope;
            }

            _open.Push((scope.Children[next], 0));
        }
    }
}
