package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessDifference;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.PlacedSql;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which statement opened something: a grant on it, on all in its schema or on the schema, a
 * membership, a default privilege, a policy, row level security that is off, a function that a
 * policy calls, or what made the object.
 */
final class OpeningCause {

  private static final int SHOWN = 160;

  private static final String DEFAULTS = "alter default privileges\\b.*\\bgrant\\b.*";
  private static final String MEMBERSHIP = "grant (?!.*\\bon\\b).*\\bto\\b.*";
  private static final String FUNCTION =
      "(?:create (?:or replace )?|alter )(?:function|procedure|routine)\\b.*";

  /** A statement, and where it stands. */
  record Place(String statement, String changeset, Location at) {}

  private record Written(String normal, Place place) {}

  private final Changelog changelog;

  OpeningCause(Changelog changelog) {
    this.changelog = changelog;
  }

  /**
   * Of what is open since a changeset; empty where its statements do not tell, as in a change that
   * Liquibase makes the SQL of.
   */
  Optional<Place> of(Changeset since, AccessDifference seen) {
    List<Written> own = statements(since);
    String name = seen.object().replaceFirst("\\(.*", "");
    String object = named(name);
    String schema = schema(name);
    boolean isNew = seen.expected().isEmpty();
    Stream<String> kinds =
        isNew
            ? Stream.of(grantOn(object), grantOnAll(schema), grantOnSchema(schema), MEMBERSHIP)
            : Stream.of(
                "alter table\\b.*%s (?:disable|no force) row level security".formatted(object),
                "(?:create|alter) policy\\b.* on (?:only )?%s\\b.*".formatted(object),
                "drop policy\\b.* on %s.*".formatted(object),
                FUNCTION,
                grantOn(object),
                grantOnAll(schema),
                MEMBERSHIP);
    Optional<Place> direct = kinds.flatMap(kind -> last(own, kind).stream()).findFirst();
    if (direct.isPresent()) {
      return direct;
    }
    Optional<Place> making = last(own, "(?:create|alter)\\b.*%s(?: .*|\\(.*)?".formatted(object));
    if (isNew && making.isPresent()) {
      Optional<Place> defaults = last(upTo(since), DEFAULTS);
      return defaults.isPresent() ? defaults : making;
    }
    return making;
  }

  private static String grantOn(String object) {
    return "grant\\b.* on .*%s(?: .*|\\(.*|,.*)? to\\b.*".formatted(object);
  }

  private static String grantOnAll(String schema) {
    return "grant\\b.* on all \\w+ in schema .*%s.* to\\b.*".formatted(schema);
  }

  private static String grantOnSchema(String schema) {
    return "grant\\b.* on schema .*%s.* to\\b.*".formatted(schema);
  }

  /** With its schema or, by a search path, without. */
  private static String named(String qualified) {
    int dot = qualified.lastIndexOf('.');
    String bare = Pattern.quote(qualified.substring(dot + 1));
    return dot < 0
        ? "(?<![\\w.\"])" + bare + "(?![\\w\"])"
        : "(?<![\\w.\"])(?:%s\\.)?%s(?![\\w\"])"
            .formatted(Pattern.quote(qualified.substring(0, dot)), bare);
  }

  private static String schema(String qualified) {
    int dot = qualified.lastIndexOf('.');
    return "(?<![\\w\"])%s(?![\\w\"])"
        .formatted(Pattern.quote(dot < 0 ? "public" : qualified.substring(0, dot)));
  }

  private static Optional<Place> last(List<Written> statements, String kind) {
    Pattern pattern = Pattern.compile(kind, Pattern.DOTALL);
    return statements.stream()
        .filter(statement -> pattern.matcher(statement.normal()).matches())
        .reduce((one, next) -> next)
        .map(Written::place);
  }

  private List<Written> upTo(Changeset last) {
    List<Changeset> all = changelog.changesets();
    return all.subList(0, all.indexOf(last) + 1).stream()
        .flatMap(changeset -> statements(changeset).stream())
        .toList();
  }

  private List<Written> statements(Changeset changeset) {
    Optional<PlacedSql> sql = changelog.forwardSql(changeset);
    if (sql.isEmpty()) {
      return List.of();
    }
    String text = sql.get().text();
    List<SqlStatement> split = SqlStatement.split(text);
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      int start = split.get(i).offset();
      int end = i + 1 < split.size() ? split.get(i + 1).offset() : text.length();
      int line = 1 + (int) text.substring(0, start).chars().filter(each -> each == '\n').count();
      written.add(
          new Written(
              split.get(i).normal(),
              new Place(
                  shown(text.substring(start, end)),
                  changeset.id(),
                  Location.of(sql.get().file(), line))));
    }
    return written;
  }

  /** Without what comes behind it, in a line. */
  private static String shown(String text) {
    String line =
        text.lines()
            .filter(each -> !each.strip().startsWith("--"))
            .reduce("", (all, each) -> all + " " + each)
            .replaceAll("\\s+", " ")
            .strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
  }
}
