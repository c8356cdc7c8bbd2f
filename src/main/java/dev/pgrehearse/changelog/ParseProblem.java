package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.PathName;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one message, with file and line, why Liquibase could not read a changelog. */
final class ParseProblem {

  private static final Pattern LINE =
      Pattern.compile("(?:lineNumber: |line(?: number)?[ :]+)(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE =
      Pattern.compile("([\\w./\\\\-]+\\.(?:ya?ml|xml|json|sql))\\b");
  private static final Pattern MISSING =
      Pattern.compile(
          "The file (\\S+) was not found|(\\S+) does not exist|file (\\S+) not found",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNKNOWN_CHANGESET =
      Pattern.compile("Change ?set (.+?)::(.+?)::(.+?) does not exist", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTHING_TO_INCLUDE = Pattern.compile("for includeAll '([^']+)'");
  private static final Pattern MISPLACED =
      Pattern.compile("Unexpected node found under databaseChangeLog: (\\w+)");
  private static final Pattern IDENTITY = Pattern.compile("([^\\s:]+)::([^:]+)::\\S");
  private static final Pattern XML_NAMES = Pattern.compile("\"[^\"]*\":|[{}]");

  private final Path root;
  private final String path;
  private final List<Throwable> chain;

  ParseProblem(Path root, String path, Throwable problem) {
    this.root = root;
    this.path = path;
    this.chain = Stream.iterate(problem, t -> t != null, Throwable::getCause).toList();
  }

  ChangelogException toException() {
    List<String> messages = new ArrayList<>();
    for (Throwable t : chain) {
      messages.add(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage());
    }
    String whole = String.join("\n", messages);
    return caused(ChangelogException.class)
        .or(this::wrongPath)
        .or(this::circle)
        .or(this::tooDeep)
        .or(() -> unknownChangeset(whole))
        .or(() -> missing(whole))
        .or(() -> notYaml(whole))
        .or(() -> notText(whole))
        .or(() -> misplaced(whole))
        .or(() -> noChangelog(whole))
        .or(() -> incomplete(whole))
        .orElseGet(() -> other(whole, messages.get(messages.size() - 1)));
  }

  private Optional<ChangelogException> circle() {
    return caused(StackOverflowError.class)
        .filter(ParseProblem::includes)
        .map(
            e ->
                new ChangelogException(
                    Location.of(path),
                    "this changelog includes itself, directly or through others; take one include"
                        + " of the circle out"));
  }

  private Optional<ChangelogException> wrongPath() {
    return caused(InvalidPathException.class)
        .map(
            e ->
                new ChangelogException(
                    new Mention(root, path).of(e.getInput()), PathName.problem(e)));
  }

  private static boolean includes(StackOverflowError error) {
    return Stream.of(error.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().startsWith("include"));
  }

  private Optional<ChangelogException> tooDeep() {
    return caused(StackOverflowError.class)
        .map(
            e ->
                new ChangelogException(
                    Location.of(path), "this changelog nests too deep for Liquibase to read it"));
  }

  /** A rollback may name another changeset, which must stand before it. */
  private Optional<ChangelogException> unknownChangeset(String whole) {
    Matcher named = UNKNOWN_CHANGESET.matcher(whole);
    if (!named.find()) {
      return Optional.empty();
    }
    String file = file(whole.replace(named.group(), ""));
    return Optional.of(
        new ChangelogException(
            Location.of(file, said(file).ofRollbackTo(named.group(2))),
            """
            a rollback names the changeset '%s' by '%s' of %s, and none before it is that one; a \
            changeset is known by its id, author and path: correct changeSetId, changeSetAuthor or \
            changeSetPath, or write the SQL of the rollback"""
                .formatted(named.group(2), named.group(3), named.group(1))));
  }

  private Optional<ChangelogException> missing(String whole) {
    Matcher folder = NOTHING_TO_INCLUDE.matcher(whole);
    if (folder.find()) {
      return Optional.of(
          missing(
              folder.group(1),
              "there is no folder %s, or no changelog in it".formatted(folder.group(1))));
    }
    Matcher file = MISSING.matcher(whole);
    if (!file.find()) {
      return Optional.empty();
    }
    String name =
        Stream.of(1, 2, 3)
            .map(file::group)
            .filter(g -> g != null)
            .findFirst()
            .get()
            .replaceAll("^['\"]|['\"]$", "");
    return Optional.of(missing(name, "there is no file " + name));
  }

  private ChangelogException missing(String name, String problem) {
    Location mention = new Mention(root, path).of(name);
    return new MissingFile(
        mention.line() == 0
            ? Location.of(mention.file(), said(mention.file()).of("file " + name))
            : mention,
        name,
        problem
            + ". Paths are relative to the search path, or to the changelog with"
            + " relativeToChangelogFile: true."
            + (name.startsWith("classpath:")
                ? " What stands in a jar of another project is found with --classpath JAR (mvn"
                    + " dependency:copy-dependencies puts them into target/dependency)."
                : ""));
  }

  private Optional<ChangelogException> notYaml(String whole) {
    return caused(MarkedYAMLException.class)
        .map(
            e ->
                new ChangelogException(
                    Location.of(
                        file(whole),
                        e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1),
                    "this is not valid YAML: " + onOneLine(e.getProblem())));
  }

  private Optional<ChangelogException> notText(String whole) {
    return caused(CharacterCodingException.class)
        .map(
            e ->
                new ChangelogException(
                    Location.of(file(whole)), "this is not UTF-8; save the file as UTF-8"));
  }

  /** What belongs to a changeset and stands beside it: mostly two blanks are missing. */
  private Optional<ChangelogException> misplaced(String whole) {
    Matcher entry = MISPLACED.matcher(whole);
    if (!entry.find()) {
      return Optional.empty();
    }
    String file = file(whole);
    return Optional.of(
        new ChangelogException(
            Location.of(
                file,
                WrittenPart.entries(file, SearchRoot.of(root, List.of()).lines(file))
                    .filter(part -> part.name().equals(entry.group(1)))
                    .map(WrittenPart::line)
                    .findFirst()
                    .orElse(0)),
            """
            '%s' stands beside the changesets, where Liquibase knows no such entry; what belongs to \
            a changeset is indented deeper than its changeSet"""
                .formatted(entry.group(1))));
  }

  private Optional<ChangelogException> noChangelog(String whole) {
    return caused(ClassCastException.class)
        .map(
            e ->
                new ChangelogException(
                    Location.of(file(whole), said(file(whole)).ofTheKey()),
                    "a changelog is the key databaseChangeLog with a list of changeSet and include"
                        + " entries; this file is built otherwise"));
  }

  private Optional<ChangelogException> incomplete(String whole) {
    return caused(NullPointerException.class)
        .map(
            e ->
                new ChangelogException(
                    Location.of(file(whole)),
                    "Liquibase cannot read this changelog: something that it needs is not written,"
                        + " such as the name of a property"));
  }

  private ChangelogException other(String whole, String deepest) {
    String problem = onOneLine(deepest).replaceFirst(" One of '.*' is expected\\.$", "");
    if (problem.startsWith("cvc-")) {
      problem = XML_NAMES.matcher(problem.replaceFirst("^cvc-[\\w.-]+: ", "")).replaceAll("");
    }
    Matcher identity = IDENTITY.matcher(problem);
    if (identity.find()) {
      boolean isFile = Files.isRegularFile(root.resolve(identity.group(1)));
      String file = isFile ? identity.group(1) : file(whole);
      return new ChangelogException(
          Location.of(file, new ChangesetLine(root).last(file, identity.group(2))),
          "Liquibase refuses this changelog: " + problem.replaceFirst("^Validation Failed: ", ""));
    }
    Matcher line = LINE.matcher(whole);
    return new ChangelogException(
        Location.of(
            file(whole),
            line.find() ? Integer.parseInt(line.group(1)) : said(file(whole)).of(problem)),
        "Liquibase cannot read this changelog: " + problem);
  }

  private SaidLine said(String file) {
    return new SaidLine(SearchRoot.of(root, List.of()).lines(file));
  }

  private <T extends Throwable> Optional<T> caused(Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static String onOneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private String file(CharSequence message) {
    Matcher file = FILE.matcher(message);
    String found = path;
    while (file.find()) {
      String candidate = file.group(1).replace('\\', '/');
      if (Files.isRegularFile(root.resolve(candidate))) {
        found = candidate;
      }
    }
    return found;
  }
}
