package dev.pgrehearse.status;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogHistory.Logged;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.changelog.Checksums;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.spec.SystemSpec;
import dev.pgrehearse.status.Effect.Trait;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a deployment stands.
 *
 * @param logged ids of changesets that the history has
 * @param pending ids of those that it has not, in order
 * @param findings sorted, the gravest first
 * @param skipped what could not be told
 */
public record Status(
    List<String> logged, List<String> pending, List<Finding> findings, List<Skipped> skipped) {

  public Status {
    logged = List.copyOf(logged);
    pending = List.copyOf(pending);
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
  }

  /**
   * Holds a look at a live database against the changelog.
   *
   * @param server a throwaway one, of the same version
   */
  public static Status of(SystemSpec spec, Changelog changelog, LiveLook live, Server server) {
    try (Play play = new Play(spec, changelog, live, server)) {
      return new Judgement(changelog, live, play.run()).status();
    } catch (SQLException e) {
      throw new ServerException("the changelog cannot be played: " + e.getMessage(), e);
    }
  }

  /** Of one changelog and one look. */
  private record Judgement(Changelog changelog, LiveLook live, Played played) {

    private static final String DEFAULT_TABLE = "public.databasechangelog";

    Status status() {
      List<Finding> findings = new ArrayList<>();
      List<Skipped> skipped = new ArrayList<>(played.skipped());
      lock(findings);
      history(findings);
      for (Pending pending : played.pending()) {
        if (pending.effect().isDone(live.catalog())) {
          findings.add(
              StatusFindings.appliedNotLogged(
                  pending, table(), pending.equals(played.pending().get(0))));
        } else if (pending.effect().isPartlyDone(live.catalog())) {
          findings.add(StatusFindings.partlyApplied(pending, live));
        }
      }
      played.pending().stream()
          .findFirst()
          .filter(next -> next.effect().isEmpty())
          .ifPresent(next -> skipped.add(notTold(next)));
      logged(findings);
      Map<Boolean, List<String>> ids =
          changelog.changesets().stream()
              .collect(
                  Collectors.partitioningBy(
                      changeset -> live.history().of(changeset).isPresent(),
                      Collectors.mapping(Changeset::id, Collectors.toList())));
      return new Status(ids.get(true), ids.get(false), findings, skipped);
    }

    private String table() {
      return live.history().table().orElse(DEFAULT_TABLE);
    }

    private void lock(List<Finding> findings) {
      live.history()
          .lock()
          .map(
              lock ->
                  live.deployers().isEmpty()
                      ? StatusFindings.lockStuck(lock)
                      : StatusFindings.lockHeld(lock, live.deployers()))
          .ifPresent(findings::add);
    }

    private void history(List<Finding> findings) {
      Checksums checksums = new Checksums(changelog);
      for (Changeset changeset : changelog.changesets()) {
        live.history()
            .of(changeset)
            .filter(logged -> checksums.refuse(changeset, logged.checksum()))
            .ifPresent(logged -> findings.add(StatusFindings.checksumDiffers(changeset)));
      }
      List<Logged> all = live.history().logged();
      for (int i = 0; i < all.size(); i++) {
        Logged logged = all.get(i);
        if (changelog.changesets().stream().noneMatch(logged::is)) {
          findings.add(StatusFindings.unknown(logged, i == all.size() - 1));
        }
      }
    }

    /** What a later changeset does to the same is its matter, logged or not. */
    private void logged(List<Finding> findings) {
      Set<String> explained = new TreeSet<>();
      played
          .pending()
          .forEach(
              pending ->
                  pending
                      .effect()
                      .in(Effect.State.DONE, live.catalog())
                      .forEach(trait -> explained.add(trait.object())));
      Changeset newest =
          played.logged().keySet().stream().reduce((first, last) -> last).orElse(null);
      played
          .logged()
          .forEach(
              (changeset, effect) -> {
                List<Trait> lasting =
                    effect.traits().stream()
                        .filter(trait -> trait.in(played.asLogged()) == Effect.State.DONE)
                        .filter(trait -> !explained.contains(trait.object()))
                        .toList();
                judge(changeset, new Effect(lasting), changeset.equals(newest), findings);
              });
    }

    private void judge(
        Changeset changeset, Effect lasting, boolean newest, List<Finding> findings) {
      if (lasting.isEmpty()) {
        return;
      }
      if (lasting.in(Effect.State.OPEN, live.catalog()).size() == lasting.traits().size()) {
        findings.add(StatusFindings.loggedNotApplied(changeset, table(), newest));
        return;
      }
      List<Trait> wrong =
          lasting.traits().stream()
              .filter(trait -> trait.in(live.catalog()) != Effect.State.DONE)
              .filter(trait -> !trait.attribute().startsWith("privileges"))
              .toList();
      if (!wrong.isEmpty()) {
        findings.add(
            StatusFindings.loggedDiffers(
                changeset, wrong, newest && !changelog.runsInTransaction(changeset)));
      }
    }

    private static Skipped notTold(Pending next) {
      return new Skipped(
          "whether %s is applied, the next that is pending".formatted(next.changeset().id()),
          "it leaves nothing in the catalog, only rows or nothing at all; look at what %s writes"
              .formatted(next.changeset().forwardLocation()));
    }
  }
}
