package dev.pgrehearse.report;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report for CI servers: a test case per changeset, failing when it has a finding at error. */
final class JunitReport {

  private static final Pattern NO_XML =
      Pattern.compile("[^\t\n\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private final RunReport run;

  JunitReport(RunReport run) {
    this.run = run;
  }

  String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "pgrehearse " + run.system());
      int cutOff = run.cutOff().isPresent() ? 1 : 0;
      xml.writeAttribute("tests", String.valueOf(run.changesets().size() + 1 + cutOff));
      xml.writeAttribute("errors", String.valueOf(cutOff));
      List<Finding> elsewhere = new ArrayList<>(errors());
      long failures = run.changesets().stream().filter(row -> !errorsOf(row).isEmpty()).count();
      run.changesets().forEach(row -> elsewhere.removeAll(errorsOf(row)));
      xml.writeAttribute("failures", String.valueOf(failures + (elsewhere.isEmpty() ? 0 : 1)));
      xml.writeAttribute("time", seconds(run.elapsedMs()));
      for (RunReport.ChangesetRow row : run.changesets()) {
        testCase(xml, row.id(), row.applyMs() + row.rollbackMs(), errorsOf(row));
      }
      testCase(xml, "the system as a whole", 0, elsewhere);
      if (run.cutOff().isPresent()) {
        cutOff(xml, run.cutOff().get());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new ReportException("the report cannot be put into XML", e);
    }
    // Postgres sends what no XML may have.
    return NO_XML.matcher(text + "\n").replaceAll("\ufffd");
  }

  private void cutOff(XMLStreamWriter xml, String where) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", run.system());
    xml.writeAttribute("name", "the run comes to its end");
    xml.writeAttribute("time", seconds(0));
    xml.writeStartElement("error");
    xml.writeAttribute("message", where);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void testCase(XMLStreamWriter xml, String name, long ms, List<Finding> findings)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", run.system());
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", seconds(ms));
    if (!findings.isEmpty()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", findings.get(0).rule());
      for (Finding finding : findings) {
        xml.writeCharacters(
            "%s %s%n%s%nfix: %s%n"
                .formatted(finding.rule(), finding.location(), finding.message(), finding.fix()));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private List<Finding> errors() {
    return run.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  private List<Finding> errorsOf(RunReport.ChangesetRow row) {
    return errors().stream().filter(finding -> finding.changeset().equals(row.id())).toList();
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000.0);
  }
}
