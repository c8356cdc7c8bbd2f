import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long lint takes for changelogs that are long, or whose changeset is. */
final class LintPart {
  private static final int CHANGESETS = 1_500;
  private static final int LINES = 100_000;
  private static final double LIMIT_SECONDS = 10;
  private static final long LONGEST_SECONDS = 120;

  private final Settings settings;

  LintPart(Settings settings) {
    this.settings = settings;
  }

  void run() throws IOException, InterruptedException {
    Map<String, Path> changelogs = new LinkedHashMap<>();
    changelogs.put(named("%,d changesets of formatted SQL", CHANGESETS), manyChangesets());
    changelogs.put(
        named("%,d changesets of YAML, two files each", CHANGESETS),
        GeneratedSystem.fromNothing(settings.work().resolve("lint-yaml"), CHANGESETS).changelog());
    changelogs.put(named("one changeset of %,d lines", LINES), manyLines());
    Map<String, List<Usage>> taken = new LinkedHashMap<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Map.Entry<String, Path> entry : changelogs.entrySet()) {
        taken
            .computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
            .add(lint(entry.getValue()).run());
      }
      System.err.printf("lint, round %d of %d%n", round, settings.rounds());
    }
    System.out.printf(
        "%nlint, ended after %d s; the median (lowest to highest), rounds: %d%n",
        LONGEST_SECONDS, settings.rounds());
    taken.forEach(
        (name, rounds) -> Goals.print(name, LIMIT_SECONDS, "s", Spread.of(rounds, Usage::seconds)));
    taken.forEach(
        (name, rounds) -> Goals.print(name + ", processor", "s", Spread.of(rounds, Usage::cpu)));
  }

  private static String named(String name, int number) {
    return String.format(Locale.ROOT, name, number);
  }

  private Command lint(Path changelog) {
    return new Pgrehearse(settings.home(), settings.work())
        .command("lint", changelog.toString())
        .within(LONGEST_SECONDS);
  }

  private Path manyChangesets() throws IOException {
    Path file = Files.createDirectories(settings.work().resolve("lint-many")).resolve("many.sql");
    try (BufferedWriter sql = begin(file)) {
      for (int i = 1; i <= CHANGESETS; i++) {
        sql.write(
            """

            --changeset benchmark:%1$04d_table splitStatements:false
            create table public.t_%1$04d (
                id bigint generated always as identity primary key,
                name text not null,
                created_at timestamptz not null default now()
            );

            create index t_%1$04d_name_idx on public.t_%1$04d (name);
            --rollback drop table public.t_%1$04d;
            """
                .formatted(i));
      }
    }
    return file;
  }

  private Path manyLines() throws IOException {
    Path file = Files.createDirectories(settings.work().resolve("lint-lines")).resolve("lines.sql");
    try (BufferedWriter sql = begin(file)) {
      sql.write("\n--changeset benchmark:seed\n");
      for (int i = 1; i <= LINES; i++) {
        sql.write("insert into public.place (id, name) values (%d, 'Place %d');%n".formatted(i, i));
      }
      sql.write("--rollback delete from public.place;\n");
    }
    return file;
  }

  private static BufferedWriter begin(Path file) throws IOException {
    BufferedWriter sql = Files.newBufferedWriter(file);
    sql.write(
        "--liquibase formatted sql logicalFilePath:%s%n".formatted(file.getFileName().toString()));
    return sql;
  }
}
