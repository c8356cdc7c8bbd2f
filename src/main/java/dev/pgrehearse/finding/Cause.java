package dev.pgrehearse.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong, and all the places where it is: findings of one rule and level that say the same,
 * but for the object that they name.
 *
 * @param findings one or more, in order
 */
public record Cause(List<Finding> findings) {

  /** Of a table's name, at least, in the names that Postgres makes. */
  private static final int KEPT = 20;

  public Cause {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a cause is known by its findings");
    }
  }

  /** By cause, in the order of the first finding of each. */
  public static List<Cause> of(List<Finding> findings) {
    Map<List<Object>, List<Finding>> causes = new LinkedHashMap<>();
    for (Finding finding : findings) {
      causes
          .computeIfAbsent(
              List.of(
                  finding.rule(),
                  finding.severity(),
                  withoutSubject(finding.message(), finding.subject()),
                  fixWithoutSubject(finding)),
              key -> new ArrayList<>())
          .add(finding);
    }
    return causes.values().stream().map(Cause::new).toList();
  }

  /** How many causes of a level there are. */
  public static long count(List<Cause> causes, Severity severity) {
    return causes.stream().filter(cause -> cause.first().severity() == severity).count();
  }

  /** {@code table public.orders} is {@code public.orders} in SQL. */
  private static String withoutSubject(String text, String subject) {
    if (subject.isEmpty()) {
      return text;
    }
    String name = subject.substring(subject.indexOf(' ') + 1);
    Pattern named =
        Pattern.compile(
            "(?<![\\w.])(?:%s|%s)(?!\\w)".formatted(Pattern.quote(subject), Pattern.quote(name)));
    return named.matcher(text).replaceAll("…");
  }

  /**
   * Names that Postgres makes begin with the table's, which it cuts where all is too long: what
   * they are called, each has its own.
   */
  private static String fixWithoutSubject(Finding finding) {
    String bare = withoutSubject(finding.fix(), finding.subject());
    String subject = finding.subject();
    return subject.isEmpty()
        ? bare
        : Pattern.compile(
                "(?i)(?<![\\w.])%s%s\\w+_(?:key|idx)\\b"
                    .formatted(
                        Pattern.quote(subject.substring(0, Math.min(subject.length(), KEPT))),
                        subject.length() > KEPT ? "" : "_"))
            .matcher(bare)
            .replaceAll("…");
  }

  /** The finding that speaks for all. */
  public Finding first() {
    return findings.get(0);
  }

  /** What is wrong; where the objects differ it names none, for the places do. */
  public String message() {
    return ofOneSubject()
        ? first().message()
        : withoutSubject(first().message(), first().subject());
  }

  /** What to do, for the first place where each has its own. */
  public String fix() {
    boolean same = findings.stream().map(Finding::fix).distinct().count() == 1;
    return same ? first().fix() : first().fix() + " (and so for each of the others)";
  }

  private boolean ofOneSubject() {
    return findings.stream().map(Finding::subject).distinct().count() == 1;
  }

  /** Where it is: each place once, with the object there or else the changeset. */
  public List<String> places() {
    return findings.stream().map(Cause::place).distinct().toList();
  }

  private static String place(Finding finding) {
    String what = finding.subject().isEmpty() ? finding.changeset() : finding.subject();
    String where = finding.location().toString();
    return where.isEmpty() ? what : what.isEmpty() ? where : where + " (" + what + ")";
  }

  /**
   * As many places as are asked for, and how many there are besides: of each object one before a
   * second of any.
   */
  public String places(int most) {
    List<String> all =
        Stream.concat(
                findings.stream()
                    .collect(
                        Collectors.toMap(
                            Finding::subject,
                            Cause::place,
                            (first, next) -> first,
                            LinkedHashMap::new))
                    .values()
                    .stream(),
                places().stream())
            .distinct()
            .toList();
    return all.stream().limit(most).collect(Collectors.joining(", "))
        + (all.size() > most ? " and %d more".formatted(all.size() - most) : "");
  }
}
