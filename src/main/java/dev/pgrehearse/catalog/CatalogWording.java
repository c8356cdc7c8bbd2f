package dev.pgrehearse.catalog;

import java.util.Map;
import java.util.TreeMap;
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
          "^((?:privileges on )?)(?:table|view|materialized view|foreign table|composite type) column ");
  private static final Pattern TABLE_CONSTRAINT = Pattern.compile("^table constraint ");
  private static final Pattern DEFAULT_PRIVILEGES = Pattern.compile("^default acl ");
  private static final Pattern COMPOSITE_TYPE = Pattern.compile("^composite type ");

  private final UnaryOperator<String> aliases;

  CatalogWording(Map<String, String> roleAliases) {
    UnaryOperator<String> all = UnaryOperator.identity();
    for (Map.Entry<String, String> alias : new TreeMap<>(roleAliases).entrySet()) {
      Pattern role = wholeName(alias.getKey());
      String printed = Matcher.quoteReplacement(alias.getValue());
      UnaryOperator<String> before = all;
      all = text -> role.matcher(before.apply(text)).replaceAll(printed);
    }
    aliases = all;
  }

  private static Pattern wholeName(String role) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_$])(?:\"%1$s\"|%1$s)(?![\\p{L}\\p{N}_$])"
            .formatted(Pattern.quote(role)));
  }

  String object(String identified) {
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
    return attribute.equals(Fingerprint.PARENT) ? object(value) : aliases.apply(value);
  }
}
