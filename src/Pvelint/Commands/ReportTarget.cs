using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary>A report to write.</summary>
/// <param name="Format">Its format.</param>
/// <param name="File">The file to write it to; null for standard output.</param>
internal sealed record ReportTarget(string Format, string? File)
{
    /// <summary>Sees to it that the report can be written, before the work is done.</summary>
    /// <exception cref="StopException">It cannot.</exception>
    public void Check(Host host)
    {
        if (File is not null)
        {
            ReportFile.Check(host.Absolute(File), "--output", File);
        }
    }

    /// <summary>Writes the report.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="usesColor">Whether colors may be used where a terminal shows them.</param>
    /// <param name="write">Writes it to a stream, in colors or not.</param>
    public void Write(Host host, bool usesColor, Action<Stream, bool> write)
    {
        if (File is null)
        {
            write(host.Output, usesColor && host.IsTerminal);
            host.Output.Flush();
            return;
        }

        ReportFile.Write(host.Absolute(File), "--output", File, stream => write(stream, false));
    }
}
