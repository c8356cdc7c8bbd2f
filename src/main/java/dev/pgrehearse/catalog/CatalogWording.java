package dev.pgrehearse.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DBA's words for what pg_identify_object says, and roles under their aliases. Privileges and
 * comments get their object's name from that function, the other queries mostly spell it
 * themselves: here the two become one.
 */
final class CatalogWording {
  private static final Pattern COLUMN =
      Pattern.compile(
          "^((?:privileges on )?)(?:table|view|materialized view|foreign table|composite type)"
              + " column ");
  private static final Pattern TABLE_CONSTRAINT = Pattern.compile("^table constraint ");
  private static final Pattern DEFAULT_PRIVILEGES = Pattern.compile("^default acl ");
  private static final Pattern COMPOSITE_TYPE = Pattern.compile("^composite type ");

  private static final int BRIEF = 16;

  private final UnaryOperator<String> aliases;
  private final Map<String, String> objects = new HashMap<>();

  /** Yes and no, owners and types: each is said of thousands of objects, and kept once. */
  private final Map<String, String> brief = new HashMap<>();

  CatalogWording(Map<String, String> roleAliases) {
    UnaryOperator<String> all = UnaryOperator.identity();
    for (Map.Entry<String, String> alias : new TreeMap<>(roleAliases).entrySet()) {
      all = all.andThen(renaming(alias.getKey(), alias.getValue()))::apply;
    }
    aliases = all;
  }

  /**
   * Most of what there is in a catalog names no such role, and is not searched for it word by word.
   */
  private static UnaryOperator<String> renaming(String role, String alias) {
    Pattern whole = wholeName(role);
    String printed = Matcher.quoteReplacement(alias);
    return text -> text.contains(role) ? whole.matcher(text).replaceAll(printed) : text;
  }

  private static Pattern wholeName(String role) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_$])(?:\"%1$s\"|%1$s)(?![\\p{L}\\p{N}_$])"
            .formatted(Pattern.quote(role)));
  }

  /** An object has a row for each of its attributes, and is put into words once. */
  String object(String identified) {
    return objects.computeIfAbsent(identified, this::inWords);
  }

  private String inWords(String identified) {
    String words = COLUMN.matcher(identified).replaceFirst("$1column ");
    words = COMPOSITE_TYPE.matcher(words).replaceFirst("type ");
    words = TABLE_CONSTRAINT.matcher(words).replaceFirst("constraint ");
    words = DEFAULT_PRIVILEGES.matcher(words).replaceFirst("default privileges ");
    return aliases.apply(words.replace("pg_catalog.", ""));
  }

  String attribute(String name) {
    return aliases.apply(name);
  }

  String value(String attribute, String value) {
    if (attribute.equals(Fingerprint.PARENT)) {
      return object(value);
    }
    String said = aliases.apply(value);
    return said.length() > BRIEF ? said : brief.computeIfAbsent(said, Function.identity());
  }
}
