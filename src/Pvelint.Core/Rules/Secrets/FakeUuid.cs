namespace Pvelint.Rules.Secrets;

/// <summary>
/// Tells a UUID that a hand typed from one that a machine made, by its regularity alone: random digits do not walk up
/// the keyboard. The bounds are far outside what 32 random digits give (each below one in ten million).
/// </summary>
internal static class FakeUuid
{
    private const int MaxDistinct = 7;
    private const int MinPatterned = 24;
    private const int MinInRuns = 16;

    /// <summary>Whether the UUID follows a pattern. Takes the 36 unit form.</summary>
    public static bool Is(string uuid)
    {
        var digits = uuid.Replace("-", "").ToLowerInvariant();
        return digits.Distinct().Count() <= MaxDistinct || Patterned(digits) >= MinPatterned || InRuns(digits) >= MinInRuns || IsPeriodic(digits);
    }

    // Digits that equal, follow or precede their neighbour, or the one after it: `1234`, `4321`, `aaaa`, `a1b2c3d4`.
    private static int Patterned(string digits)
    {
        var count = 0;
        for (var i = 2; i < digits.Length; i++)
        {
            if (IsStep(digits[i - 1], digits[i]) || IsStep(digits[i - 2], digits[i]))
            {
                count++;
            }
        }

        return count;
    }

    // Digits in runs of three or more that go up, go down or stay: `abcd1234-ab12-cd34`. Random digits hardly ever have ten.
    private static int InRuns(string digits)
    {
        var count = 0;
        for (var start = 0; start < digits.Length - 1;)
        {
            var end = start + 1;
            var step = Value(digits[end]) - Value(digits[start]);
            while (end + 1 < digits.Length && Value(digits[end + 1]) - Value(digits[end]) == step)
            {
                end++;
            }

            var length = end - start + 1;
            count += Math.Abs(step) <= 1 && length >= 3 ? length : 0;
            start = end;
        }

        return count;
    }

    private static bool IsPeriodic(string digits)
    {
        for (var period = 1; period <= 12; period++)
        {
            var same = 0;
            for (var i = period; i < digits.Length; i++)
            {
                same += digits[i] == digits[i - period] ? 1 : 0;
            }

            if (same >= (digits.Length - period) * 9 / 10)
            {
                return true;
            }
        }

        return false;
    }

    // 9 is followed by a (as a number) and by 0 (on the keyboard), f by 0.
    private static bool IsStep(char left, char right)
    {
        int from = Value(left), to = Value(right);
        return Math.Abs(from - to) <= 1 || (from, to) is (9, 0) or (0, 9) or (15, 0) or (0, 15) or (15, 1);
    }

    private static int Value(char digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;
}
