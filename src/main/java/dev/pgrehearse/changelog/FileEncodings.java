package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.core.LoadDataChange;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;

/** What the files of changes are written in, where a changeset says so: {@code encoding}. */
final class FileEncodings {

  private final Map<String, Charset> files = new HashMap<>();

  /** A {@link ChangelogException} where an encoding is none. */
  FileEncodings(List<Changeset> changesets, List<ChangeSet> parsed) {
    for (int i = 0; i < parsed.size(); i++) {
      Location where = changesets.get(i).location();
      ChangeSet changeSet = parsed.get(i);
      Stream.concat(changeSet.getChanges().stream(), changeSet.getRollback().getChanges().stream())
          .forEach(change -> read(change, where));
    }
  }

  private void read(Change change, Location where) {
    if (change instanceof SQLFileChange file && file.getEncoding() != null) {
      Charset charset = charset(file.getEncoding(), file.getPath(), where);
      if (file.getPath() != null) {
        files.putIfAbsent(ResourceName.of(ChangesetReader.resolve(where.file(), file)), charset);
      }
    } else if (change instanceof LoadDataChange data && data.getEncoding() != null) {
      charset(data.getEncoding(), data.getFile(), where);
    }
  }

  private static Charset charset(String name, String file, Location where) {
    try {
      if (Charset.isSupported(name.strip())) {
        return Charset.forName(name.strip());
      }
    } catch (IllegalCharsetNameException e) {
      // It is told like any other that is unknown.
    }
    throw new ChangelogException(
        where,
        "the encoding '%s' of %s is none that Java knows; write one such as UTF-8 or ISO-8859-1"
            .formatted(name, file));
  }

  Optional<Charset> of(String file) {
    return Optional.ofNullable(files.get(ResourceName.of(file)));
  }
}
