package dev.pgrehearse.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What an XML file says that it is written in. */
final class XmlEncoding {

  private XmlEncoding() {}

  /** UTF-8 where it says nothing, or nothing that Java knows. */
  static Charset of(byte[] bytes) {
    try {
      XMLStreamReader reader =
          WrittenXml.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      return Optional.ofNullable(reader.getCharacterEncodingScheme())
          .or(() -> Optional.ofNullable(reader.getEncoding()))
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .orElse(UTF_8);
    } catch (XMLStreamException | IllegalArgumentException e) {
      return UTF_8;
    }
  }
}
