package dev.pgrehearse.changelog;

import liquibase.ChecksumVersion;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;

/**
 * The checksum that Liquibase has stored of a changeset when it ran.
 *
 * @param text "" where it was cleared
 */
record StoredChecksum(String text) {

  /** Whether the changeset was another then, and nothing in the changelog allows that. */
  boolean isOfAnother(ChangeSet changeSet) {
    return !text.isEmpty() && !changeSet.isCheckSumValid(CheckSum.parse(text));
  }

  /** Whether the next update refuses to begin for that. */
  boolean refuses(ChangeSet changeSet) {
    return !changeSet.shouldAlwaysRun() && !changeSet.shouldRunOnChange() && isOfAnother(changeSet);
  }

  /** Whether it is that of this very text. */
  boolean isOf(ChangeSet changeSet) {
    if (text.isEmpty()) {
      return false;
    }
    CheckSum stored = CheckSum.parse(text);
    return changeSet
        .generateCheckSum(ChecksumVersion.enumFromChecksumVersion(stored.getVersion()))
        .equals(stored);
  }
}
