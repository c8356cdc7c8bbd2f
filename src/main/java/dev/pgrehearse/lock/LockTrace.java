package dev.pgrehearse.lock;

import java.util.List;

/** What the statements of a changeset did, forward and back. */
public record LockTrace(List<TracedStatement> forward, List<TracedStatement> back) {

  public static final LockTrace NONE = new LockTrace(List.of(), List.of());

  public LockTrace {
    forward = List.copyOf(forward);
    back = List.copyOf(back);
  }
}
