namespace Pvelint.Lsp.Linting;

/// <summary>What long work is told of those who wait for it, and tells them.</summary>
/// <param name="Cancellation">Ends it where its result is of no use any more.</param>
/// <param name="Note">Takes a line that the user should know.</param>
/// <param name="Progress">Takes how much of how much is done.</param>
internal sealed record LintWork(CancellationToken Cancellation, Action<string> Note, Action<int, int> Progress);
