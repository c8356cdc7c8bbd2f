package dev.pgrehearse.facade.client;

import dev.pgrehearse.sql.SqlStatement;
import dev.pgrehearse.sql.SqlToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A recorded statement, and how Postgres can be asked whether it would still work. */
final class ClientText {
  private static final Set<String> PLANNED =
      Set.of("select", "insert", "update", "delete", "merge", "with", "values", "table", "(");
  private static final Set<String> TRIED = Set.of("truncate", "lock");

  private static final Set<String> MAINTAINING = Set.of("vacuum", "reindex", "cluster");
  private static final Set<String> TEMPORARY = Set.of("temp", "temporary");

  private static final Set<String> OF_THE_SCHEMA =
      Set.of("create", "alter", "drop", "comment", "grant", "revoke", "security", "import");

  /** Signature, flags, no extension, and the end of the rows. */
  private static final byte[] BINARY_NOTHING =
      "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377".getBytes(StandardCharsets.ISO_8859_1);

  private final String sql;
  private final List<List<SqlToken>> statements;

  ClientText(String sql) {
    this.sql = sql;
    this.statements = SqlStatement.cut(sql);
  }

  /** The query or change that Postgres can make a plan of, out of what stands around it. */
  Optional<String> planned() {
    return switch (first()) {
      case "prepare" -> inside("as");
      case "declare" -> inside("for");
      case "create" -> keepsRows() ? inside("as") : Optional.empty();
      default -> single() && PLANNED.contains(first()) ? Optional.of(from(0)) : Optional.empty();
    };
  }

  /** What a {@code do} runs. */
  Optional<String> block() {
    return single() && first().equals("do")
        ? statements.get(0).stream()
            .filter(
                token ->
                    token.kind() == SqlToken.Kind.DOLLAR || token.kind() == SqlToken.Kind.STRING)
            .map(token -> token.of(sql))
            .map(
                body ->
                    body.startsWith("$")
                        ? body.substring(
                            body.indexOf('$', 1) + 1, body.lastIndexOf('$', body.length() - 2))
                        : body.replaceFirst("^[^']*'", "")
                            .replaceFirst("'$", "")
                            .replace("''", "'"))
            .findFirst()
        : Optional.empty();
  }

  /** Whether it changes the schema: migrations do that, once, and clients do not. */
  boolean changesSchema() {
    return OF_THE_SCHEMA.contains(first()) && planned().isEmpty() && !isTemporary();
  }

  /** What is made for a session only, which clients do. */
  private boolean isTemporary() {
    return statements.get(0).stream()
        .skip(1)
        .limit(2)
        .map(this::word)
        .anyMatch(TEMPORARY::contains);
  }

  /** Whether it looks after tables, which no word before their names tells. */
  boolean maintains() {
    return MAINTAINING.contains(first());
  }

  /** Whether it names constraints, which are looked up in the schemas of the path. */
  boolean setsConstraints() {
    List<String> words =
        single() ? statements.get(0).stream().limit(3).map(this::word).toList() : List.of();
    return words.size() == 3
        && words.get(0).equals("set")
        && words.get(1).equals("constraints")
        && !words.get(2).equals("all");
  }

  /** {@code create table … as}, and likewise of a materialized view. */
  private boolean keepsRows() {
    return single()
        && statements.get(0).stream()
            .limit(4)
            .map(this::word)
            .anyMatch(word -> word.equals("table") || word.equals("materialized"));
  }

  /** Whether it makes no plan, and may be run for a moment where nobody else is. */
  boolean tried() {
    return single() && (TRIED.contains(first()) || setsConstraints());
  }

  /** Whether it copies from or to its client; from and to files and programs is another matter. */
  boolean copied() {
    return copiedIn() || copyEnd().equals("stdout");
  }

  boolean copiedIn() {
    return copyEnd().equals("stdin");
  }

  /** A copy of no rows, as its format wants it: only the binary one has a beginning and an end. */
  byte[] nothing() {
    return statements.get(0).stream().anyMatch(token -> word(token).equals("binary"))
        ? BINARY_NOTHING.clone()
        : new byte[0];
  }

  /** The word behind the first {@code from} or {@code to} that is in no parentheses. */
  private String copyEnd() {
    if (!single() || !first().equals("copy")) {
      return "";
    }
    List<SqlToken> tokens = statements.get(0);
    int depth = 0;
    for (int i = 1; i + 1 < tokens.size(); i++) {
      switch (word(tokens.get(i))) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "from", "to" -> {
          if (depth == 0) {
            return word(tokens.get(i + 1));
          }
        }
        default -> {}
      }
    }
    return "";
  }

  String sql() {
    return sql;
  }

  /** Its command, for people. */
  String first() {
    return statements.isEmpty() ? "" : word(statements.get(0).get(0));
  }

  private boolean single() {
    return statements.size() == 1;
  }

  private Optional<String> inside(String before) {
    List<SqlToken> tokens = statements.get(0);
    for (int i = 1; single() && i + 1 < tokens.size(); i++) {
      if (word(tokens.get(i)).equals(before) && PLANNED.contains(word(tokens.get(i + 1)))) {
        return Optional.of(from(i + 1));
      }
    }
    return Optional.empty();
  }

  private String from(int first) {
    List<SqlToken> tokens = statements.get(0);
    int start = tokens.get(first).start();
    String text = sql.substring(start, tokens.get(tokens.size() - 1).end());
    return new ParameterForms(text).sql();
  }

  private String word(SqlToken token) {
    return token.of(sql).toLowerCase(Locale.ROOT);
  }
}
