package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.UserText;
import dev.pgrehearse.input.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file that people write; what it holds still knows its lines. */
public final class YamlFile {

  private final Path file;
  private final String shownAs;

  /**
   * @param file where it is
   * @param shownAs how messages name it
   */
  public YamlFile(Path file, String shownAs) {
    this.file = file;
    this.shownAs = shownAs;
  }

  public YamlMap read() {
    try {
      return map(UserText.read(file));
    } catch (InputException e) {
      throw wrong(e);
    } catch (IOException e) {
      throw new SpecException(Location.of(shownAs), "cannot read " + shownAs);
    }
  }

  /** Reads what is not, or no longer, in the file itself. */
  public YamlMap read(String text) {
    try {
      return map(text);
    } catch (InputException e) {
      throw wrong(e);
    }
  }

  private YamlMap map(String text) throws InputException {
    Node root =
        YamlText.of(text)
            .root()
            .orElseThrow(() -> new SpecException(Location.of(shownAs), "this file is empty"));
    if (root instanceof MappingNode mapping) {
      return new YamlMap(shownAs, mapping);
    }
    throw new SpecException(Location.of(shownAs, 1), "this must be a mapping of keys to values");
  }

  private SpecException wrong(InputException e) {
    return new SpecException(Location.of(shownAs, e.line()), e.getMessage());
  }
}
