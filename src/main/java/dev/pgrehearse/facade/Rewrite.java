package dev.pgrehearse.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What becomes of a function whose text names a table that moves.
 *
 * @param routine as it shall be; absent where it is left as it is
 * @param obstacle why it is left as it is, or empty
 * @param receiver what it hands its path down to, where it therefore has a wide one
 */
record Rewrite(Optional<Routine> routine, String obstacle, Optional<String> receiver) {

  /** Nothing to do: the table is not named, or is named as it will be. */
  private static final Rewrite NONE = new Rewrite(Optional.empty(), "", Optional.empty());

  static Rewrite of(
      Routine routine,
      BodyText text,
      Move move,
      QualifiedName target,
      Names names,
      Dictionary all) {
    QualifiedName old = QualifiedName.from(move);
    List<String> path = routine.path().map(SearchPath::schemas).orElse(all.path());
    boolean safe = routine.setsSafePath();
    if (text.mentions().stream().noneMatch(mention -> names(mention, old, path, all))) {
      return text.dynamic() && text.quotes(old.name())
          ? obstacle("it builds SQL when it runs, from strings that name the table")
          : NONE;
    }
    if (text.dynamic()) {
      return obstacle("it builds SQL when it runs, which cannot be read before");
    }
    if (text.commonTables().contains(old.name())) {
      return obstacle("a with clause in it has the table's name");
    }
    if (!safe) {
      for (String string : text.strings()) {
        if (all.schemaOf("relation", string, path).isPresent()) {
          return obstacle(
              "the string '%s' in it may be a name that is looked up on the path"
                  .formatted(string));
        }
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (BodyText.Mention mention : text.mentions()) {
      if (names(mention, old, path, all)) {
        edits.add(new Edit(mention, target));
      } else if (!safe && mention.schema().isEmpty()) {
        String kind = mention.kind();
        Optional<String> schema = schema(mention, path, all);
        if (schema.isPresent()) {
          if (text.commonTables().contains(mention.name())) {
            return obstacle(
                "%s in it may be a with clause or %s"
                    .formatted(mention.name(), names.qualified(schema.get(), mention.name())));
          }
          if (kind.equals("function") && all.inPostgresItself(kind, mention.name())) {
            return obstacle(
                "%s in it may be Postgres's own function or the one in schema %s"
                    .formatted(mention.name(), schema.get()));
          }
          edits.add(new Edit(mention, new QualifiedName(schema.get(), mention.name())));
        }
      }
    }
    TreeSet<String> needed = new TreeSet<>();
    for (String operator : text.operators()) {
      all.schemaOf("operator", operator, path).ifPresent(needed::add);
    }
    if (!safe && needed.contains("public")) {
      return obstacle("it needs an operator of schema public, which is no safe search_path");
    }
    String body = edited(routine.body(), edits, names);
    Routine changed = safe ? routine.with(body) : routine.with(body, List.copyOf(needed));
    return changed.equals(routine) ? NONE : new Rewrite(Optional.of(changed), "", Optional.empty());
  }

  /**
   * The same, of a routine that hands its path down.
   *
   * @param handedTo what it hands it down to, if anything
   */
  Rewrite leaving(CallerPath path, Optional<String> handedTo) {
    if (handedTo.isEmpty() || routine.isEmpty()) {
      return this;
    }
    if (path.creator().isPresent()) {
      return obstacle(
          "it hands its path down to %s, which looks names up there, and %s"
              .formatted(handedTo.get(), path.creator().get()));
    }
    return new Rewrite(
        Optional.of(routine.get().with(routine.get().body(), path.schemas())), "", handedTo);
  }

  /** For who reads the SQL: why the function is in it. */
  String why(String table) {
    String names =
        "-- Its text names %s, which Postgres looks up only when it is called.\n".formatted(table);
    return receiver
        .map(
            function ->
                names
                    + "-- Its search_path is wide: %s sets none and relies on this one.\n"
                        .formatted(function.replaceFirst("\\(.*", "")))
        .orElse(names);
  }

  private static Rewrite obstacle(String why) {
    return new Rewrite(Optional.empty(), why, Optional.empty());
  }

  private static Optional<String> schema(
      BodyText.Mention mention, List<String> path, Dictionary all) {
    Optional<String> schema =
        all.schemaOf(
            mention.kind().equals("function") ? "function" : "relation", mention.name(), path);
    return schema.isPresent() || !mention.kind().equals("type")
        ? schema
        : all.schemaOf("type", mention.name(), path);
  }

  /** Whether this is the table, by its schema or through the path. */
  static boolean names(
      BodyText.Mention mention, QualifiedName table, List<String> path, Dictionary all) {
    if (mention.kind().equals("function") || !mention.name().equals(table.name())) {
      return false;
    }
    return mention.schema().isEmpty()
        ? all.schemaOf("relation", mention.name(), path).equals(Optional.of(table.schema()))
        : mention.schema().equals(table.schema());
  }

  private record Edit(BodyText.Mention mention, QualifiedName name) {}

  private static String edited(String body, List<Edit> edits, Names names) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      text.append(body, at, edit.mention().start()).append(edit.name().quoted(names));
      at = edit.mention().end();
    }
    return text.append(body.substring(at)).toString();
  }
}
