package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.access.EffectivePrivileges.Privilege;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.rehearsal.RegimeComparison.Privileges;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RegimeComparisonTest {

  private static final Privilege LEGACY = new Privilege("anon", "table public.old", "select");
  private static final Privilege SELECT = new Privilege("anon", "table public.t", "select");
  private static final Privilege DELETE = new Privilege("anon", "table public.t", "delete");

  private final Changeset one = Changesets.labelled("1");
  private final Changeset two = Changesets.labelled("2");

  @Test
  void equal_regimes_give_nothing() {
    assertThat(compare(played(may(), may(SELECT), may(SELECT)), same(may(SELECT)), true)).isEmpty();
  }

  @Test
  void what_was_there_before_the_changelog_is_not_its_doing() {
    assertThat(
            compare(
                played(may(LEGACY), may(LEGACY), may(LEGACY)), played(may(), may(), may()), true))
        .isEmpty();
  }

  @Test
  void a_difference_is_said_once_at_the_changeset_that_made_it() {
    List<Finding> findings =
        compare(
            played(may(), may(DELETE, SELECT), may(DELETE, SELECT)),
            played(may(), may(), may()),
            true);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).changeset()).isEqualTo("1");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).message())
        .isEqualTo(
            """
            who may do what depends on the project's default privileges:
              - table public.t: only under the open regime may anon delete, select""");
  }

  @Test
  void a_difference_that_a_later_changeset_mends_says_so() {
    List<Finding> findings =
        compare(played(may(), may(SELECT), may()), played(may(), may(), may()), true);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).startsWith("until a later changeset mends it");
  }

  @Test
  void without_checks_nobody_said_what_is_meant_and_it_is_a_warning() {
    assertThat(compare(played(may(), may(SELECT), may(SELECT)), played(may(), may(), may()), false))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void a_privilege_that_only_the_closed_regime_has_counts_as_well() {
    List<Finding> findings =
        compare(played(may(), may(), may()), played(may(), may(SELECT), may(SELECT)), true);
    assertThat(findings.get(0).message()).contains("only under the closed regime may anon select");
  }

  @Test
  void where_one_regime_stopped_early_what_both_have_is_compared() {
    Privileges closed = new Privileges(may(), Map.of(one, may()));
    assertThat(compare(played(may(), may(), may(SELECT)), closed, true)).isEmpty();
  }

  private static List<Finding> compare(Privileges open, Privileges closed, boolean meant) {
    return new RegimeComparison(open, closed, meant).findings(Set.of());
  }

  private Privileges same(EffectivePrivileges privileges) {
    return played(may(), privileges, privileges);
  }

  private Privileges played(
      EffectivePrivileges start, EffectivePrivileges afterOne, EffectivePrivileges afterTwo) {
    Map<Changeset, EffectivePrivileges> after = new LinkedHashMap<>();
    after.put(one, afterOne);
    after.put(two, afterTwo);
    return new Privileges(start, after);
  }

  private static EffectivePrivileges may(Privilege... privileges) {
    return new EffectivePrivileges(new TreeSet<>(Arrays.asList(privileges)));
  }
}
