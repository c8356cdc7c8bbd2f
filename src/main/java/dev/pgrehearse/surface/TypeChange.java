package dev.pgrehearse.surface;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether clients that know one type get along with another: they can send what they sent, and read
 * what they get.
 */
final class TypeChange {

  private static final Pattern TYPE = Pattern.compile("([^(\\[]+?)(?: ?\\(([^)]*)\\))?([^(]*)");
  private static final Set<String> TEXTS = Set.of("text", "character varying", "citext");
  private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric");
  private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

  private final Map<String, String> domainsBefore;
  private final Map<String, String> domainsNow;

  TypeChange(Surface before, Surface now) {
    this.domainsBefore = before.domains();
    this.domainsNow = now.domains();
  }

  boolean breaks(String before, String now) {
    String from = domainsBefore.getOrDefault(before, before);
    String to = domainsNow.getOrDefault(now, now);
    if (from.equals(to)) {
      return false;
    }
    Matcher one = TYPE.matcher(from);
    Matcher other = TYPE.matcher(to);
    if (!one.matches() || !other.matches()) {
      return true;
    }
    String fromBase = (one.group(1) + one.group(3)).strip();
    String toBase = (other.group(1) + other.group(3)).strip();
    return !isWider(fromBase, toBase) || isShorter(one.group(2), other.group(2));
  }

  private static boolean isWider(String from, String to) {
    String element = from.replaceFirst("(\\[\\])+$", "");
    if (!element.equals(from)) {
      return from.substring(element.length()).equals(to.replaceFirst("^[^\\[]*", ""))
          && isWider(element, to.replaceFirst("(\\[\\])+$", ""));
    }
    boolean isNumber = NUMBERS.contains(from) && NUMBERS.contains(to);
    return from.equals(to)
        || Stream.of(TEXTS, DOCUMENTS).anyMatch(k -> k.contains(from) && k.contains(to))
        || (isNumber && NUMBERS.indexOf(from) < NUMBERS.indexOf(to))
        || (from.equals("character") && TEXTS.contains(to))
        || (from.equals("real") && to.equals("double precision"));
  }

  /** A length, or digits before and after the point, of which there may be more and not fewer. */
  private static boolean isShorter(String from, String to) {
    if (to == null) {
      return false;
    }
    if (from == null) {
      return true;
    }
    List<String> then = Pieces.of(from);
    List<String> now = Pieces.of(to);
    if (then.size() != now.size()
        || !Stream.concat(then.stream(), now.stream()).allMatch(n -> n.matches("-?\\d{1,9}"))) {
      return !then.equals(now);
    }
    if (then.size() == 2) {
      int scale = Integer.parseInt(now.get(1)) - Integer.parseInt(then.get(1));
      int precision = Integer.parseInt(now.get(0)) - Integer.parseInt(then.get(0));
      return scale < 0 || precision < scale;
    }
    return Integer.parseInt(now.get(0)) < Integer.parseInt(then.get(0));
  }
}
