package dev.pgrehearse.changelog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.StopChange;
import liquibase.changelog.ChangeSet;
import org.postgresql.util.PSQLException;

/** What to do about a refusal, where its cause is another than the SQL as it is written. */
final class Remedy {

  private static final Pattern EXTENSION =
      Pattern.compile(
          "\\bcreate\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?\"?([\\w-]+)\"?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAMES_NULL =
      Pattern.compile(
          "\\b(?:constraint|index)\\s+(?:\\S+\\.)?\"?null\"?(?:\\s|;|$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern MEMBER =
      Pattern.compile("(?:able to SET ROLE|member of role) \"([^\"]+)\"");

  private static final Pattern BUILT_WITHOUT =
      Pattern.compile("\\bto be built with \\S+ support\\b|\\bsupported (?:in|by) this build\\b");

  /** feature_not_supported where there is no control file; undefined_file in older servers. */
  private static final List<String> LACKS = List.of("0A000", "58P01");

  /** undefined_object and undefined_function. */
  private static final List<String> UNDEFINED = List.of("42704", "42883");

  private final Throwable problem;
  private final ChangeSet changeset;

  Remedy(Throwable problem, ChangeSet changeset) {
    this.problem = problem;
    this.changeset = changeset;
  }

  /** Where the changeset does not apply. */
  Optional<String> forward() {
    if (isStopped()) {
      return Optional.of(
          """
          The stop change halts every update here on purpose, and nothing after it is deployed. \
          Take it out once the update shall go on, or give it a context or a label that only those \
          runs have which shall stop.""");
    }
    return undefinedParameters()
        .or(this::leftOutOfTheServer)
        .or(this::missingExtension)
        .or(this::nameOfAnExtension)
        .or(this::membership);
  }

  /** Of the role that a thing is given to, which elsewhere is mostly the one that deploys. */
  private Optional<String> membership() {
    return state().equals("42501")
        ? messages()
            .map(MEMBER::matcher)
            .filter(Matcher::find)
            .findFirst()
            .map(
                role ->
                    """
                    The migration role is no member of %1$s. Where production's is, or is that role \
                    itself, let a file say so that is given as --prelude: grant %1$s to \
                    current_user; grant create on schema public to %1$s;"""
                        .formatted(role.group(1)))
        : Optional.empty();
  }

  /** What Liquibase sent as it stands, and Postgres stumbled over. */
  private Optional<String> undefinedParameters() {
    List<String> names = Refusal.undefinedParameters(problem, changeset);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Nothing defines %s, so Liquibase sent it as it stands: define it with %s, or with a property in the changelog."
                .formatted(
                    names.stream().map("${%s}"::formatted).collect(Collectors.joining(", ")),
                    names.stream().map("-D%s=…"::formatted).collect(Collectors.joining(" "))));
  }

  /** Options that Postgres is built with or without. */
  private Optional<String> leftOutOfTheServer() {
    return state().equals("0A000") && messages().anyMatch(BUILT_WITHOUT.asPredicate())
        ? Optional.of(
            """
            This server was built without it. Rehearse on one that has it, as production has: \
            --postgres docker:IMAGE takes an image, --postgres 'jdbc:postgresql://HOST/DB?user=…' \
            a server of your own.""")
        : Optional.empty();
  }

  private Stream<String> messages() {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  private Optional<String> missingExtension() {
    return extensionThatIsLacking()
        .map(
            name ->
                """
                This server lacks the extension %s. Rehearse on one that has it: --postgres \
                docker:IMAGE takes an image, --postgres 'jdbc:postgresql://HOST/DB?user=…' a server \
                of your own."""
                    .formatted(name));
  }

  private Optional<String> nameOfAnExtension() {
    return UNDEFINED.contains(state())
        ? messages()
            .flatMap(message -> ExtensionOfName.in(message).stream())
            .findFirst()
            .map(ExtensionOfName::remedy)
        : Optional.empty();
  }

  /** Where its rollback does not run. */
  Optional<String> back() {
    return endDelimiter().or(this::unnamed).or(this::forward);
  }

  private boolean isStopped() {
    return state().isEmpty()
        && changeset.getChanges().stream().anyMatch(StopChange.class::isInstance)
        && FailedSql.in(problem).isEmpty();
  }

  private Optional<String> extensionThatIsLacking() {
    return LACKS.contains(state())
        ? FailedSql.in(problem)
            .map(sql -> EXTENSION.matcher(sql.text()))
            .filter(Matcher::find)
            .map(found -> found.group(1))
        : Optional.empty();
  }

  /** What cuts the changes of formatted SQL in statements does not cut their rollback. */
  private Optional<String> endDelimiter() {
    return changeset.getChanges().stream()
        .map(Remedy::delimiter)
        .flatMap(Optional::stream)
        .filter(
            delimiter ->
                changeset.getRollback().getChanges().stream()
                    .anyMatch(back -> isLeftIn(delimiter, back)))
        .findFirst()
        .map(
            delimiter ->
                """
                endDelimiter:%1$s is not applied to the rollback, which Liquibase cuts at its \
                semicolons: write rollbackEndDelimiter:%1$s beside it, or end the statements of the \
                rollback with semicolons."""
                    .formatted(delimiter));
  }

  private static Optional<String> delimiter(Change change) {
    return change instanceof AbstractSQLChange sql
        ? Optional.ofNullable(sql.getEndDelimiter())
            .filter(delimiter -> !delimiter.isBlank() && !delimiter.equals(";"))
        : Optional.empty();
  }

  private static boolean isLeftIn(String delimiter, Change change) {
    return change instanceof AbstractSQLChange sql
        && delimiter(sql).isEmpty()
        && sql.getSql() != null
        && sql.getSql().contains(delimiter.replaceFirst("^\\\\n", ""));
  }

  private Optional<String> unnamed() {
    return FailedSql.in(problem)
        .filter(sql -> sql.isMadeBy(changeset.getRollback().getChanges()))
        .filter(sql -> NAMES_NULL.matcher(sql.text()).find())
        .map(
            sql ->
                """
                Liquibase makes this rollback of the change, which gives no name, and Postgres has \
                given one of its own. Name it in the change (constraintName, indexName); where that \
                is released already, write a rollback with the name that Postgres gave.""");
  }

  private String state() {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof PSQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
