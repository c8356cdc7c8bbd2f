import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A copy of the table for each way, and the facade before it. */
final class Copies {

  /**
   * The sample is 300 rows times this: all of them, so that every copy has the same statistics.
   * Else chance would say of each copy whether its lists are planned once or every time.
   */
  private static final String ALL_ROWS =
      "set default_statistics_target = %d".formatted(1 + MemoryEntries.ROWS / 300);

  private Copies() {}

  static void build(Database database, List<Way> ways) throws SQLException {
    try (Connection migration = database.connectAsMigrationRole()) {
      analyzeAllRows(migration);
      MemoryEntries.createType(migration);
      for (Way way : ways) {
        MemoryEntries.create(migration, way);
        putBefore(migration, way);
        Sql.run(migration, "vacuum (freeze, analyze) " + way.stored());
      }
    }
  }

  static void analyzeAllRows(Connection migration) throws SQLException {
    Sql.run(migration, ALL_ROWS);
  }

  private static void putBefore(Connection migration, Way way) throws SQLException {
    switch (way) {
      case PASSTHROUGH, RESHAPED, TRIGGERS, NO_POLICIES, NO_RETURNING, NO_COMPARISON, NONE ->
          GeneratedFacade.create(migration, way);
      case SEED, SEED_RESHAPED ->
          SeedTemplate.create(migration, way, "with (security_invoker = on)");
      case PHASE3 -> SeedTemplate.create(migration, way, "");
    }
  }
}
