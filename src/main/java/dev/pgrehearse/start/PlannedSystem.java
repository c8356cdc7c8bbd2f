package dev.pgrehearse.start;

import dev.pgrehearse.facade.FacadePack;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.spec.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a proof needs beside the pack of a plan: the root changelog, the moves, and the roles of the
 * database as identities. Where the system has it already, the lines to add.
 *
 * @param fresh path to text of files that are missing
 * @param steps what is left to do, a line each
 */
public record PlannedSystem(SortedMap<String, String> fresh, List<String> steps) {

  private static final String SUB = "00000000-0000-4000-8000-00000000a11c";

  public PlannedSystem {
    fresh = new TreeMap<>(fresh);
    steps = List.copyOf(steps);
  }

  /**
   * Of a plan.
   *
   * @param root where it is written
   */
  public static PlannedSystem of(FacadePlan plan, FacadePack pack, Path root) {
    int slash = pack.name().indexOf('/');
    if (slash < 0) {
      return new PlannedSystem(new TreeMap<>(), List.of());
    }
    String system = pack.name().substring(0, slash);
    List<Identity> identities = identities(plan);
    SystemFiles files =
        new SystemFiles(
            system,
            identities.stream().anyMatch(identity -> identity.role().equals("authenticated")));
    List<String> ids = pack.changesets(plan);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      MovePlan move = plan.moves().get(i);
      lines.add(SystemFiles.move(ids.get(i), move.facade(), move.home(), move.move().triggers()));
    }
    String folder = "verification/" + system;
    SortedMap<String, String> fresh = new TreeMap<>();
    List<String> steps = new ArrayList<>();
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("changelog/%s.yaml".formatted(system), files.changelog(List.of(pack.name())));
    wanted.put(folder + "/facades.yaml", files.facades(lines, pack.functionsChangeset(plan)));
    wanted.put(folder + "/rehearsal.yaml", files.rehearsal(system, false, identities));
    wanted.forEach(
        (path, text) -> {
          if (Files.exists(root.resolve(path))) {
            steps(path, pack, lines, pack.functionsChangeset(plan)).ifPresent(steps::add);
          } else {
            fresh.put(path, text);
          }
        });
    if (!Files.exists(root.resolve(folder + "/legacy.sql"))) {
      steps.add("pg_dump --schema-only --no-owner … > %s/legacy.sql".formatted(folder));
      steps.add(
          "rows into %1$s/fixtures.sql, and 'fixtures: fixtures.sql' into %1$s/rehearsal.yaml"
              .formatted(folder));
    }
    steps.add("./pgrehearse facade prove %s; facade start does all of this".formatted(system));
    return new PlannedSystem(fresh, steps);
  }

  private static Optional<String> steps(
      String path, FacadePack pack, List<String> lines, Optional<String> functions) {
    if (path.endsWith("rehearsal.yaml")) {
      return Optional.empty();
    }
    String added =
        path.endsWith("facades.yaml")
            ? String.join("", lines)
                + functions.map(id -> "and under functions:\n  - " + id).orElse("")
            : SystemFiles.includes(List.of(pack.name()));
    return Optional.of("into %s, if it is not there:\n%s".formatted(path, added.stripTrailing()));
  }

  private static List<Identity> identities(FacadePlan plan) {
    TreeSet<String> roles = new TreeSet<>();
    plan.moves().forEach(move -> move.readers().forEach(roles::add));
    roles.remove("public");
    return roles.stream()
        .map(QualifiedName::unquoted)
        .map(
            role ->
                new Identity(
                    role, role, role.equals("authenticated") ? Map.of("sub", SUB) : Map.of()))
        .toList();
  }
}
