package dev.pgrehearse.changelog;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines from one {@code --changeset} to the next; the first is the changeset's own line. */
record FormattedSection(List<FormattedLine> lines, boolean last) {

  FormattedSection {
    lines = List.copyOf(lines);
  }

  FormattedLine header() {
    return lines.get(0);
  }

  List<FormattedLine> body() {
    return lines.subList(1, lines.size());
  }

  /** All that stands below the changeset's line, as it stands in the file. */
  String text() {
    return body().stream().map(FormattedLine::text).collect(Collectors.joining("\n"));
  }

  boolean hasSql() {
    return body().stream()
        .anyMatch(line -> line.kind() == FormattedLine.Kind.SQL && !line.text().isBlank());
  }

  boolean contains(Pattern pattern) {
    return body().stream().anyMatch(line -> pattern.matcher(line.text()).matches());
  }
}
