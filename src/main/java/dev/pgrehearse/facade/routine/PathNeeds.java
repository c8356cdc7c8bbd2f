package dev.pgrehearse.facade.routine;

import java.util.Optional;
import java.util.Set;

/** What a routine must have on its path when every name in it that can be is qualified. */
interface PathNeeds {

  /** The schemas whose operators it may mean. */
  Set<String> operatorSchemas(Routine routine, BodyText text);

  /** The path that it must have, where these schemas are not enough, or are no safe path. */
  Optional<WidePath> wide(Routine routine, BodyText text);
}
