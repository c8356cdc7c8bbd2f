package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Plays one case after the other, on the same database for as long as each leaves it as it was. */
final class PlayedCases implements AutoCloseable {
  private final WatchStage stage;
  private Database database;
  private Connection looking;
  private CatalogWatch watch;
  private Fingerprint start;

  PlayedCases(WatchStage stage) {
    this.stage = stage;
  }

  /** After each part of it a quick look must say what a whole one says. */
  void play(DifferenceCase one) throws SQLException {
    if (database == null) {
      database = stage.copy();
      looking = database.connectAsSuperuser();
      watch = CatalogWatch.of(stage.scope());
      start = watch.look(looking);
      assertThat(start.objects()).isNotEmpty();
    }
    Fingerprint end = start;
    boolean isAsBefore = false;
    try (Connection changing = database.connectAsSuperuser()) {
      for (String sql : List.of(one.given(), one.change(), one.undo())) {
        if (!sql.isEmpty()) {
          WatchStage.execute(changing, sql);
          end = Fingerprint.of(looking, stage.scope());
          assertThat(watch.look(looking).differencesTo(end)).as(sql).isEmpty();
          assertThat(watch.look(looking)).as(sql).isEqualTo(end);
        }
      }
      isAsBefore = end.equals(start);
    } finally {
      if (!isAsBefore) {
        drop();
      }
    }
  }

  private void drop() throws SQLException {
    looking.close();
    stage.drop(database);
    database = null;
  }

  @Override
  public void close() {
    stage.close();
  }
}
