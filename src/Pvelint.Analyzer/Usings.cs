// Roslyn and Core share these names; here they mean the following.
global using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
global using Document = Pvelint.Formats.Document;
global using EmbeddedText = Pvelint.Formats.EmbeddedText;
global using TextSpan = Pvelint.Text.TextSpan;
