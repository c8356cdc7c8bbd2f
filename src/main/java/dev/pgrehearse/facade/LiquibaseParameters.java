package dev.pgrehearse.facade;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Liquibase takes for a parameter in the SQL of a move; in a body nothing can escape it. */
record LiquibaseParameters(String sql) {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^${}\\s]+\\}");

  List<Finding> notices(String facade) {
    Set<String> found = new TreeSet<>();
    Matcher parameter = PARAMETER.matcher(sql);
    while (parameter.find()) {
      found.add(parameter.group());
    }
    return found.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "facade-liquibase-parameter",
                "",
                Location.NONE,
                """
                %s: the SQL has %s in it, and Liquibase puts a value in its place where it knows a \
                parameter, an environment variable or a system property of that name"""
                    .formatted(facade, String.join(", ", found)),
                "write the dollar sign and the brace apart in that function, '$' || '{', before the move"));
  }
}
