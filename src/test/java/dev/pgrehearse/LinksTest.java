package dev.pgrehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who follows a link in the documentation arrives. */
final class LinksTest {

  private static final int LINKS_AT_LEAST = 10;
  private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]\\[]*\\]\\(([^)\\s]+)\\)");

  @Test
  void every_link_in_the_documentation_leads_somewhere() throws IOException {
    List<Path> pages = new ArrayList<>(Tree.files("docs", ".md"));
    try (Stream<Path> files = Files.list(Tree.HOME)) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    int seen = 0;
    for (Path page : pages) {
      Matcher link = LINK.matcher(withoutCode(Tree.text(page)));
      while (link.find()) {
        String target = link.group(1);
        if (target.matches("[a-z]+:.*")) {
          continue;
        }
        seen++;
        String path = target.replaceFirst("#.*", "");
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        assertThat(file).as("link %s in %s", target, Tree.shown(page)).exists();
        if (target.contains("#") && file.toString().endsWith(".md")) {
          assertThat(anchors(file))
              .as("link %s in %s", target, Tree.shown(page))
              .contains(target.replaceFirst(".*#", ""));
        }
      }
    }
    assertThat(seen).isGreaterThanOrEqualTo(LINKS_AT_LEAST);
  }

  /** A page without its code, in which square brackets are no links and # is no heading. */
  private static String withoutCode(String page) {
    return page.replaceAll("(?ms)^ *```.*?^ *```", "").replaceAll("`[^`\n]*`", "code");
  }

  /** The anchors that GitHub makes of a page's headings. */
  private static Set<String> anchors(Path page) {
    TreeSet<String> anchors = new TreeSet<>();
    Matcher heading =
        Pattern.compile("(?m)^#+ +(.*)$")
            .matcher(Tree.text(page).replaceAll("(?ms)^ *```.*?^ *```", ""));
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .trim()
              .replace(' ', '-'));
    }
    return anchors;
  }
}
