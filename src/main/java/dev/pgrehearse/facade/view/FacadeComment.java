package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a facade says of itself, for people and for the rules that look for drift. The table's own
 * comment comes first, for programs read its first line, or tags that it begins with; the mark of
 * the facade is a paragraph behind it.
 *
 * @param own the table's comment, or empty
 * @param home the table, as SQL names it
 * @param unseen columns of it that clients are not to see as they are stored, as the catalog has
 *     them
 */
public record FacadeComment(String own, String home, List<String> unseen) {
  private static final String OF = "Facade of ";
  private static final String BETWEEN = "\n\n";
  private static final String UNSEEN = " Not shown as stored: ";
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s.\"]+)";
  private static final Pattern MARK =
      Pattern.compile("(?:^|%s)%s(%s\\.%3$s)\\.(?=\\s|$)".formatted(BETWEEN, OF, NAME));

  public FacadeComment {
    unseen = List.copyOf(unseen);
  }

  public String text(Names names) {
    String left = unseen.isEmpty() ? "" : UNSEEN + names.list(unseen) + ".";
    return (own.isEmpty() ? "" : own + BETWEEN) + OF + home + "." + left;
  }

  /** Reads one back; absent where it is none. */
  public static Optional<FacadeComment> read(String text) {
    // The table's own comment may speak of facades too; the mark stands behind it.
    Optional<MatchResult> mark = last(MARK.matcher(text));
    if (mark.isPresent()) {
      String behind = text.substring(mark.get().end());
      return Optional.of(
          new FacadeComment(
              text.substring(0, mark.get().start()), mark.get().group(1), unseen(behind)));
    }
    if (!text.startsWith(OF)) {
      return Optional.empty();
    }
    int left = text.indexOf(UNSEEN);
    String first = left < 0 ? text : text.substring(0, left);
    String home = first.substring(OF.length()).replaceFirst("\\.(?s:\\s.*)?$", "");
    return Optional.of(new FacadeComment("", home, unseen(text)));
  }

  private static Optional<MatchResult> last(Matcher matcher) {
    return matcher.results().reduce((one, next) -> next);
  }

  private static List<String> unseen(String text) {
    int left = text.indexOf(UNSEEN);
    if (left < 0) {
      return List.of();
    }
    String list = text.substring(left + UNSEEN.length()).replaceFirst("\\.$", "");
    return List.of(list.split(", ")).stream().map(QualifiedName::unquoted).toList();
  }
}
