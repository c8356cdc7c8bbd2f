package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.move.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where names without a schema were looked up. A session may have set its path itself, which is not
 * recorded: the schemas that tables leave come behind all that is known, for names that would not
 * be found otherwise.
 *
 * @param set what the database or the role of the sender sets
 * @param last the schemas behind it
 */
record SenderPath(Optional<String> set, List<String> last) {

  SenderPath {
    last = List.copyOf(last);
  }

  static SenderPath of(StatementLog.Sent sent, List<Move> moves) {
    return new SenderPath(
        sent.path()
            .map(path -> path.replace("\"$user\"", '"' + sent.role().replace("\"", "\"\"") + '"')),
        moves.stream().map(Move::fromSchema).distinct().sorted().toList());
  }

  /** In order; where nothing is set, on this path. */
  List<String> schemas(List<String> otherwise) {
    List<String> schemas = new ArrayList<>(set.map(SearchPath::schemas).orElse(otherwise));
    last.stream().filter(schema -> !schemas.contains(schema)).forEach(schemas::add);
    return List.copyOf(schemas);
  }

  /** SQL that sets it until the end of the transaction; where nothing is set, behind what is. */
  String entering() {
    return "select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', %s, %s), true)"
        .formatted(
            set.map(Names::literal).orElse("nullif(pg_catalog.current_setting('search_path'), '')"),
            Names.literal(
                last.stream()
                    .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(", "))));
  }
}
