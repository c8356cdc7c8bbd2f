package dev.pgrehearse.selection;

import java.util.List;
import java.util.stream.Collectors;

/** The same changelog in each of Liquibase's formats. */
enum Written {
  YAML("yaml") {
    @Override
    String head() {
      return "databaseChangeLog:\n";
    }

    @Override
    String entry(Entry entry) {
      return """
        - changeSet:
            id: %s
            author: me
            labels: %s
            comment: %s
            preConditions:
              - sqlCheck: { expectedResult: "0", sql: "%s" }
            changes:
              - sql:
                  splitStatements: false
                  sql: |
                    %s
            rollback:
              - sql: { splitStatements: false, sql: "%s" }
      """
          .formatted(
              entry.id(),
              entry.label(),
              entry.comment(),
              entry.condition(),
              entry.forward(),
              entry.rollback());
    }

    @Override
    String remark(String text) {
      return "  # " + text + "\n\n";
    }
  },
  XML("xml") {
    @Override
    String head() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      """;
    }

    @Override
    String entry(Entry entry) {
      return """
        <changeSet id="%s" author="me" labels="%s">
          <preConditions><sqlCheck expectedResult="0">%s</sqlCheck></preConditions>
          <comment>%s</comment>
          <sql splitStatements="false">%s</sql>
          <rollback><sql splitStatements="false">%s</sql></rollback>
        </changeSet>
      """
          .formatted(
              entry.id(),
              entry.label(),
              entry.condition(),
              entry.comment(),
              entry.forward(),
              entry.rollback());
    }

    @Override
    String remark(String text) {
      return "  <!-- " + text + " -->\n\n";
    }

    @Override
    String tail() {
      return "</databaseChangeLog>\n";
    }
  },
  JSON("json") {
    @Override
    String head() {
      return "{ \"databaseChangeLog\": [\n";
    }

    @Override
    String entry(Entry entry) {
      return """
        { "changeSet": {
            "id": "%s", "author": "me", "labels": "%s", "comment": "%s",
            "preConditions": [ { "sqlCheck": { "expectedResult": "0", "sql": "%s" } } ],
            "changes": [ { "sql": { "splitStatements": false, "sql": "%s" } } ],
            "rollback": [ { "sql": { "splitStatements": false, "sql": "%s" } } ] } }
      """
          .formatted(
              entry.id(),
              entry.label(),
              entry.comment(),
              entry.condition(),
              entry.forward(),
              entry.rollback());
    }

    @Override
    String between() {
      return ",\n";
    }

    @Override
    String remark(String text) {
      return "\n\n";
    }

    @Override
    String tail() {
      return "] }\n";
    }
  },
  SQL("sql") {
    @Override
    String head() {
      return "--liquibase formatted sql\n\n";
    }

    @Override
    String entry(Entry entry) {
      return """
      --changeset me:%s labels:%s splitStatements:false
      --comment: %s
      --preconditions onFail:HALT
      --precondition-sql-check expectedResult:0 %s
      %s;
      --rollback %s;

      """
          .formatted(
              entry.id(),
              entry.label(),
              entry.comment(),
              entry.condition(),
              entry.forward(),
              entry.rollback());
    }

    @Override
    String remark(String text) {
      return "-- " + text + "\n\n";
    }
  };

  private final String ending;

  Written(String ending) {
    this.ending = ending;
  }

  /** A changeset in the words that all formats have. */
  record Entry(
      String id, String label, String comment, String condition, String forward, String rollback) {

    static Entry of(String id) {
      return new Entry(
          id,
          "base",
          "It is needed.",
          "select 0",
          "create table t" + id + " (a int)",
          "drop table t" + id);
    }

    Entry label(String other) {
      return new Entry(id, other, comment, condition, forward, rollback);
    }

    Entry comment(String other) {
      return new Entry(id, label, other, condition, forward, rollback);
    }

    Entry condition(String other) {
      return new Entry(id, label, comment, other, forward, rollback);
    }

    Entry forward(String other) {
      return new Entry(id, label, comment, condition, other, rollback);
    }

    Entry rollback(String other) {
      return new Entry(id, label, comment, condition, forward, other);
    }
  }

  String file() {
    return "changelog." + ending;
  }

  String text(List<Entry> entries) {
    return head()
        + entries.stream().map(this::entry).collect(Collectors.joining(between()))
        + tail();
  }

  /** The same, with remarks to readers between the changesets where the format has such. */
  String text(List<Entry> entries, String remark) {
    return head()
        + remark(remark)
        + entries.stream().map(this::entry).collect(Collectors.joining(between() + remark(remark)))
        + remark(remark)
        + tail();
  }

  abstract String head();

  abstract String entry(Entry entry);

  abstract String remark(String text);

  String between() {
    return "";
  }

  String tail() {
    return "";
  }
}
