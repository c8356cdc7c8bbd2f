package dev.pgrehearse.changelog;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liquibase.Scope;
import liquibase.change.ChangeFactory;

/** Changes of an XML changelog that are in a namespace of their own, as those of extensions are. */
final class ExtensionElements {

  private static final String LIQUIBASE = "http://www.liquibase.org/xml/ns/dbchangelog";

  /**
   * One of them.
   *
   * @param changeset the id of the changeset that it is in
   */
  record Element(String name, String changeset, int line) {}

  private final String xml;

  ExtensionElements(String xml) {
    this.xml = xml;
  }

  /** Those that no extension at hand knows. */
  List<Element> unknown() {
    List<Element> found = new ArrayList<>();
    if (!xml.contains("xmlns:")) {
      return found;
    }
    try {
      XMLInputFactory factory = XMLInputFactory.newInstance();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      read(factory.createXMLStreamReader(new StringReader(xml)), found);
    } catch (XMLStreamException e) {
      return found; // Liquibase has read it, so that what there is was found
    }
    return found;
  }

  private static void read(XMLStreamReader reader, List<Element> found) throws XMLStreamException {
    Optional<String> changeset = Optional.empty();
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (reader.getLocalName().equals("changeSet")) {
          changeset = Optional.ofNullable(reader.getAttributeValue(null, "id"));
          depth = 0;
        } else if (depth == 1 && changeset.isPresent() && isUnknown(reader)) {
          found.add(
              new Element(named(reader), changeset.get(), reader.getLocation().getLineNumber()));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** As it is written: the namespace may be the element's own. */
  private static String named(XMLStreamReader reader) {
    String prefix = reader.getPrefix();
    return prefix == null || prefix.isEmpty()
        ? reader.getLocalName()
        : prefix + ":" + reader.getLocalName();
  }

  private static boolean isUnknown(XMLStreamReader reader) {
    String namespace = reader.getNamespaceURI();
    return namespace != null
        && !namespace.isEmpty()
        && !LIQUIBASE.equals(namespace)
        && Scope.getCurrentScope().getSingleton(ChangeFactory.class).create(reader.getLocalName())
            == null;
  }
}
