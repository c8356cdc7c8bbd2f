package dev.pgrehearse.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A work tree with its repository; files have names in it, with {@code /} and from its top. */
public final class Repository {

  private static final List<String> MAIN_BRANCHES =
      List.of(
          "refs/remotes/origin/main",
          "refs/remotes/origin/master",
          "refs/heads/main",
          "refs/heads/master");

  private static final Pattern NOTHING = Pattern.compile("0+");
  private static final String SUBMODULE = "160000";

  private final GitProgram git;
  private final Path top;
  private final Set<String> tracked = new HashSet<>();

  private Repository(Path top) {
    this.git = new GitProgram(top);
    this.top = top;
  }

  /** The one that holds {@code folder}; a {@link GitException} where there is none. */
  public static Repository holding(Path folder) {
    Answer answer = new GitProgram(folder).run("rev-parse", "--show-toplevel");
    if (answer.isGood()) {
      try {
        return new Repository(real(Path.of(answer.line())));
      } catch (InvalidPathException e) {
        throw new GitException(
            "this locale cannot write the name of %s; LC_ALL=C.UTF-8 can".formatted(answer.line()));
      }
    }
    throw new GitException(
        answer.problem().startsWith("not a git repository")
            ? "%s is in no git repository, so there is nothing to compare it with".formatted(folder)
            : "git cannot use the repository of %s: %s".formatted(folder, answer.problem()));
  }

  /** The commit that somebody names: a branch, a tag, a hash, {@code HEAD~3}. */
  public Revision revision(String name) {
    Answer answer =
        name.isBlank() || name.startsWith("-")
            ? new Answer(1, new byte[0], "")
            : git.run("rev-parse", "--verify", "--quiet", name + "^{commit}");
    if (!answer.isGood()) {
      throw new GitException(
          "git knows no revision '%s' here; name a branch, a tag or a commit%s"
              .formatted(name, isShallow() ? ", and fetch it first: this clone is shallow" : ""));
    }
    return Revision.named(name, answer.line());
  }

  /** Where the work at hand left the main branch. */
  public Revision fork() {
    if (!git.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").isGood()) {
      throw new GitException("this repository has no commit yet that could be compared with");
    }
    String branch =
        mainBranches().stream()
            .filter(
                name -> git.run("rev-parse", "--verify", "--quiet", name + "^{commit}").isGood())
            .findFirst()
            .orElseThrow(
                () ->
                    new GitException(
                        "git knows no main branch here (looked for origin/HEAD, origin/main,"
                            + " origin/master, main and master); name a revision"));
    String shown = branch.replaceFirst("^refs/(remotes|heads)/", "");
    Answer base = git.run("merge-base", "HEAD", branch);
    if (!base.isGood()) {
      throw new GitException(
          isShallow()
              ? "this clone is too shallow to tell where HEAD left %s; fetch more of it (git fetch --unshallow), or name a revision"
                  .formatted(shown)
              : "HEAD and %s have no commit in common; name a revision".formatted(shown));
    }
    return Revision.fork(shown, base.line());
  }

  private List<String> mainBranches() {
    List<String> branches = new ArrayList<>();
    Answer head = git.run("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD");
    if (head.isGood()) {
      branches.add(head.line());
    }
    branches.addAll(MAIN_BRANCHES);
    return branches;
  }

  private boolean isShallow() {
    return git.run("rev-parse", "--is-shallow-repository").line().equals("true");
  }

  /**
   * The files of the work tree that differ from a revision: staged, not staged, and new ones that
   * are not ignored. A file that was renamed is gone under one name and new under the other.
   */
  public Changes changesSince(Revision revision) {
    Map<String, String> former = new HashMap<>();
    List<String> differing =
        git.require(
                "-c",
                "diff.autoRefreshIndex=true",
                "diff",
                "--raw",
                "-z",
                "--no-abbrev",
                "--no-renames",
                "--no-ext-diff",
                "--ignore-submodules=all",
                revision.commit(),
                "--")
            .items();
    for (int i = 0; i + 1 < differing.size(); i += 2) {
      // ":100644 100644 <old> <new> M", then the name.
      String[] fields = differing.get(i).substring(1).split(" ", -1);
      if (!fields[0].equals(SUBMODULE) && !fields[1].equals(SUBMODULE)) {
        former.merge(
            differing.get(i + 1),
            NOTHING.matcher(fields[2]).matches() ? "" : fields[2],
            (one, other) -> one.isEmpty() ? other : one);
      }
    }
    git.require("ls-files", "-z", "--others", "--exclude-standard").items().stream()
        .filter(name -> !name.endsWith("/")) // a repository within this one
        .forEach(name -> former.putIfAbsent(name, ""));
    return new Changes(former, blob -> git.require("cat-file", "blob", blob).bytes());
  }

  /** What a file held at a revision; nothing where it was not there. */
  public Optional<byte[]> content(Revision revision, Path file) {
    return name(file)
        .map(name -> git.run("cat-file", "blob", revision.commit() + ":" + name))
        .filter(Answer::isGood)
        .map(Answer::bytes);
  }

  /** Its name in the repository; none for a file outside of it. */
  public Optional<String> name(Path file) {
    return inside(real(file));
  }

  /** The same, and where links lead to it or from it, those names as well. */
  public Set<String> names(Path file) {
    Set<String> names = new HashSet<>();
    Path absolute = file.toAbsolutePath().normalize();
    inside(absolute).ifPresent(names::add);
    inside(real(absolute)).ifPresent(names::add);
    if (absolute.getParent() != null) {
      inside(real(absolute.getParent()).resolve(absolute.getFileName())).ifPresent(names::add);
    }
    return names;
  }

  /** How those of some names that stand below a folder are called from there, by their names. */
  public Map<String, String> seenFrom(Path folder, Collection<String> names) {
    Path real = real(folder);
    String slash = folder.getFileSystem().getSeparator();
    // Text, for this machine may have no way to write a name that git knows.
    String prefix = real.startsWith(top) ? top.relativize(real).toString().replace(slash, "/") : "";
    String above = real.startsWith(top) ? "" : real.relativize(top).toString().replace(slash, "/");
    if (!real.startsWith(top) && !top.startsWith(real)) {
      return Map.of();
    }
    Map<String, String> seen = new TreeMap<>();
    for (String name : names) {
      if (!above.isEmpty()) {
        seen.put(name, above + "/" + name);
      } else if (prefix.isEmpty()) {
        seen.put(name, name);
      } else if (name.startsWith(prefix + "/")) {
        seen.put(name, name.substring(prefix.length() + 1));
      }
    }
    return seen;
  }

  /** Whether git looks after a file of this name: an ignored one changes unnoticed. */
  public boolean tracks(String name) {
    if (tracked.isEmpty()) {
      tracked.addAll(git.require("ls-files", "-z").items());
    }
    return tracked.contains(name);
  }

  /** The folder that holds it all. */
  public Path top() {
    return top;
  }

  private Optional<String> inside(Path file) {
    return file.startsWith(top)
        ? Optional.of(
            top.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"))
        : Optional.empty();
  }

  /** Without links; a file that is gone stands where its folder is. */
  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      if (parent == null || Files.exists(absolute)) {
        throw new UncheckedIOException(e);
      }
      return real(parent).resolve(absolute.getFileName());
    }
  }
}
