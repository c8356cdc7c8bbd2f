package dev.pgrehearse.kill;

import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.changelog.LiquibaseRun.Call;
import java.sql.SQLException;
import java.util.List;

/** What a person types: into psql, or a command of Liquibase's. */
sealed interface Line {

  String text();

  void typeOn(Scene scene) throws SQLException, ChangesetFailed;

  static Line of(String sql) {
    return new Sql(sql);
  }

  static Line of(Call call) {
    return new Typed(call);
  }

  /** A statement. */
  record Sql(String text) implements Line {
    @Override
    public void typeOn(Scene scene) throws SQLException {
      scene.execute(List.of(text));
    }
  }

  /** A command. */
  record Typed(Call call) implements Line {
    @Override
    public String text() {
      return call.words();
    }

    @Override
    public void typeOn(Scene scene) throws SQLException, ChangesetFailed {
      scene.run(call);
    }
  }
}
