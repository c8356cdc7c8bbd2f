package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's text; {@link PageIT} opens it. */
final class PageTest {

  private static final Pattern SCRIPT = Pattern.compile("(?s)<script([^>]*)>(.*?)</script>");

  @TempDir private Path folder;

  @Test
  void what_users_wrote_is_text() throws IOException {
    String page = page(SampleRun.full(40));

    assertThat(page)
        .contains("&lt;script&gt;document.title='broken'&lt;/script&gt;")
        .doesNotContain(SampleRun.HOSTILE);
    Matcher scripts = SCRIPT.matcher(page);
    List<String> attributes = new ArrayList<>();
    while (scripts.find()) {
      attributes.add(scripts.group(1));
    }
    assertThat(attributes).containsExactly(" type=\"application/json\" id=\"plot-data\"", "", "");
  }

  /** By the policy nothing could be loaded either. */
  @Test
  void nothing_is_loaded_from_anywhere() throws IOException {
    String page = page(SampleRun.full(40));

    assertThat(page.replace("&#39;", "'"))
        .contains("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        .doesNotContainPattern("(?i)\\b(?:src|href|action|data)\\s*=\\s*[\"']?(?:https?:|//)")
        .doesNotContainPattern("(?i)<(?:link|img|iframe|object|embed|base)\\b")
        .doesNotContainPattern("(?i)@import|url\\(");
  }

  @Test
  void the_verdict_comes_first_and_what_is_not_there_has_no_section() throws IOException {
    String bare = page(SampleRun.run(0));

    assertThat(bare).contains("<strong id=\"verdict\">CLEAN</strong>");
    assertThat(bare.indexOf("id=\"verdict\"")).isLessThan(bare.indexOf("data-key"));
    assertThat(bare)
        .doesNotContain(
            "id=\"findings\"",
            "id=\"access\"",
            "id=\"facades\"",
            "id=\"traffic\"",
            "id=\"costs\"",
            "id=\"kill-rate\"",
            "id=\"timeline\"",
            "id=\"plot\"",
            "id=\"part\"");
  }

  @Test
  void what_is_there_has_one() throws IOException {
    RunReport.Part part =
        new RunReport.Part(
            "2 of 9 changesets", Map.of("10", List.of("its file")), List.of("the rest"), List.of());
    RunReport run = SampleRun.full(40);
    String page =
        page(
            new RunReport(
                    run.tool(),
                    run.system(),
                    run.server(),
                    run.elapsedMs(),
                    run.summary(),
                    run.changesets(),
                    run.phases(),
                    run.findings(),
                    Optional.empty(),
                    Optional.of(part),
                    run.timeMs())
                .with(run.more())
                .cutOff("killed at 3"));

    assertThat(page)
        .contains(
            "CUT OFF",
            "killed at 3",
            "id=\"part\"",
            "the rest",
            "id=\"findings\"",
            "id=\"access\"",
            "id=\"facades\"",
            "copy-in",
            "id=\"traffic\"",
            "212 ms",
            "stall forward select: 212 ms",
            "id=\"costs\"",
            "204 before the migration",
            "buffers touched: 4,079 now",
            "id=\"kill-rate\"",
            "99.5 %",
            "id=\"timeline\"",
            "id=\"plot\"",
            "id=\"skipped\"",
            "no access.yaml");
  }

  @Test
  void a_rule_is_explained_where_it_is_documented() throws IOException {
    assertThat(page(SampleRun.small())).contains("A changeset without a rollback whose changes");
  }

  @Test
  void a_page_of_a_thousand_changesets_stays_small() throws IOException {
    assertThat(page(SampleRun.full(1_000)).length()).isLessThan(2_000_000);
  }

  private String page(RunReport run) throws IOException {
    StringWriter page = new StringWriter();
    new HtmlReport(run, new SourceTree(folder, List.of(), "root.yaml")).write(page);
    return page.toString();
  }
}
