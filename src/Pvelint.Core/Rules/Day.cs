namespace Pvelint.Rules;

/// <summary>A day of the calendar, as suppressions expire. Core knows no clock: the host says which day it is.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Number">Day of the month, 1 to 31.</param>
public readonly record struct Day(int Year, int Month, int Number) : IComparable<Day>
{
    /// <summary>Reads <c>2027-01-31</c>; null for anything else.</summary>
    public static Day? Parse(string text)
    {
        var shaped = text.Length == 10 && text[4] == '-' && text[7] == '-';
        if (!shaped || Digits(text, 0, 4) is not { } year || Digits(text, 5, 2) is not { } month || Digits(text, 8, 2) is not { } number)
        {
            return null;
        }

        return year > 0 && month is >= 1 and <= 12 && number >= 1 && number <= LengthOf(year, month) ? new Day(year, month, number) : null;
    }

    /// <inheritdoc/>
    public int CompareTo(Day other) => Ordinal.CompareTo(other.Ordinal);

    /// <summary><c>2027-01-31</c>.</summary>
    public override string ToString() => $"{Year:D4}-{Month:D2}-{Number:D2}";

    private int Ordinal => ((Year * 16) + Month) * 32 + Number;

    private static int LengthOf(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static int? Digits(string text, int start, int count)
    {
        var value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return null;
            }

            value = value * 10 + (text[i] - '0');
        }

        return value;
    }
}
