package dev.pgrehearse.facade.routine;

import java.util.Optional;
import java.util.Set;

/** What a routine must have on its path when every name in it that can be is qualified. */
interface PathNeeds {

  /** Of routines that run nothing else. */
  PathNeeds NONE =
      new PathNeeds() {
        @Override
        public Set<String> operatorSchemas(Routine routine, BodyText text) {
          return Set.of();
        }

        @Override
        public Optional<WidePath> wide(Routine routine, BodyText text) {
          return Optional.empty();
        }
      };

  /** The schemas whose operators it may mean. */
  Set<String> operatorSchemas(Routine routine, BodyText text);

  /** The path that it must have, where these schemas are not enough, or are no safe path. */
  Optional<WidePath> wide(Routine routine, BodyText text);
}
