package dev.pgrehearse.spec;

import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file into nodes that still know their lines. */
final class YamlFile {

  private final Path file;
  private final String shownAs;

  /**
   * @param file where it is
   * @param shownAs how messages name it
   */
  YamlFile(Path file, String shownAs) {
    this.file = file;
    this.shownAs = shownAs;
  }

  YamlMap read() {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (IOException e) {
      throw new SpecException(Location.of(shownAs), "cannot read " + shownAs);
    }
  }

  /** Reads what is not, or no longer, in the file itself. */
  YamlMap read(Reader reader) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Node root = new Yaml(options).compose(reader);
      if (root == null) {
        throw new SpecException(Location.of(shownAs), "this file is empty");
      }
      if (!(root instanceof MappingNode)) {
        throw new SpecException(
            Location.of(shownAs, 1), "this must be a mapping of keys to values");
      }
      return new YamlMap(shownAs, (MappingNode) root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new SpecException(
          Location.of(shownAs, line), "this is not valid YAML: " + e.getProblem());
    }
  }
}
