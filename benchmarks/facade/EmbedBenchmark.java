import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an embed costs by the function that a move makes of its key, against the embed on the tables
 * behind the facades. See README.md.
 */
final class EmbedBenchmark {

  private static final double LIMIT = 1.10;

  private EmbedBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int version = Integer.parseInt(arguments[1]);
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      build(database);
      System.out.printf(
          Locale.ROOT,
          "%d rounds, %,d memories, %d topics; ratios as above, of embeds on facades to those on"
              + " their tables%n%n%-48s%-10s%-16s%-16s%-16s%-16s%s%n",
          rounds,
          MemoryEntries.ROWS,
          MemoryEntries.TOPICS,
          "",
          "us, table",
          "table again",
          "processor time",
          "time",
          "buffers",
          "plan");
      for (Person person : Person.values()) {
        try (EmbedSession session = EmbedSession.open(database, person)) {
          for (Embedding embedding : Embedding.ALL) {
            line(session, person, embedding, rounds);
          }
        }
      }
      System.out.printf("%nserver: PostgreSQL %s, %s%n", server.version(), server.provider());
    }
  }

  private static void line(EmbedSession session, Person person, Embedding embedding, int rounds)
      throws SQLException {
    Map<Target, List<Cost>> costs = new EnumMap<>(Target.class);
    for (int round = 0; round <= rounds; round++) {
      // The first one warms caches, plans and this JVM, and is not counted.
      for (Map.Entry<Target, Cost> cost : session.round(embedding, round).entrySet()) {
        if (round > 0) {
          costs.computeIfAbsent(cost.getKey(), any -> new ArrayList<>()).add(cost.getValue());
        }
      }
    }
    List<Double> noise = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> time = new ArrayList<>();
    List<Double> tables = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Cost table = costs.get(Target.TABLE).get(i);
      tables.add(table.cpu() / 1_000);
      noise.add(costs.get(Target.TABLE_AGAIN).get(i).cpu() / table.cpu());
      cpu.add(costs.get(Target.FACADE).get(i).cpu() / table.cpu());
      time.add(costs.get(Target.FACADE).get(i).time() / table.time());
    }
    Ratio ratio = Ratio.of(cpu);
    System.out.printf(
        Locale.ROOT,
        "%-48s%-10.0f%-16s%-16s%-16s%-16s%s, <= %.2f %s%n",
        embedding.title() + ", " + person.name().toLowerCase(Locale.ROOT),
        Ratio.of(tables).median(),
        cell(Ratio.of(noise)),
        cell(ratio),
        cell(Ratio.of(time)),
        session.buffers(embedding, Target.FACADE)
            + " to "
            + session.buffers(embedding, Target.TABLE),
        session.samePlan(embedding) ? "same" : "other",
        LIMIT,
        ratio.verdict(LIMIT, Ratio.of(noise).noise()));
  }

  private static String cell(Ratio ratio) {
    return String.format(Locale.ROOT, "%.3f ±%.3f", ratio.median(), ratio.spread());
  }

  private static void build(Database database) throws SQLException {
    Way way = Way.PASSTHROUGH;
    try (Connection migration = database.connectAsMigrationRole()) {
      Copies.analyzeAllRows(migration);
      MemoryEntries.createType(migration);
      MemoryEntries.create(migration, way);
      MemoryEntries.createTopics(migration, way);
      for (MovePlan plan :
          FacadePlan.of(
                  migration,
                  List.of(
                      Move.of(way.schema(), "topics", way.home(), "topics"),
                      Move.of(way.schema(), MemoryEntries.NAME, way.home(), MemoryEntries.NAME)))
              .moves()) {
        if (plan.refused()) {
          throw new IllegalStateException("the generator refuses the move: " + plan.refusals());
        }
        Sql.run(migration, "begin;\n" + plan.forward() + "\ncommit;");
      }
      Sql.run(migration, "vacuum (freeze, analyze) " + way.stored());
      Sql.run(migration, "vacuum (freeze, analyze) " + way.home() + ".topics");
    }
  }
}
