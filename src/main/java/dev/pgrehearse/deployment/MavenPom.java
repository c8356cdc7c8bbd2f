package dev.pgrehearse.deployment;

import dev.pgrehearse.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The configuration of {@code liquibase-maven-plugin} in a {@code pom.xml}. */
final class MavenPom implements SettingsFile {

  private static final String VARIABLES = "expressionVariables";

  @Override
  public Optional<LiquibaseSettings> read(Path file, String shown) throws InputException {
    Element project = project(file);
    Map<String, String> known = new TreeMap<>();
    known.put("basedir", ".");
    known.put("project.basedir", ".");
    children(project, "properties").forEach(known::put);
    Placeholders placeholders = new Placeholders(known);
    NodeList plugins = project.getElementsByTagName("plugin");
    for (int i = 0; i < plugins.getLength(); i++) {
      Element plugin = (Element) plugins.item(i);
      if ("liquibase-maven-plugin".equals(children(plugin).get("artifactId"))) {
        return Optional.of(settings(plugin, placeholders, file, shown));
      }
    }
    return Optional.empty();
  }

  private static LiquibaseSettings settings(
      Element plugin, Placeholders placeholders, Path file, String shown) throws InputException {
    LiquibaseSettings settings = LiquibaseSettings.none();
    Optional<Element> configuration = child(plugin, "configuration");
    if (configuration.isEmpty()) {
      return settings;
    }
    for (Map.Entry<String, String> each : children(configuration.get()).entrySet()) {
      String value = placeholders.text(each.getValue());
      Optional<Setting> setting = Setting.called(each.getKey());
      if (each.getKey().equals("propertyFile")) {
        Path named = file.resolveSibling(value).normalize();
        settings =
            settings.orElse(
                new LiquibaseProperties().read(named, value).orElse(LiquibaseSettings.none()));
      } else if (setting.isPresent() && !value.isEmpty()) {
        settings = settings.with(setting.get(), value.replaceFirst("^\\./", ""), shown);
      }
    }
    for (Map.Entry<String, String> each : children(configuration.get(), VARIABLES).entrySet()) {
      settings = settings.withParameter(each.getKey(), placeholders.text(each.getValue()), shown);
    }
    return settings;
  }

  private static Element project(Path file) throws InputException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(file.toFile()).getDocumentElement();
    } catch (SAXParseException e) {
      throw new InputException(
          Math.max(1, e.getLineNumber()), "this is no readable pom.xml: " + e.getMessage());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new InputException(1, "this is no readable pom.xml: " + e.getMessage());
    }
  }

  private static Optional<Element> child(Element of, String name) {
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> children(Element of, String name) {
    return child(of, name).map(MavenPom::children).orElse(Map.of());
  }

  /** Those that hold text alone. */
  private static Map<String, String> children(Element of) {
    Map<String, String> texts = new TreeMap<>();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getElementsByTagName("*").getLength() == 0) {
        texts.put(element.getTagName(), element.getTextContent().strip());
      }
    }
    return texts;
  }
}
