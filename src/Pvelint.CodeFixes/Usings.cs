// Roslyn and Core share these names; here they mean the following.
global using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
global using Document = Microsoft.CodeAnalysis.Document;
global using Project = Microsoft.CodeAnalysis.Project;
global using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;
