package dev.pgrehearse.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads single files of a system as they were at another time, with the identities and options that
 * there are now; a {@link SpecException} where one could not be read so.
 */
public final class FormerSpec {

  private final Spec specs;
  private final SystemSpec now;

  FormerSpec(Spec specs, SystemSpec now) {
    this.specs = specs;
    this.now = now;
  }

  /**
   * {@code rehearsal.yaml}, beside the checks and the expected access of now.
   *
   * @param shownAs how messages name the file
   */
  public SystemSpec rehearsal(String text, String shownAs) {
    return specs.read(now.name(), map(text, shownAs));
  }

  /**
   * One file of checks.
   *
   * @param shownAs how messages name it
   */
  public List<Check> checks(String text, String shownAs) {
    return new CheckFile(map(text, shownAs), Spec.identities(now.access())).read();
  }

  /**
   * One file of what clients send.
   *
   * @param shownAs how messages name it
   */
  public List<RecordedStatement> clients(String text, String shownAs) {
    return new ClientYaml(map(text, shownAs), Spec.names(now.access())).read();
  }

  /**
   * {@code access.yaml}.
   *
   * @param shownAs how messages name it
   */
  public AccessFile access(String text, String shownAs) {
    return specs.access(now, text, shownAs);
  }

  private static YamlMap map(String text, String shownAs) {
    return new YamlFile(Path.of(""), shownAs).read(text);
  }
}
