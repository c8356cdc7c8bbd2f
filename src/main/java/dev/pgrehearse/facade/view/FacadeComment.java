package dev.pgrehearse.facade.view;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * What a facade says of itself, for people and for the rules that look for drift.
 *
 * @param home the table, as SQL names it
 * @param unseen columns of it that clients are not to see as they are stored, as the catalog has
 *     them
 */
public record FacadeComment(String home, List<String> unseen) {
  private static final String OF = "Facade of ";
  private static final String UNSEEN = " Not shown as stored: ";

  public FacadeComment {
    unseen = List.copyOf(unseen);
  }

  public String text(Names names) {
    String left = unseen.isEmpty() ? "" : UNSEEN + names.list(unseen) + ".";
    return OF + home + "." + left;
  }

  /** Reads one back; absent where it is none. */
  public static Optional<FacadeComment> read(String text) {
    if (!text.startsWith(OF)) {
      return Optional.empty();
    }
    int left = text.indexOf(UNSEEN);
    String first = left < 0 ? text : text.substring(0, left);
    String home = first.substring(OF.length()).replaceFirst("\\.(?s:\\s.*)?$", "");
    return Optional.of(new FacadeComment(home, left < 0 ? List.of() : unseen(text, left)));
  }

  private static List<String> unseen(String text, int left) {
    String list = text.substring(left + UNSEEN.length()).replaceFirst("\\.$", "");
    return List.of(list.split(", ")).stream().map(QualifiedName::unquoted).toList();
  }
}
