package dev.pgrehearse.input;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML, or JSON, that whoever reads it gets to the end of: what it says in few lines does not come
 * to more values than there is memory for.
 */
public final class YamlText {

  /** What SnakeYAML goes down to by itself, here and in Liquibase. */
  static final int DEEPEST = 50;

  private final String text;

  private YamlText(String text) {
    this.text = text;
  }

  /**
   * Measures it first.
   *
   * @throws InputException where it has characters that YAML has not, nests too deep, or comes to
   *     too much; what is no YAML otherwise is left to whoever reads it
   */
  public static YamlText of(String text) throws InputException {
    requireCharacters(text);
    try {
      YamlMeasure measure = new YamlMeasure();
      for (Event event : new Yaml(options()).parse(new StringReader(text))) {
        measure.add(event);
      }
    } catch (MarkedYAMLException e) {
      // The measure was right as far as it came, and nobody comes further.
    }
    return new YamlText(text);
  }

  /**
   * Its root, with the line of every value; empty where there is none.
   *
   * @throws InputException where this is not YAML
   */
  public Optional<Node> root() throws InputException {
    try {
      return Optional.ofNullable(new Yaml(options()).compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      throw notYaml(e);
    }
  }

  /**
   * The root of each document in it.
   *
   * @throws InputException where this is not YAML
   */
  public List<Node> documents() throws InputException {
    List<Node> documents = new ArrayList<>();
    try {
      new Yaml(options()).composeAll(new StringReader(text)).forEach(documents::add);
    } catch (MarkedYAMLException e) {
      throw notYaml(e);
    }
    return List.copyOf(documents);
  }

  private static InputException notYaml(MarkedYAMLException e) {
    return new InputException(
        e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1,
        "this is not valid YAML: " + e.getProblem());
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    return options;
  }

  private static void requireCharacters(String text) throws InputException {
    int line = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '\n') {
        line++;
      } else if (!StreamReader.isPrintable(c)) {
        throw new InputException(
            line,
            "this is not valid YAML: it has the control character U+%04X; take it out"
                .formatted(c));
      }
    }
  }
}
