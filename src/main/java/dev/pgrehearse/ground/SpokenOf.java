package dev.pgrehearse.ground;

import dev.pgrehearse.server.PlatformService;
import dev.pgrehearse.sql.SqlLexer;
import dev.pgrehearse.sql.SqlToken;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects which of the platform's services some texts speak of, and which they make. A name in a
 * string counts, for SQL is also put together; one in a comment does not.
 */
final class SpokenOf {

  private static final String NAME =
      Stream.of(PlatformService.values())
          .map(PlatformService::schema)
          .collect(Collectors.joining("|", "\"?(", ")\"?"));

  private static final Pattern SPOKEN =
      pattern(
          "(?<![\\w$.@/-])%s(?:\\.|\\s\\.\\s)\"?[a-z_]|\\bschema(?:name)?:?\\s+%s(?![\\w$.-])"
              .formatted(NAME, NAME));

  private static final Pattern MADE =
      pattern("\\bcreate\\s+schema\\s+(if\\s+not\\s+exists\\s+)?%s(?![\\w$.-])".formatted(NAME));

  /** Behind "if not exists" a schema may be no more than a precaution; what is in it tells. */
  private static final Pattern FILLED =
      pattern(
          "\\bcreate\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|materialized\\s+)?"
              + "(?:table|view|function|procedure|type|domain|sequence)\\s+"
              + "(?:if\\s+not\\s+exists\\s+)?%s(?:\\.|\\s\\.\\s)".formatted(NAME));

  /** Where a role stands: the words alone are also names of columns and values. */
  private static final Pattern ROLE =
      pattern(
          "\\b(?:to|from|role|user|by)\\s+(?:[\\w\"$]+\\s*,\\s*)*"
              + "\"?(?:anon|authenticated|service_role|authenticator|supabase_\\w+)\"?(?![\\w$.(])");

  private static final Pattern CALLER =
      pattern("\\b\"?auth\"?\\.\"?(?:uid|jwt|role|email)\"?\\s*\\(");

  private static final Pattern USERS = pattern("\\b\"?auth\"?\\.\"?users\"?(?![\\w$.])");

  private static final Pattern OWN_AUTH =
      pattern("\\bcreate\\s+schema\\s+(?:if\\s+not\\s+exists\\s+)?\"?auth\"?(?![\\w$.-])");

  private static final Pattern EXTENSION =
      pattern("\\bcreate\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?\"?(\\w+)");

  /** A function's, in a block that makes it. */
  private static final int BODIES = 2;

  private final Set<PlatformService> spoken = EnumSet.noneOf(PlatformService.class);
  private final Set<PlatformService> made = EnumSet.noneOf(PlatformService.class);
  private final Set<PlatformService> madeUnlessThere = EnumSet.noneOf(PlatformService.class);
  private final Set<PlatformService> filled = EnumSet.noneOf(PlatformService.class);
  private final Set<PlatformService> extensions = EnumSet.noneOf(PlatformService.class);
  private boolean roles;
  private boolean callers;
  private boolean users;
  private boolean ownAuth;

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** Takes one more text. */
  void in(String text) {
    if (Stream.of(SPOKEN, MADE, EXTENSION, ROLE, CALLER, USERS, OWN_AUTH)
        .noneMatch(each -> each.matcher(text).find())) {
      return;
    }
    String sql = withoutComments(text, BODIES);
    roles |= ROLE.matcher(sql).find();
    callers |= CALLER.matcher(sql).find();
    users |= USERS.matcher(sql).find();
    ownAuth |= OWN_AUTH.matcher(sql).find();
    for (Matcher found = SPOKEN.matcher(sql); found.find(); ) {
      spoken.add(service(found.group(1) == null ? found.group(2) : found.group(1)));
    }
    for (Matcher found = MADE.matcher(sql); found.find(); ) {
      (found.group(1) == null ? made : madeUnlessThere).add(service(found.group(2)));
    }
    for (Matcher found = FILLED.matcher(sql); found.find(); ) {
      filled.add(service(found.group(1)));
    }
    for (Matcher found = EXTENSION.matcher(sql); found.find(); ) {
      String name = found.group(1).toLowerCase(Locale.ROOT);
      for (PlatformService service : PlatformService.values()) {
        if (service.extension().filter(name::equals).isPresent()) {
          extensions.add(service);
        }
      }
    }
  }

  /**
   * Whether they speak of requests as Supabase lets them in: of their roles, or of who is signed in
   * and comes from a schema that the texts do not make.
   */
  boolean ofRequests() {
    return roles
        || ((callers || users) && !ownAuth)
        || notMade().contains(PlatformService.STORAGE)
        || notMade().contains(PlatformService.REALTIME);
  }

  /** Those that somebody else must bring. */
  Set<PlatformService> notMade() {
    Set<PlatformService> brought = EnumSet.copyOf(spoken);
    brought.removeIf(
        service ->
            made.contains(service)
                || (madeUnlessThere.contains(service) && filled.contains(service)));
    return brought;
  }

  /** Those that the texts create as an extension. */
  Set<PlatformService> createdAsExtensions() {
    return EnumSet.copyOf(extensions);
  }

  private static PlatformService service(String schema) {
    return PlatformService.valueOf(schema.toUpperCase(Locale.ROOT));
  }

  /**
   * Also without those in the bodies of functions.
   *
   * @param bodies how deep to look into them
   */
  private static String withoutComments(String sql, int bodies) {
    StringBuilder left = new StringBuilder(sql);
    for (SqlToken token : new SqlLexer(sql).tokens()) {
      if (token.kind() == SqlToken.Kind.COMMENT) {
        for (int i = token.start(); i < token.end(); i++) {
          left.setCharAt(i, ' ');
        }
      } else if (token.kind() == SqlToken.Kind.DOLLAR && bodies > 0) {
        String body = token.of(sql);
        int tag = body.indexOf('$', 1) + 1;
        if (tag > 0 && body.length() >= 2 * tag) {
          int start = token.start() + tag;
          int end = token.end() - tag;
          left.replace(start, end, withoutComments(sql.substring(start, end), bodies - 1));
        }
      }
    }
    return left.toString();
  }
}
