package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.reissue.FacadeReissue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan as the files of a pack: SQL with its way back, the changesets, and a skeleton of checks.
 *
 * @param name of the pack, {@code 020_topics}, perhaps with its system: {@code shop/020_topics}
 * @param phase label of the changesets
 */
public record FacadePack(String name, String phase) {
  private static final Pattern NAME =
      Pattern.compile("(?<system>[a-z][a-z0-9-]*/)?(?<pack>[0-9]{3}_[a-z0-9_]+)");

  public FacadePack {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a pack; write NNN_name or SYSTEM/NNN_name, such as shop/020_topics"
              .formatted(name));
    }
    if (!phase.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "'%s' is no phase; write one such as phase_2".formatted(phase));
    }
  }

  /** Path to text. */
  public SortedMap<String, String> files(FacadePlan plan) {
    if (plan.refused()) {
      throw new IllegalArgumentException("a plan with a refused move is not written");
    }
    Matcher parts = NAME.matcher(name);
    parts.matches();
    String system = parts.group("system") == null ? "" : parts.group("system");
    String pack = parts.group("pack");
    TreeMap<String, String> files = new TreeMap<>();
    StringBuilder changelog =
        new StringBuilder(
            "databaseChangeLog:\n  - logicalFilePath: changelog/%s.yaml\n".formatted(name));
    StringBuilder checks = new StringBuilder("phase: %s\nchecks:".formatted(phase));
    PackGuard guard = new PackGuard(plan.moves());
    String guarded = "sql/%s/00_guard".formatted(name);
    files.put(guarded + ".sql", guard.forward());
    files.put(guarded + ".rollback.sql", guard.rollback());
    changelog.append(
        changeset(
            pack,
            "00_guard",
            guarded,
            "Looks whether the database is still what the moves were planned on."));
    int changes = plan.moves().size() + (plan.functions().isPresent() ? 1 : 0);
    int step = changes > 9 ? 1 : 10;
    int number = 0;
    Set<String> slugs = new HashSet<>();
    for (MovePlan move : plan.moves()) {
      number += step;
      String slug = slug(move, slugs);
      String change = String.format(Locale.ROOT, "%02d_%s", number, slug);
      String path = "sql/%s/%s".formatted(name, change);
      files.put(path + ".sql", move.forward());
      files.put(path + ".rollback.sql", move.rollback());
      changelog.append(
          changeset(
              pack,
              change,
              path,
              "The rows of %s move to %s; clients go on under the old name."
                  .formatted(move.facade(), move.home())));
      checks.append(new CheckSkeleton(move, slug).text());
    }
    if (plan.functions().isPresent()) {
      String change = String.format(Locale.ROOT, "%02d_functions", number + step);
      String path = "sql/%s/%s".formatted(name, change);
      files.put(path + ".sql", plan.functions().get().forward());
      files.put(path + ".rollback.sql", plan.functions().get().rollback());
      changelog.append(
          changeset(
              pack,
              change,
              path,
              "Functions that name tables of this pack find them by their new names."));
    }
    files.put("changelog/%s.yaml".formatted(name), changelog.toString());
    files.put(
        "%schecks/%s.yaml".formatted(system.isEmpty() ? "" : "verification/" + system, pack),
        checks.toString());
    return files;
  }

  /** Likewise, of a facade that follows its table; it needs no new checks. */
  public SortedMap<String, String> files(FacadeReissue reissue) {
    if (reissue.forward().isEmpty()) {
      throw new IllegalArgumentException("there is nothing to write");
    }
    Matcher parts = NAME.matcher(name);
    parts.matches();
    List<String> view = QualifiedName.parts(reissue.facade());
    String change = "10_" + slug(view.get(view.size() - 1));
    String path = "sql/%s/%s".formatted(name, change);
    TreeMap<String, String> files = new TreeMap<>();
    files.put(path + ".sql", reissue.forward());
    files.put(path + ".rollback.sql", reissue.rollback());
    files.put(
        "changelog/%s.yaml".formatted(name),
        "databaseChangeLog:\n  - logicalFilePath: changelog/%s.yaml\n".formatted(name)
            + changeset(
                parts.group("pack"),
                change,
                path,
                "%s follows %s, which has changed.".formatted(reissue.facade(), reissue.home())));
    return files;
  }

  private String changeset(String pack, String change, String path, String comment) {
    return """

          - changeSet:
              id: %s/%s
              author: pgrehearse
              labels: %s
              comment: %s
              changes:
                - sqlFile: { path: %s.sql, splitStatements: false }
              rollback:
                - sqlFile: { path: %s.rollback.sql, splitStatements: false }
        """
        .formatted(pack, change, phase, yaml(comment), path, path);
  }

  /** Tables of two schemas may have one name, and names in other letters one slug. */
  private static String slug(MovePlan move, Set<String> taken) {
    String name = slug(move.move().fromName());
    String slug = name;
    for (int number = 2; !taken.add(slug); number++) {
      slug = name + "_" + number;
    }
    return slug;
  }

  private static String slug(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return slug.matches("[a-z].*") ? slug : "t_" + slug;
  }

  /** In quotes where a name in it could mean something to YAML. */
  static String yaml(String text) {
    return List.of("\"", ": ", " #", "'", "\\").stream().anyMatch(text::contains)
        ? "'" + text.replace("'", "''") + "'"
        : text;
  }
}
