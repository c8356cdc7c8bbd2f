import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.MovePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What {@code facade plan} writes today, or that with something left out. */
final class GeneratedFacade {

  private GeneratedFacade() {}

  static void create(Connection migration, Way way) throws SQLException {
    String table = MemoryEntries.NAME;
    boolean triggers = way != Way.PASSTHROUGH && way != Way.RESHAPED;
    Move move = new Move(way.schema(), table, way.home(), table, way.renames(), triggers);
    MovePlan plan = FacadePlan.of(migration, List.of(move)).moves().get(0);
    if (plan.refused()) {
      throw new IllegalStateException("the generator refuses the move: " + plan.refusals());
    }
    Sql.run(migration, "begin;\n" + lessened(plan.forward(), way) + "\ncommit;");
  }

  private static String lessened(String sql, Way way) {
    String left = sql;
    if (way == Way.NO_POLICIES || way == Way.NONE) {
      left = without(left, "security invoker", "security definer");
    }
    if (way == Way.NO_RETURNING || way == Way.NONE) {
      left = without(left, "\\s+returning\\s[^;]*into new;", ";");
    }
    if (way == Way.NO_COMPARISON || way == Way.NONE) {
      String row = "row\\([^)]*\\)::record";
      left = without(left, "\\s+and " + row + " \\*= " + row, "");
    }
    return left;
  }

  private static String without(String sql, String pattern, String instead) {
    String left = sql.replaceAll(pattern, instead);
    if (left.equals(sql)) {
      throw new IllegalStateException("the generator writes no \"%s\" any more".formatted(pattern));
    }
    return left;
  }
}
