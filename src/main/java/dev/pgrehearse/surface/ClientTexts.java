package dev.pgrehearse.surface;

import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a system's clients send, as far as that is written down. */
public final class ClientTexts {

  private final List<Set<String>> words;

  private ClientTexts(List<Set<String>> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Of the statements that are on record.
   *
   * @param statements none where nobody has written them down
   */
  public static ClientTexts of(List<String> statements) {
    return new ClientTexts(statements.stream().map(ClientTexts::words).toList());
  }

  /**
   * Whether a client may count on what is lost: some statement names it, or nobody knows what
   * clients send. A star stands for every column.
   */
  public boolean mayNeed(Loss loss) {
    return words.isEmpty() || words.stream().anyMatch(said -> needs(said, loss.words()));
  }

  private static boolean needs(Set<String> said, List<String> names) {
    return said.contains(names.get(0))
        && (names.size() == 1 || said.contains(names.get(1)) || said.contains("*"));
  }

  private static Set<String> words(String sql) {
    Set<String> words = new HashSet<>();
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      String text = sql.substring(token.start(), token.end());
      words.add(text.startsWith("\"") ? Bare.last(text) : text.toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
