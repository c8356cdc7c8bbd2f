package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What one changelog came to under one regime of default privileges; filled while it is played. */
final class LegResult {

  final List<RehearsedChangeset> changesets = new ArrayList<>();
  final List<PhaseTiming> phases = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  /** Of what is played under one regime only. */
  final List<Finding> findingsOfOneRegime = new ArrayList<>();

  final List<Skipped> skipped = new ArrayList<>();
  EffectivePrivileges privilegesAtStart = new EffectivePrivileges(new TreeSet<>());
  final Map<Changeset, EffectivePrivileges> privileges = new LinkedHashMap<>();
  final AdviceWatch advice = new AdviceWatch();

  /** Who may really do what at the end; not there where the end was not reached. */
  Optional<AccessMatrix> access = Optional.empty();

  long accessProbes;
  int roundTrips;
  int checks;
  long rowsWritten;

  RegimeComparison.Privileges whoMayDoWhat() {
    return new RegimeComparison.Privileges(privilegesAtStart, privileges);
  }
}
