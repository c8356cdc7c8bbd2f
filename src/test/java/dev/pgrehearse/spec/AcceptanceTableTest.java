package dev.pgrehearse.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/<system>-acceptance.md says which check proves which line of the checklist. */
final class AcceptanceTableTest {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));

  /** A fact in snake_case has three words or more; names of tables and functions are shorter. */
  private static final Pattern CHECK = Pattern.compile("`([a-z][a-z0-9]*(?:_[a-z0-9]+){2,})`");

  /** Objects with names as long. */
  private static final Set<String> NO_CHECKS =
      Set.of(
          "pg_stat_statements",
          "admin_access_log",
          "api_keys_compat",
          "app_mcp_monorepo",
          "app_onasis_core",
          "project_audit_log",
          "user_tool_configs",
          "cashu_bearer_instruments",
          "cognitive_capital_metrics",
          "key_rotation_logs",
          "learning_pathway_courses",
          "nostr_key_recovery");

  @ParameterizedTest
  @ValueSource(strings = {"crm", "reorganization", "sovereign-identity"})
  void every_check_it_names_exists(String system) throws IOException {
    Set<String> checks =
        new Spec(HOME).read(system).checks().stream().map(Check::name).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    Matcher matcher =
        CHECK.matcher(Files.readString(HOME.resolve("docs/" + system + "-acceptance.md")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    named.removeAll(NO_CHECKS);
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(checks).containsAll(named);
  }
}
