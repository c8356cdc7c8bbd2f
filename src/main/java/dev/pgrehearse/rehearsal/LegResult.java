package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.AccessMatrix;
import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.lock.TablesBefore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

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
  AdviceWatch advice = new AdviceWatch();
  SurfaceWatch surface = new SurfaceWatch();

  /** Which advice counts: not what lacks a changeset before it that does not apply. */
  Predicate<AdviceWatch.Brought> judged = brought -> true;

  /** Who may really do what at the end; not there where the end was not reached. */
  Optional<AccessMatrix> access = Optional.empty();

  /** The tables that were there before. */
  TablesBefore tables = TablesBefore.NONE;

  long accessProbes;
  int roundTrips;
  int checks;
  long rowsWritten;

  /** What is in it now, to be added to. */
  LegResult copy() {
    LegResult copy = new LegResult();
    copy.changesets.addAll(changesets);
    copy.phases.addAll(phases);
    copy.findings.addAll(findings);
    copy.findingsOfOneRegime.addAll(findingsOfOneRegime);
    copy.skipped.addAll(skipped);
    copy.privilegesAtStart = privilegesAtStart;
    copy.privileges.putAll(privileges);
    copy.advice = advice;
    copy.judged = judged;
    copy.surface = surface;
    copy.access = access;
    copy.tables = tables;
    copy.accessProbes = accessProbes;
    copy.roundTrips = roundTrips;
    copy.checks = checks;
    copy.rowsWritten = rowsWritten;
    return copy;
  }

  /** The same under another regime, where each question has its answer already. */
  LegResult again() {
    LegResult again = copy();
    again.findingsOfOneRegime.clear();
    again.rowsWritten = 0;
    return again;
  }

  RegimeComparison.Privileges whoMayDoWhat() {
    return new RegimeComparison.Privileges(privilegesAtStart, privileges);
  }
}
