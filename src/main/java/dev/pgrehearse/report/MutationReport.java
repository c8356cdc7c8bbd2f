package dev.pgrehearse.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a system's mutants, as files: {@code report.json} of the run, with everything
 * under {@code mutation}, and the same without the run for the repository.
 *
 * @param system its name
 * @param mutation the outcome
 */
public record MutationReport(String system, Mutation mutation) {

  /**
   * The outcome.
   *
   * @param planted mutants that count
   * @param killed of those
   * @param equivalent mutants that change nothing that can be seen
   * @param harmless survivors that the spec declares harmless, with the reason
   * @param invalid mutants whose SQL does not run
   * @param killedBy kind of thing to the number that it noticed first
   * @param operators by group and name
   * @param survivors what nothing noticed
   * @param equivalents ids, in order
   */
  public record Mutation(
      int planted,
      int killed,
      int equivalent,
      int invalid,
      Map<String, Long> killedBy,
      List<OperatorRow> operators,
      List<Survivor> survivors,
      List<Harmless> harmless,
      List<String> equivalents) {
    public Mutation {
      killedBy = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(killedBy));
      operators = List.copyOf(operators);
      survivors = List.copyOf(survivors);
      harmless = List.copyOf(harmless);
      equivalents = List.copyOf(equivalents);
    }
  }

  /** A fault that is declared to be none. */
  public record Harmless(String mutant, String because) {}

  /** One kind of fault. */
  public record OperatorRow(String group, String operator, int planted, int killed) {}

  /** A fault that nothing noticed. */
  public record Survivor(
      String operator, String file, int line, String changeset, String fault, String caughtBy) {}

  /** Writes {@code report.json} into {@code directory}, which is there. */
  public void write(
      Path directory, RunReport.Tool tool, RunReport.ServerUsed server, long elapsedMs) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.set("tool", json.valueToTree(tool));
    root.put("system", system);
    root.set("server", json.valueToTree(server));
    root.put("elapsedMs", elapsedMs);
    root.set("mutation", json.valueToTree(mutation));
    write(directory.resolve("report.json"), root);
  }

  /** For its page. */
  public MoreOfRun.KillRate killRate(boolean isEnough) {
    return new MoreOfRun.KillRate(
        mutation.planted(),
        mutation.killed(),
        mutation.survivors().stream()
            .map(
                one ->
                    survivor(
                        one.file(),
                        one.line(),
                        one.changeset(),
                        one.fault() + "; caught by " + one.caughtBy()))
            .toList(),
        isEnough);
  }

  private static String survivor(String file, int line, String changeset, String fault) {
    return "%s:%d, changeset %s: %s".formatted(file, line, changeset, fault);
  }

  /** Writes what does not change from run to run: the file that is kept beside a system's spec. */
  public void writeKept(Path file) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    root.put("system", system);
    ObjectNode kept = json.valueToTree(mutation);
    // Which of several things notices a fault first depends on the order of the moment.
    kept.remove("killedBy");
    root.set("mutation", kept);
    write(file, root);
  }

  /** What a file that {@link #writeKept} made says of the kill rate; nothing where it says none. */
  public static Optional<MoreOfRun.KillRate> kept(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode mutation = new ObjectMapper().readTree(file.toFile()).path("mutation");
      List<String> survivors = new ArrayList<>();
      for (JsonNode survivor : mutation.path("survivors")) {
        survivors.add(
            survivor(
                survivor.path("file").asText(),
                survivor.path("line").asInt(),
                survivor.path("changeset").asText(),
                survivor.path("fault").asText()));
      }
      return Optional.of(
          new MoreOfRun.KillRate(
              mutation.path("planted").asInt(), mutation.path("killed").asInt(), survivors, true));
    } catch (IOException e) {
      // A rehearsal does not fail for a record that its report only shows.
      return Optional.empty();
    }
  }

  private static void write(Path file, ObjectNode root) {
    try {
      Files.writeString(
          file,
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    } catch (JsonProcessingException e) {
      throw new ReportException("the report cannot be put into JSON", e);
    } catch (IOException e) {
      throw new ReportException("cannot write the report to " + file + ": " + e, e);
    }
  }
}
