namespace Pvelint.Hcl;

/// <summary>
/// How much evaluating may cost, shared by all that evaluate for each other: locals that name themselves, modules that call
/// each other and values that double must end soon, as unknown.
/// </summary>
/// <param name="maxSteps">How many steps one evaluation may take.</param>
/// <param name="maxTotal">How many steps all evaluations may take together.</param>
internal sealed class HclBudget(int maxSteps = 100_000, long maxTotal = long.MaxValue)
{
    // A local that names a local counts too. Far above what people write, far below what a small stack holds.
    private const int MaxDepth = 400;
    private const int MaxWeight = 1_000_000;

    private int _depth;
    private int _steps;
    private long _total;

    /// <summary>Whether something ended as unknown for its cost.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Begins a step. False where it may not be taken.</summary>
    public bool Enter()
    {
        if (_depth == 0)
        {
            _steps = 0;
        }

        if (_depth >= MaxDepth || _steps >= maxSteps || _total >= maxTotal)
        {
            IsExceeded = true;
            return false;
        }

        _depth++;
        _steps++;
        _total++;
        return true;
    }

    /// <summary>Ends a step. False where its value is too large to be kept.</summary>
    public bool Leave(HclValue value)
    {
        _depth--;
        var cost = value.Text.Length / 64;
        _steps += cost;
        _total += cost;
        if (value.Weight <= MaxWeight)
        {
            return true;
        }

        IsExceeded = true;
        return false;
    }
}
