package dev.pgrehearse.cli;

import dev.pgrehearse.selection.Choice;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of a system to look at; picocli takes one of them at most. */
final class PartOptions {

  @Option(
      names = "--changed",
      paramLabel = "REV",
      arity = "0..1",
      fallbackValue = "",
      description =
          "only what changed since a git revision (default: since the branch left the main one),"
              + " and what it affects; all before it is applied without looking")
  private String changed;

  @Option(
      names = "--only",
      paramLabel = "ID",
      arity = "1..*",
      description = "only these changesets, by their ids or what ids end with")
  private List<String> only;

  @Option(
      names = "--from",
      paramLabel = "ID|TAG",
      description = "from a changeset, a tag or a phase on")
  private String from;

  Choice choice() {
    if (changed != null) {
      return new Choice.Changed(Optional.of(changed).filter(revision -> !revision.isBlank()));
    }
    return only != null ? new Choice.Only(only) : new Choice.From(from);
  }

  /** Whether the names can be those of one system only. */
  boolean namesChangesets() {
    return changed == null;
  }
}
