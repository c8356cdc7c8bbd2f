package dev.pgrehearse.changelog;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what is written in an XML changelog, without what its document type names elsewhere. */
final class WrittenXml {

  /** An element that is not over. */
  private static final class Open {
    private final String name;
    private final int line;
    private final StringBuilder text = new StringBuilder();
    private final List<WrittenPart> parts = new ArrayList<>();

    Open(String name, int line) {
      this.name = name;
      this.line = line;
    }

    WrittenPart closed() {
      return new WrittenPart(name, text.toString().strip(), line, parts);
    }
  }

  private final List<String> lines;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Pattern> tags = new HashMap<>();
  private final Map<String, Pattern> attributes = new HashMap<>();

  WrittenXml(List<String> lines) {
    this.lines = lines;
  }

  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The root element, or as much as is readable. */
  List<WrittenPart> parts() {
    open.push(new Open("", 0));
    try {
      XMLStreamReader reader =
          factory()
              .createXMLStreamReader(
                  new StringReader(String.join("\n", lines).replaceFirst("^\uFEFF", "")));
      while (reader.hasNext()) {
        read(reader.next(), reader);
      }
    } catch (XMLStreamException e) {
      return List.of(); // Liquibase says what is wrong with it
    }
    return open.pop().parts;
  }

  private void read(int event, XMLStreamReader reader) {
    if (event == XMLStreamConstants.START_ELEMENT) {
      open.push(begun(reader));
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      WrittenPart over = open.pop().closed();
      open.element().parts.add(over);
    } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
      open.element().text.append(reader.getText());
    }
  }

  /** The reader is behind the tag. */
  private Open begun(XMLStreamReader reader) {
    String name = reader.getLocalName();
    int end = Math.min(reader.getLocation().getLineNumber(), lines.size());
    Pattern tag =
        tags.computeIfAbsent(
            name, it -> Pattern.compile("<(?:[\\w.-]+:)?" + Pattern.quote(it) + "(?![\\w.-])"));
    int start = end;
    while (start > 1 && !tag.matcher(lines.get(start - 1)).find()) {
      start--;
    }
    Open begun = new Open(name, start);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = reader.getAttributeLocalName(i);
      begun.parts.add(
          new WrittenPart(
              attribute,
              reader.getAttributeValue(i),
              lineOf(attribute, tag, start, end),
              List.of()));
    }
    return begun;
  }

  private int lineOf(String attribute, Pattern tag, int start, int end) {
    if (start == end) {
      return start;
    }
    Pattern written =
        attributes.computeIfAbsent(
            attribute, it -> Pattern.compile("(?<![\\w.:-])" + Pattern.quote(it) + "\\s*="));
    for (int number = start; number <= end; number++) {
      String line = lines.get(number - 1);
      Matcher begin = tag.matcher(line);
      boolean begins = number == start && begin.find();
      if (written.matcher(line).find(begins ? begin.end() : 0)) {
        return number;
      }
    }
    return start;
  }
}
