import dev.pgrehearse.server.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody, before one PostgREST that prepares its statements and one that does not. */
final class PostgrestAskers implements AutoCloseable {
  private final Map<Person, Asker> askers = new EnumMap<>(Person.class);
  private final Postgrest prepared;
  private final Postgrest unprepared;

  private PostgrestAskers(Postgrest prepared, Postgrest unprepared) {
    this.prepared = prepared;
    this.unprepared = unprepared;
  }

  static PostgrestAskers of(Path program, Database database, List<Way> ways)
      throws SQLException, IOException, InterruptedException {
    List<String> schemas =
        ways.stream().flatMap(way -> Stream.of(way.schema(), way.home())).toList();
    Postgrest.createLogin(database);
    Postgrest prepared = Postgrest.start(program, database, schemas, true, "prepared");
    Postgrest unprepared = Postgrest.start(program, database, schemas, false, "unprepared");
    PostgrestAskers all = new PostgrestAskers(prepared, unprepared);
    try {
      for (Person person : Person.values()) {
        String token = Token.of(person.claims());
        prepared.waitUntilReady(schemas.get(0), token);
        unprepared.waitUntilReady(schemas.get(0), token);
        all.askers.put(
            person,
            new PostgrestAsker(
                token,
                prepared,
                Postgrest.process(database, "prepared"),
                unprepared,
                Postgrest.process(database, "unprepared")));
      }
    } catch (SQLException | IOException | RuntimeException e) {
      all.close();
      throw e;
    }
    return all;
  }

  Map<Person, Asker> all() {
    return askers;
  }

  @Override
  public void close() {
    prepared.close();
    unprepared.close();
  }
}
