package dev.pgrehearse.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;

/** The report that people look at: one page that needs nothing else, and no network. */
final class HtmlReport {

  private final RunReport run;
  private final SourceTree sources;

  HtmlReport(RunReport run, SourceTree sources) {
    this.run = run;
    this.sources = sources;
  }

  /** Piece by piece, for a page may be large. */
  void write(Writer out) throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), "dev.pgrehearse.report");
    engine.render("page.jte", new PageOfRun(run, sources).page(), new WriterOutput(out));
    out.flush();
  }
}
