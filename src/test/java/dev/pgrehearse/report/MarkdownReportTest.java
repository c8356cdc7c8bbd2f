package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

  /** GitHub takes 65,536 characters, and a reader some sixty lines. */
  @Test
  void however_much_was_found_it_is_a_comment() {
    List<Finding> many =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    Finding.error(
                        "a-rule",
                        "c" + i,
                        Location.of("a" + i + ".sql", 1),
                        ("message " + i + " ").repeat(900) + "\nmore".repeat(50),
                        "mend it\n".repeat(50)))
            .toList();

    String text = new MarkdownReport(SampleRun.run(900).judged(many, List.of(), List.of())).text();

    assertThat(text.lines()).hasSizeLessThanOrEqualTo(75);
    assertThat(text.length()).isLessThan(20_000);
    assertThat(text).contains("and 1998 more", "… and 46 more lines", "`report.html`");
  }

  @Test
  void the_verdict_comes_first() {
    assertThat(new MarkdownReport(SampleRun.small()).text())
        .startsWith("## shop &lt;script>")
        .contains(": FINDINGS\n\n**1 error, 1 warning, 1 accepted.** Postgres 17.11 (embedded)");
    assertThat(new MarkdownReport(SampleRun.run(1)).text()).contains(": CLEAN\n");
    assertThat(new MarkdownReport(SampleRun.small().cutOff("at 3")).text())
        .contains(": CUT OFF\n", "no verdict: at 3.");
  }

  @Test
  void what_users_wrote_makes_no_markup_and_calls_nobody() {
    String text = new MarkdownReport(SampleRun.full(9)).text();
    String outsideOfBlocks = text.replaceAll("(?ms)^```.*?^```$", "");

    assertThat(outsideOfBlocks).doesNotContain("<script", "@all", "amp;|");
  }

  @Test
  void a_fence_in_a_message_does_not_end_its_block() {
    Finding finding = Finding.error("a-rule", "1", Location.NONE, "```\n<b>x</b>\n```", "mend it");

    assertThat(
            new MarkdownReport(SampleRun.run(0).judged(List.of(finding), List.of(), List.of()))
                .text())
        .contains("````\n```\n<b>x</b>\n```\n````\n");
  }
}
