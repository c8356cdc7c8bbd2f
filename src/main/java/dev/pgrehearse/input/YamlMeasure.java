package dev.pgrehearse.input;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** How deep YAML goes, and how many values it comes to with every alias written out. */
final class YamlMeasure {

  /** What aliases may come to; those that save a person some typing come to hundreds. */
  private static final long MOST_BY_ALIASES = 100_000;

  /** A collection that is not over. */
  private static final class Open {
    private final String anchor;
    private long size = 1;

    Open(String anchor) {
      this.anchor = anchor;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private long byAliases;

  void add(Event event) throws InputException {
    if (event instanceof DocumentStartEvent) {
      sizes.clear();
    } else if (event instanceof AliasEvent alias) {
      count(use(alias));
    } else if (event instanceof ScalarEvent scalar) {
      requireDepth(event, open.size() + 1);
      keep(scalar, 1);
      count(1);
    } else if (event instanceof CollectionStartEvent start) {
      requireDepth(event, open.size() + 1);
      sizes.remove(start.getAnchor());
      open.push(new Open(start.getAnchor()));
    } else if (event instanceof CollectionEndEvent) {
      Open over = open.pop();
      if (over.anchor != null) {
        sizes.put(over.anchor, over.size);
      }
      count(over.size);
    }
  }

  private void keep(NodeEvent event, long size) {
    if (event.getAnchor() != null) {
      sizes.put(event.getAnchor(), size);
    }
  }

  private void count(long size) {
    if (!open.isEmpty()) {
      open.peek().size += size;
    }
  }

  private long use(AliasEvent alias) throws InputException {
    Long size = sizes.get(alias.getAnchor());
    if (size == null) {
      if (open.stream().anyMatch(each -> alias.getAnchor().equals(each.anchor))) {
        throw new InputException(
            line(alias), "*%s stands within what it names".formatted(alias.getAnchor()));
      }
      return 1; // no anchor of that name: whoever reads it says so
    }
    byAliases += size;
    if (byAliases > MOST_BY_ALIASES) {
      throw new InputException(
          line(alias),
          "the aliases up to *%s come to more than %d values; write out what is meant"
              .formatted(alias.getAnchor(), MOST_BY_ALIASES));
    }
    return size;
  }

  private static void requireDepth(Event event, int depth) throws InputException {
    if (depth > YamlText.DEEPEST) {
      throw new InputException(
          line(event), "this nests deeper than %d levels".formatted(YamlText.DEEPEST));
    }
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }
}
