package dev.pgrehearse.rehearsal;

import dev.pgrehearse.access.EffectivePrivileges;
import dev.pgrehearse.catalog.Fingerprint;
import dev.pgrehearse.changelog.Changeset;
import dev.pgrehearse.surface.Loss;
import dev.pgrehearse.surface.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows through a phase what clients knew before it: what the phase makes and takes away again,
 * or takes away and gives back, nobody has met.
 */
final class SurfaceWatch {

  /** Something that clients knew, and the changeset since which it is not answered to. */
  record Broken(Changeset by, Loss loss) {}

  private final Map<String, Broken> holding = new LinkedHashMap<>();
  private final List<Broken> broken = new ArrayList<>();
  private Optional<Surface> known = Optional.empty();
  private Map<Long, String> names = Map.of();

  /**
   * Before the first changeset of a phase.
   *
   * @param oids names of relations by oid
   */
  void begin(Fingerprint catalog, EffectivePrivileges privileges, Map<Long, String> oids) {
    end();
    known = Optional.of(Surface.of(catalog, new KnownToClients(privileges)));
    names = Map.copyOf(oids);
  }

  void after(Changeset changeset, Fingerprint catalog, Map<Long, String> oids) {
    if (known.isEmpty()) {
      return;
    }
    Map<String, Broken> now = new LinkedHashMap<>();
    for (Loss loss : known.get().lossesIn(Surface.of(catalog, any -> true), renamed(oids))) {
      Broken before = holding.get(loss.object());
      now.put(loss.object(), new Broken(before == null ? changeset : before.by(), loss));
    }
    holding.clear();
    holding.putAll(now);
  }

  /** What was not given back within its phase. */
  List<Broken> broken() {
    end();
    return List.copyOf(broken);
  }

  private void end() {
    broken.addAll(holding.values());
    holding.clear();
  }

  private Map<String, String> renamed(Map<Long, String> oids) {
    Map<String, String> renamed = new HashMap<>();
    names.forEach(
        (oid, name) -> {
          String now = oids.getOrDefault(oid, name);
          if (!now.equals(name)) {
            renamed.put(name, now);
          }
        });
    return renamed;
  }
}
