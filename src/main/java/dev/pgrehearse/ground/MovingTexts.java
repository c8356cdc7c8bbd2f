package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.changelog.ChangesetContent;
import java.nio.file.Files;
import java.util.regex.Pattern;

/**
 * Tells changesets that may put a view in the place of a table from those that cannot: there is a
 * word for it in their text, or one that runs what is not.
 */
final class MovingTexts {

  private static final Pattern WORDS =
      Pattern.compile("view|execute|perform|select|call|custom", Pattern.CASE_INSENSITIVE);

  private final Changelog changelog;

  MovingTexts(Changelog changelog) {
    this.changelog = changelog;
  }

  boolean mayMakeViews(ChangesetContent content) {
    return content.parts().values().stream().anyMatch(MovingTexts::speaks)
        || content.names().stream().anyMatch(this::speaksInFile);
  }

  private boolean speaksInFile(String name) {
    try {
      return Files.isRegularFile(changelog.file(name)) && speaks(changelog.text(name));
    } catch (ChangelogException e) {
      // Whoever plays it says what is wrong with it.
      return true;
    }
  }

  private static boolean speaks(String text) {
    return WORDS.matcher(text).find();
  }
}
