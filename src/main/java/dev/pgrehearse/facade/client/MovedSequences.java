package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sequences that leave their schema with the tables that own them. No view stays behind for them.
 *
 * @param homes the new name of each, by the old one
 */
record MovedSequences(Map<QualifiedName, QualifiedName> homes, Names names) {

  /** Functions that look a sequence up by a string, which is not recorded. */
  private static final Set<String> LOOKING_UP = Set.of("nextval", "currval", "setval");

  private static final String OWNED =
      """
      select distinct
          n.nspname,
          c.relname,
          s.relname as sequence
      from pg_catalog.pg_depend as d
      join pg_catalog.pg_class as s on s.oid = d.objid and s.relkind = 'S'
      join pg_catalog.pg_class as c on c.oid = d.refobjid
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refobjsubid > 0
          and d.deptype in ('a', 'i')
      order by
          n.nspname,
          c.relname,
          s.relname""";

  private record Owned(QualifiedName table, String name) {}

  MovedSequences {
    homes = Map.copyOf(homes);
  }

  /** Of tables that have not moved yet, and of those that have. */
  static MovedSequences of(LiveCatalog catalog, List<Move> moves, Names names) throws SQLException {
    List<Owned> owned =
        catalog.rowsOf(
            OWNED,
            row ->
                new Owned(
                    new QualifiedName(row.getString("nspname"), row.getString("relname")),
                    row.getString("sequence")));
    Map<QualifiedName, QualifiedName> homes =
        new TreeMap<>(
            (one, other) ->
                (one.schema() + "." + one.name()).compareTo(other.schema() + "." + other.name()));
    for (Move move : moves) {
      for (Owned one : owned) {
        boolean its = one.table().equals(move.from()) || one.table().equals(move.to());
        if (its && move.changesSchema()) {
          homes.put(
              new QualifiedName(move.fromSchema(), one.name()),
              new QualifiedName(move.toSchema(), one.name()));
        }
      }
    }
    return new MovedSequences(homes, names);
  }

  /** What to write instead of the one that the text names as a relation. */
  Optional<String> namedIn(BodyText text, List<String> path, Dictionary dictionary) {
    return text.mentions().stream()
        .filter(mention -> mention.kind().equals("relation"))
        .flatMap(mention -> old(mention, path, dictionary).stream())
        .findFirst()
        .map(
            old ->
                "write %s, which is where %s goes with its table"
                    .formatted(homes.get(old).quoted(names), old.quoted(names)));
  }

  private Optional<QualifiedName> old(
      BodyText.Mention mention, List<String> path, Dictionary dictionary) {
    if (!mention.schema().isEmpty()) {
      return Optional.of(new QualifiedName(mention.schema(), mention.name()))
          .filter(homes::containsKey);
    }
    Optional<String> found = dictionary.schemaOf("relation", mention.name(), path);
    return found.isPresent()
        ? Optional.of(new QualifiedName(found.get(), mention.name())).filter(homes::containsKey)
        : path.stream()
            .map(schema -> new QualifiedName(schema, mention.name()))
            .filter(homes::containsKey)
            .findFirst();
  }

  /** Why a plan of the text says little, in words. */
  Optional<String> lookedUpIn(BodyText text) {
    if (homes.isEmpty()) {
      return Optional.empty();
    }
    QualifiedName one =
        homes.keySet().stream().min((a, b) -> a.quoted(names).compareTo(b.quoted(names))).get();
    List<String> functions =
        text.mentions().stream()
            .filter(mention -> mention.kind().equals("function"))
            .filter(mention -> Set.of("", "pg_catalog").contains(mention.schema()))
            .map(BodyText.Mention::name)
            .toList();
    if (functions.contains("pg_get_serial_sequence")) {
      return Optional.of(
          "pg_get_serial_sequence gives null for a view, and of which table it is asked is not"
              + " recorded");
    }
    return functions.stream()
        .filter(LOOKING_UP::contains)
        .findFirst()
        .map(
            function ->
                "the sequence in %s is not recorded, and %s is %s after the move"
                    .formatted(function, one.quoted(names), homes.get(one).quoted(names)));
  }
}
