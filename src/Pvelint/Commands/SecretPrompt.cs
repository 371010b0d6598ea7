using System.Text;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>Asks a person on a terminal for a secret, without showing what is typed.</summary>
internal static class SecretPrompt
{
    /// <summary>Asks whether to go on; nothing but yes means it.</summary>
    public static bool Confirm(string question, TextWriter error, TextReader input)
    {
        error.Write(Output.Neutral.Line(question) + " [y/N] ");
        error.Flush();
        return input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Asks.</summary>
    /// <param name="what">What for.</param>
    /// <param name="error">Where the question goes: standard output is for reports.</param>
    /// <param name="read">Gives the next key, unseen.</param>
    /// <returns>Null where the answer is given up with Escape or Ctrl-D.</returns>
    public static Secret? Ask(string what, TextWriter error, Func<ConsoleKeyInfo> read)
    {
        error.Write(Output.Neutral.Line(what) + ": ");
        var typed = new StringBuilder();
        try
        {
            while (true)
            {
                var key = read();
                switch (key.Key)
                {
                    case ConsoleKey.Enter:
                        return new Secret(typed.ToString());
                    case ConsoleKey.Escape:
                    case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control:
                        return null;
                    case ConsoleKey.Backspace:
                        typed.Length = Math.Max(0, typed.Length - 1);
                        break;
                    case ConsoleKey.U when key.Modifiers == ConsoleModifiers.Control:
                        typed.Clear();
                        break;
                    default:
                        _ = char.IsControl(key.KeyChar) ? typed : typed.Append(key.KeyChar);
                        break;
                }
            }
        }
        finally
        {
            error.WriteLine();
            for (var i = 0; i < typed.Length; i++)
            {
                typed[i] = '\0';
            }
        }
    }
}
