using Pvelint.Rules;

namespace Pvelint.Lsp.Linting;

/// <summary>What is to be linted together: a folder of the workspace as it stands at one moment.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Settings">What the editor's settings say of it.</param>
/// <param name="Buffers">The documents in it that are open, by absolute path.</param>
internal sealed record FolderInput(string Path, LintSettings Settings, IReadOnlyDictionary<string, TextBuffer> Buffers);

/// <summary>What <c>scan</c> finds in a folder, with what is open in the editor in the place of what lies on the disk.</summary>
/// <param name="Input">What was looked at.</param>
/// <param name="Project">What the rules saw.</param>
/// <param name="Findings">What they found and nothing silences, by the printed path of its file.</param>
/// <param name="Problem">Why there is nothing, in words for the user; null where nothing is wrong.</param>
internal sealed record LintedFolder(FolderInput Input, Project Project, IReadOnlyDictionary<string, IReadOnlyList<Finding>> Findings, string? Problem);
