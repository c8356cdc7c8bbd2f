package dev.pgrehearse.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import liquibase.parser.core.formattedsql.FormattedSqlChangeLogParser;

/**
 * A formatted SQL changelog, line by line, told apart by the patterns of Liquibase's own parser and
 * in its order.
 *
 * @param preamble header, and what stands above the first changeset
 */
record FormattedFile(String file, List<FormattedLine> preamble, List<FormattedSection> sections) {

  FormattedFile {
    preamble = List.copyOf(preamble);
    sections = List.copyOf(sections);
  }

  /** Nothing when the first line that is not blank is no header: Liquibase reads it as raw SQL. */
  static Optional<FormattedFile> read(String file, List<String> lines) {
    FormattedSqlChangeLogParser parser = new FormattedSqlChangeLogParser();
    boolean formatted =
        lines.stream()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> parser.FIRST_LINE_PATTERN.matcher(line).matches())
            .isPresent();
    return formatted ? Optional.of(new Reader(parser).read(file, lines)) : Optional.empty();
  }

  private static final class Reader {

    private final FormattedSqlChangeLogParser parser;
    private int ignoring;
    private boolean inRollbackBlock;

    Reader(FormattedSqlChangeLogParser parser) {
      this.parser = parser;
    }

    FormattedFile read(String file, List<String> lines) {
      List<List<FormattedLine>> parts = new ArrayList<>(List.of(new ArrayList<>()));
      for (int i = 0; i < lines.size(); i++) {
        FormattedLine line = new FormattedLine(i + 1, lines.get(i), kind(lines.get(i)));
        if (line.kind() == FormattedLine.Kind.CHANGESET) {
          parts.add(new ArrayList<>());
        }
        parts.get(parts.size() - 1).add(line);
      }
      List<FormattedSection> sections = new ArrayList<>();
      for (int i = 1; i < parts.size(); i++) {
        sections.add(new FormattedSection(parts.get(i), i == parts.size() - 1));
      }
      return new FormattedFile(file, parts.get(0), sections);
    }

    private FormattedLine.Kind kind(String line) {
      if (inRollbackBlock) {
        inRollbackBlock = !parser.ROLLBACK_MULTI_LINE_END_PATTERN.matcher(line).matches();
        return FormattedLine.Kind.ROLLBACK_BLOCK;
      }
      if (ignoring != 0) {
        boolean end = line.matches("(?i)--\\s*ignoreLines:end");
        ignoring = end ? 0 : Math.max(-1, ignoring - 1);
        return FormattedLine.Kind.IGNORED;
      }
      Matcher ignore = parser.IGNORE_LINES_PATTERN.matcher(line);
      if (parser.FIRST_LINE_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.HEADER;
      } else if (parser.PROPERTY_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.PROPERTY;
      } else if (ignore.matches()) {
        ignoring = ignore.group(1).matches("\\d+") ? Integer.parseInt(ignore.group(1)) : -1;
        return FormattedLine.Kind.IGNORED;
      } else if (parser.CHANGE_SET_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.CHANGESET;
      } else if (parser.COMMENT_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.COMMENT;
      } else if (parser.VALID_CHECK_SUM_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.CHECKSUM;
      } else if (parser.ROLLBACK_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.ROLLBACK;
      } else if (parser.ROLLBACK_MULTI_LINE_START_PATTERN.matcher(line).matches()) {
        inRollbackBlock = true;
        return FormattedLine.Kind.ROLLBACK_BLOCK;
      } else if (parser.PRECONDITIONS_PATTERN.matcher(line).matches()
          || parser.PRECONDITION_PATTERN.matcher(line).matches()) {
        return FormattedLine.Kind.PRECONDITION;
      }
      return FormattedLine.Kind.SQL;
    }
  }
}
