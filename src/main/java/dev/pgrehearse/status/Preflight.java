package dev.pgrehearse.status;

import dev.pgrehearse.catalog.Difference;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerException;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.SystemSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a live database is the one that a system's moves were written for, of all packs at once.
 *
 * @param packs in the order in which they are deployed
 * @param findings sorted, the gravest first
 * @param skipped what could not be told
 */
public record Preflight(List<Pack> packs, List<Finding> findings, List<Skipped> skipped) {

  /**
   * One pack of moves.
   *
   * @param moves how many it has
   * @param moved how many of them are logged on the live database
   * @param drifted tables of it that are not as the moves need them
   * @param stops whether its moves cannot be deployed as they are written
   */
  public record Pack(String name, int moves, int moved, int drifted, boolean stops) {}

  public Preflight {
    packs = List.copyOf(packs);
    findings = findings.stream().sorted().toList();
    skipped = List.copyOf(skipped);
  }

  /**
   * Holds a look at a live database against the changelog, as far as that is deployed there.
   *
   * @param server a throwaway one, of the same version
   */
  public static Preflight of(
      SystemSpec spec, Changelog changelog, FacadeFile facades, LiveLook live, Server server) {
    try (Play play = new Play(spec, changelog, live, server)) {
      Played played = play.run();
      return new Judgement(new Moves(facades, live.history(), changelog, played), played, live)
          .preflight();
    } catch (SQLException e) {
      throw new ServerException("the changelog cannot be played: " + e.getMessage(), e);
    }
  }

  /** Of one look. */
  private record Judgement(Moves moves, Played played, LiveLook live) {

    Preflight preflight() {
      Fingerprint expected = played.asLogged();
      Map<String, Map<Drift.Kind, List<Drift>>> byPack = new LinkedHashMap<>();
      List<Drift> unknown = new ArrayList<>();
      DriftOfMoves drifts = new DriftOfMoves(moves, expected, live.catalog());
      List<Drift> all = new ArrayList<>(drifts.taken());
      for (Difference difference : expected.differencesTo(live.catalog())) {
        drifts.of(difference).ifPresent(all::add);
      }
      for (Drift drift : all) {
        if (drift.pack().isEmpty()) {
          unknown.add(drift);
        } else {
          byPack
              .computeIfAbsent(drift.pack(), p -> new EnumMap<>(Drift.Kind.class))
              .computeIfAbsent(drift.kind(), k -> new ArrayList<>())
              .add(drift);
        }
      }
      List<Finding> findings = new ArrayList<>();
      byPack.forEach(
          (pack, kinds) ->
              kinds.forEach(
                  (kind, some) ->
                      findings.add(PreflightFindings.of(kind, moves.inPack(pack), some))));
      if (!unknown.isEmpty()) {
        findings.add(PreflightFindings.unknown(moves.first(), unknown));
      }
      return new Preflight(packs(byPack), findings, skipped());
    }

    private List<Pack> packs(Map<String, Map<Drift.Kind, List<Drift>>> byPack) {
      List<Pack> packs = new ArrayList<>();
      for (String pack : moves.packs()) {
        List<FacadeFile.Move> all = moves.inPack(pack);
        Map<Drift.Kind, List<Drift>> kinds = byPack.getOrDefault(pack, new TreeMap<>());
        long drifted =
            kinds.entrySet().stream()
                .filter(entry -> entry.getKey() != Drift.Kind.GOES_ALONG)
                .flatMap(entry -> entry.getValue().stream())
                .map(Drift::about)
                .distinct()
                .count();
        packs.add(
            new Pack(
                pack,
                all.size(),
                (int) all.stream().filter(moves::isLogged).count(),
                (int) drifted,
                kinds.containsKey(Drift.Kind.STOPS)));
      }
      return packs;
    }

    /** What a part of the changelog would do is not needed for what the moves meet now. */
    private List<Skipped> skipped() {
      return played.skipped().stream()
          .map(
              one ->
                  new Skipped(
                      "functions and policies that are written anew by " + one.what(), one.why()))
          .toList();
    }
  }
}
