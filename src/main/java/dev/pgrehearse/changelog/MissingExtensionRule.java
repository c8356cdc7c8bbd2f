package dev.pgrehearse.changelog;

import dev.pgrehearse.changelog.standin.StandIn;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * missing-extension: a class that a changeset names, or a change type that it uses, is not on the
 * classpath, so that a rehearsal plays it as one that changes nothing.
 */
final class MissingExtensionRule implements LintRule {

  static final String SLUG = "missing-extension";

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return Stream.concat(
        subject.changesets().stream().flatMap(MissingExtensionRule::classes),
        subject.files().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".xml"))
            .flatMap(file -> types(file.getKey(), file.getValue())));
  }

  private static Stream<Finding> classes(LintedChangeset changeset) {
    return missing(changeset)
        .map(
            name ->
                changeset
                    .warning(
                        SLUG,
                        changeset.location(),
                        "the class %s is not on the classpath: what it does is not rehearsed, nor what comes of it later"
                            .formatted(name),
                        "name the folder or the jar that has it: --classpath target/classes")
                    .about(name));
  }

  /** The names of classes that are not there. */
  static Stream<String> missing(LintedChangeset changeset) {
    List<Object> parts = new ArrayList<>(changeset.changes());
    parts.addAll(changeset.rollbackChanges());
    Preconditions.of(changeset.parsed().getPreconditions()).all().forEach(parts::add);
    return parts.stream()
        .filter(StandIn.class::isInstance)
        .flatMap(part -> ((StandIn) part).missingClass().stream())
        .distinct();
  }

  private static Stream<Finding> types(String file, List<String> lines) {
    return new ExtensionElements(String.join("\n", lines))
        .unknown().stream()
            .map(
                element ->
                    Finding.warning(
                            SLUG,
                            element.changeset(),
                            Location.of(file, element.line()),
                            "nothing on the classpath brings the change type %s: Liquibase refuses the changelog, and here it changes nothing"
                                .formatted(element.name()),
                            "name the jar of the extension that has it: --classpath extension.jar")
                        .about(element.name()));
  }
}
