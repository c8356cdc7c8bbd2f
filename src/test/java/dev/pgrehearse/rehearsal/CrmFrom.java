package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A copy of crm that is quick to play: up to one changeset its SQL is run as the starting state,
 * and only from there to the end of the pack it is rehearsed.
 */
final class CrmFrom {

  private static final Path PROJECT = Path.of(System.getProperty("pgrehearse.home", "."));

  private final Path home;
  private final String firstFile;

  CrmFrom(Path home, String firstFile) throws IOException {
    this.home = home;
    this.firstFile = firstFile;
    TemporarySystem copy = new TemporarySystem(home);
    for (String folder : List.of("changelog", "sql", "verification/crm")) {
      copy.folder(PROJECT.resolve(folder), folder);
    }
  }

  SystemSpec spec() throws IOException {
    SystemSpec whole = new Spec(home).read("crm");
    List<Changeset> all = Changelog.open(whole.changelog(), home).changesets();
    List<Path> startingState = new ArrayList<>(whole.fixtures());
    int first = 0;
    while (!all.get(first).sqlFile().orElse("").equals(firstFile)) {
      Changeset changeset = all.get(first++);
      startingState.add(home.resolve(changeset.sqlFile().orElseThrow()));
      if (!all.get(first).phase().equals(changeset.phase())) {
        Optional.ofNullable(whole.phaseFixtures().get(changeset.phase()))
            .ifPresent(startingState::add);
      }
    }
    String phase = all.get(first).phase();
    Set<String> wanted =
        all.subList(first, all.size()).stream()
            .filter(changeset -> changeset.phase().equals(phase))
            .map(Changeset::id)
            .collect(Collectors.toSet());
    Map<String, Path> phaseFixtures = new LinkedHashMap<>(whole.phaseFixtures());
    phaseFixtures.keySet().retainAll(Set.of(phase));
    return new SystemSpec(
        "crm",
        whole.title(),
        cut(all.get(first).location().file(), wanted),
        startingState,
        List.of(),
        Optional.empty(),
        phaseFixtures,
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        whole.checks().stream()
            .filter(check -> check.phase().equals(phase) && !check.onVolume())
            .map(CrmFrom::forGood)
            .toList(),
        whole.access(),
        Optional.empty(),
        whole.deployment(),
        whole.places());
  }

  private Path cut(String changelog, Set<String> wanted) throws IOException {
    Path file = home.resolve(changelog);
    String text = new CutChangelog(Files.readString(file)).keep(wanted::contains).text();
    return Files.writeString(home.resolve("cut.yaml"), text);
  }

  private static Check forGood(Check check) {
    return new Check(
        check.name(),
        check.because(),
        check.phase(),
        "",
        check.throughout(),
        check.needs(),
        check.onVolume(),
        check.steps(),
        check.location());
  }
}
