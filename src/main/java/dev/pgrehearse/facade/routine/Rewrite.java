package dev.pgrehearse.facade.routine;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.move.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a function whose text names a table that moves.
 *
 * @param routine as it shall be; absent where it is left as it is
 * @param obstacle why it is left as it is, or empty
 * @param wide why its path could not be a narrow one, where it has a wide one
 */
public record Rewrite(Optional<Routine> routine, String obstacle, Optional<String> wide) {

  /** Nothing to do: the table is not named, or is named as it will be. */
  private static final Rewrite NONE = new Rewrite(Optional.empty(), "", Optional.empty());

  static Rewrite of(
      Routine routine,
      BodyText text,
      Move move,
      QualifiedName target,
      Names names,
      Dictionary all,
      PathNeeds needs) {
    QualifiedName old = move.from();
    List<String> path = routine.path().map(SearchPath::schemas).orElse(all.path());
    boolean safe = routine.setsSafePath();
    if (text.mentions().stream().noneMatch(mention -> names(mention, old, path, all))) {
      if (text.changes().name(old, all.schemaOf("relation", old.name(), path))) {
        return obstacle(TextObstacles.CHANGES);
      }
      return text.dynamic() && text.quotes(old.name())
          ? obstacle("it builds SQL when it runs, from strings that name the table")
          : NONE;
    }
    TextObstacles obstacles = new TextObstacles(text, path, all, names);
    Optional<String> found = obstacles.always(old);
    if (found.isEmpty() && target.equals(old) && routine.hasRowsOf(old)) {
      found = obstacles.ofRows(move);
    }
    // A routine that has settings of its own may not end a transaction.
    boolean pathStays = safe || text.changes().endsTransactions();
    if (found.isEmpty() && !pathStays) {
      found = obstacles.withoutPath();
    }
    if (found.isPresent()) {
      return obstacle(found.get());
    }
    List<Edit> edits = new ArrayList<>();
    for (BodyText.Mention mention : text.mentions()) {
      if (names(mention, old, path, all)) {
        edits.add(new Edit(mention, target));
      } else if (!pathStays && mention.schema().isEmpty()) {
        String kind = mention.kind();
        Optional<String> schema = schema(mention, path, all);
        // Postgres's own function, or one of which its arguments decide: that is left as it stands.
        boolean overloaded = kind.equals("function") && all.inPostgresItself(kind, mention.name());
        if (schema.isPresent() && !overloaded) {
          if (text.commonTables().contains(mention.name())) {
            return obstacle(
                "%s in it may be a with clause or %s"
                    .formatted(mention.name(), names.qualified(schema.get(), mention.name())));
          }
          edits.add(new Edit(mention, new QualifiedName(schema.get(), mention.name())));
        }
      }
    }
    String body = edited(routine.body(), edits, names);
    Optional<WidePath> wide = pathStays ? Optional.empty() : needs.wide(routine, text);
    if (wide.isPresent() && wide.get().obstacle().isPresent()) {
      return obstacle(wide.get().obstacle().get());
    }
    Routine changed =
        pathStays
            ? routine.with(body)
            : routine.with(
                body,
                wide.map(WidePath::schemas)
                    .orElseGet(() -> List.copyOf(needs.operatorSchemas(routine, text))));
    return changed.equals(routine)
        ? NONE
        : new Rewrite(Optional.of(changed), "", wide.map(WidePath::why));
  }

  /** Whether it is written anew, by whoever plans the move. */
  public boolean isOf(Routine old) {
    return routine.isPresent() && old.hindrance().isEmpty();
  }

  /** For who reads the SQL: why the function is in it. */
  String why(String table) {
    String names =
        "-- Its text names %s, which Postgres looks up only when it is called.\n".formatted(table);
    return names + whyWide();
  }

  /** A line of comment, where there is something to say. */
  String whyWide() {
    return wide.map("-- Its search_path is wide: %s.\n"::formatted).orElse("");
  }

  private static Rewrite obstacle(String why) {
    return new Rewrite(Optional.empty(), why, Optional.empty());
  }

  /** Where the name is found, if it is not one of Postgres's own. */
  static Optional<String> schema(BodyText.Mention mention, List<String> path, Dictionary all) {
    return switch (mention.kind()) {
      case "function", "collation" -> all.schemaOf(mention.kind(), mention.name(), path);
      case "type" ->
          // Postgres's own types are found before all others.
          all.inPostgresItself("type", mention.name())
              ? Optional.empty()
              : all.schemaOf("relation", mention.name(), path)
                  .or(() -> all.schemaOf("type", mention.name(), path));
      default -> all.schemaOf("relation", mention.name(), path);
    };
  }

  /** Whether this is the table, by its schema or through the path. */
  public static boolean names(
      BodyText.Mention mention, QualifiedName table, List<String> path, Dictionary all) {
    if (Set.of("function", "collation").contains(mention.kind())
        || !mention.name().equals(table.name())) {
      return false;
    }
    return mention.schema().isEmpty()
        ? schema(mention, path, all).equals(Optional.of(table.schema()))
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
