import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A system whose rehearsal is measured.
 *
 * @param changelog the main one, from the home folder
 * @param changesets in it
 * @param reversible how many of them, from the last one, have a way back
 */
record Subject(SystemSpec spec, String changelog, int changesets, int reversible) {

  static Subject of(Path home, String system) {
    SystemSpec spec = new Spec(home).read(system);
    List<Changeset> changesets = Changelog.open(spec.changelog()).changesets();
    int reversible = 0;
    while (reversible < changesets.size()
        && !spec.irreversible()
            .containsKey(changesets.get(changesets.size() - 1 - reversible).id())) {
      reversible++;
    }
    String changelog = home.toAbsolutePath().normalize().relativize(spec.changelog()).toString();
    return new Subject(spec, changelog, changesets.size(), reversible);
  }

  String name() {
    return spec.name();
  }
}
