package dev.pgrehearse.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real repository in a temporary folder, untouched by whatever git is told on this machine. */
public final class WorkTree {

  private final Path folder;

  private WorkTree(Path folder) {
    this.folder = folder;
  }

  /** A new repository, whose first branch is {@code main}. */
  public static WorkTree init(Path folder) throws IOException {
    Files.createDirectories(folder);
    WorkTree tree = new WorkTree(folder);
    tree.git("init", "-q");
    tree.git("symbolic-ref", "HEAD", "refs/heads/main");
    return tree;
  }

  /** One that git has made already: a clone, a second work tree. */
  public static WorkTree at(Path folder) {
    return new WorkTree(folder);
  }

  public Path folder() {
    return folder;
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public WorkTree write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Writes a file anew, with one text in it for another. */
  public WorkTree edit(String name, String from, String to) throws IOException {
    String text = read(name);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not hold " + from);
    }
    return write(name, text.replace(from, to));
  }

  public WorkTree delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  public WorkTree rename(String name, String to) throws IOException {
    Files.createDirectories(folder.resolve(to).getParent());
    Files.move(folder.resolve(name), folder.resolve(to));
    return this;
  }

  /** Commits everything there is. */
  public WorkTree commit() throws IOException {
    git("add", "--all");
    git("commit", "-q", "--allow-empty", "-m", "as it is");
    return this;
  }

  /** What git prints. */
  public String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    for (String setting :
        List.of(
            "user.name=a",
            "user.email=a@example.com",
            "commit.gpgsign=false",
            "core.autocrlf=false",
            "core.hooksPath=none",
            "protocol.file.allow=always",
            "advice.detachedHead=false")) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (git.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return said.strip();
  }
}
