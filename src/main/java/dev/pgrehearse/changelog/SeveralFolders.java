package dev.pgrehearse.changelog;

import java.util.List;
import java.util.stream.Stream;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** Liquibase's way to files that are in several folders and jars. */
final class SeveralFolders extends CompositeResourceAccessor {

  private final List<ResourceAccessor> each;

  SeveralFolders(List<ResourceAccessor> each) {
    super(each);
    this.each = List.copyOf(each);
  }

  /** Those of folders. */
  Stream<ChangelogAccessor> folders() {
    return each.stream()
        .filter(ChangelogAccessor.class::isInstance)
        .map(ChangelogAccessor.class::cast);
  }
}
