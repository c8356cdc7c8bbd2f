package dev.pgrehearse.cli;

import dev.pgrehearse.facade.catalog.MoveQuery;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec.Target;

/** A system's moves, and the database that is asked about them. */
final class MovesAsked {

  @picocli.CommandLine.Spec(Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/DATABASE?user=…, which is only read; what it leaves open is"
              + " taken from PGUSER and PGPASSWORD")
  private String url;

  @Option(names = "--sql", description = "print the question for psql instead of asking it")
  private boolean sql;

  /** The answer; empty where the question itself was printed. */
  List<List<String>> ask(MoveQuery query, PrintWriter out) {
    Spec specs = Home.specs();
    FacadeFile facades = specs.facades(specs.read(system).name());
    List<List<String>> names =
        facades.moves().stream().map(move -> List.of(move.table(), move.to())).toList();
    if (names.isEmpty()) {
      throw wrong("%s lists no moves to ask about".formatted(facades.location()));
    }
    if (sql) {
      out.print(query.sql(names));
      out.flush();
      return List.of();
    }
    if (url == null) {
      throw wrong("give --url of the database to ask, or --sql for a question that psql can ask");
    }
    return answer(query, names);
  }

  /** Whether the question itself was asked for, and not its answer. */
  boolean onlyTheQuestion() {
    return sql;
  }

  String system() {
    return system;
  }

  String url() {
    return url;
  }

  private List<List<String>> answer(MoveQuery query, List<List<String>> names) {
    try {
      return new LiveConnection(url, System.getenv())
          .ask(connection -> query.ask(connection, names));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  static void print(List<List<String>> rows, PrintWriter out) {
    lines(rows).forEach(out::println);
  }

  /** In columns as wide as what stands in them. */
  static List<String> lines(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .boxed()
            .toList();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
