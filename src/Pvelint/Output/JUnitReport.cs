using System.Globalization;
using System.Text;
using System.Xml;

namespace Pvelint.Output;

/// <summary><c>--format junit</c>: a test case a finding, a failure where it makes the run fail, an error for a file that could not be checked.</summary>
internal static class JUnitReport
{
    public static void Write(Report report, Stream output)
    {
        var open = report.Open.ToList();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CloseOutput = false };
        using (var xml = XmlWriter.Create(output, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "pvelint");
            xml.WriteAttributeString("tests", Number(Math.Max(1, open.Count + report.Skipped.Count)));
            xml.WriteAttributeString("failures", Number(open.Count(report.Fails)));
            xml.WriteAttributeString("errors", Number(report.Skipped.Count));
            foreach (var finding in open)
            {
                WriteFinding(xml, finding, report);
            }

            foreach (var skipped in report.Skipped)
            {
                WriteSkipped(xml, skipped);
            }

            // A suite without a case counts as one that did not run.
            if (open.Count + report.Skipped.Count == 0)
            {
                WriteCase(xml, "pvelint", $"nothing found in {report.Files.ToString(CultureInfo.InvariantCulture)} files");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteFinding(XmlWriter xml, ReportedFinding reported, Report report)
    {
        var finding = reported.Finding;
        var message = Neutral.Line(report.Mask.Words(finding.Message));
        WriteCase(xml, reported.RepositoryPath, $"{finding.Rule.Id}: {finding.Rule.Title} ({reported.Start.Line}:{reported.Start.Column})");
        xml.WriteAttributeString("file", Neutral.Line(reported.RepositoryPath));
        xml.WriteAttributeString("line", Number(reported.Start.Line));
        var text = $"{Neutral.Line(finding.File.Path)}:{reported.Start.Line}:{reported.Start.Column}: {message}\ndo this: {Neutral.Line(report.Mask.Words(finding.Help))}";
        if (report.Fails(reported))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", Levels.Name(finding.Severity));
            xml.WriteAttributeString("message", message);
            xml.WriteString(text);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", text);
        }

        xml.WriteEndElement();
    }

    private static void WriteSkipped(XmlWriter xml, SkippedFile skipped)
    {
        WriteCase(xml, skipped.Path, "could not be checked");
        xml.WriteStartElement("error");
        xml.WriteAttributeString("message", Neutral.Line(skipped.Reason));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string path, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Neutral.Line(path));
        xml.WriteAttributeString("name", Neutral.Line(name));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
