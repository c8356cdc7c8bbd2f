package dev.pgrehearse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser; a run of its own making, which needs no server. */
final class PageIT {

  private static final int CHANGESETS = 60;

  /** Looks at the page in a frame of a phone's width and in one of a screen's. */
  private static final String FRAMES =
      """
      <!DOCTYPE html><body>
      <iframe id="phone" width="390" height="800"></iframe>
      <iframe id="screen" width="1100" height="800"></iframe>
      <script type="text/plain" id="page">%s</script>
      <script>
      for (const id of ["phone", "screen"]) {
        const frame = document.getElementById(id);
        frame.onload = () => {
          const page = frame.contentDocument;
          const view = frame.contentWindow;
          document.body.setAttribute(id + "-overflow",
            page.documentElement.scrollWidth - view.innerWidth);
          document.body.setAttribute(id + "-background", view.getComputedStyle(page.body).backgroundColor);
          document.body.setAttribute(id + "-ink", view.getComputedStyle(page.body).color);
          const words = page.getElementById("access-words");
          words.value = "orders bob";
          words.dispatchEvent(new view.Event("input"));
          document.body.setAttribute(id + "-shown", page.getElementById("access-shown").textContent);
          const who = page.getElementById("access-who");
          words.value = "";
          who.value = "alice";
          who.dispatchEvent(new view.Event("change"));
          document.body.setAttribute(id + "-alice", page.getElementById("access-shown").textContent);
        };
        frame.srcdoc = decodeURIComponent(document.getElementById("page").textContent);
      }
      </script></body>
      """;

  @TempDir private static Path folder;
  private static Path page;
  private static Path frames;

  @BeforeAll
  static void write() throws IOException {
    Browser.skipWhereMissing();
    RunReport run = SampleRun.full(CHANGESETS);
    page = folder.resolve("report.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new HtmlReport(run, new SourceTree(folder, List.of(), "root.yaml")).write(out);
    }
    frames = folder.resolve("frames.html");
    Files.writeString(
        frames, FRAMES.formatted(percent(Files.readString(page))).replace("\n      ", "\n"));
  }

  @Test
  void its_own_scripts_run_and_no_other() throws IOException {
    String document = new Browser(folder).document(page);

    assertThat(Browser.attribute(document, "data-drawn")).isEqualTo(String.valueOf(CHANGESETS));
    assertThat(document).contains("<canvas", "4 of 4 lines");
    assertThat(document).doesNotContain("<title>broken");
    assertThat(document).containsPattern("<title>shop &lt;script&gt;");
  }

  /** Whatever is forgotten to be escaped: the policy is what stops it. */
  @Test
  void a_script_that_somebody_got_in_does_not_run() throws IOException {
    Path broken = folder.resolve("broken.html");
    Files.writeString(
        broken,
        Files.readString(page)
            .replace("</main>", "</main><script>document.title='broken'</script>"));

    assertThat(new Browser(folder).document(broken))
        .contains("document.title='broken'")
        .doesNotContain("<title>broken");
  }

  @Test
  void it_fits_a_phone_and_a_screen_and_its_filter_filters() throws IOException {
    String document = new Browser(folder).document(frames);

    for (String frame : List.of("phone", "screen")) {
      assertThat(Integer.parseInt(Browser.attribute(document, frame + "-overflow")))
          .as(frame)
          .isLessThanOrEqualTo(0);
      assertThat(Browser.attribute(document, frame + "-shown")).isEqualTo("1 of 4 lines");
      assertThat(Browser.attribute(document, frame + "-alice")).isEqualTo("2 of 4 lines");
    }
  }

  @Test
  void it_is_light_for_some_and_dark_for_others() throws IOException {
    String light = new Browser(folder).document(frames);
    String dark = new Browser(folder).dark().document(frames);

    assertThat(Browser.attribute(light, "screen-background")).isEqualTo("rgb(246, 247, 249)");
    assertThat(Browser.attribute(light, "screen-ink")).isEqualTo("rgb(28, 36, 48)");
    assertThat(Browser.attribute(dark, "screen-background")).isEqualTo("rgb(18, 22, 28)");
    assertThat(Browser.attribute(dark, "screen-ink")).isEqualTo("rgb(228, 233, 240)");
  }

  /** As text that ends no element and is no format. */
  private static String percent(String text) {
    return text.replaceAll("<meta http-equiv[^>]*>", "")
        .replace("%", "%25")
        .replace("<", "%3C")
        .replace(">", "%3E");
  }
}
