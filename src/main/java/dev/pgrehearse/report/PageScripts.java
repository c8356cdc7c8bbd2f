package dev.pgrehearse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a page brings with it, and the policy by which it runs that and nothing else. */
final class PageScripts {

  private final String plot;

  PageScripts(String plot) {
    this.plot = plot;
  }

  Page.Scripts scripts() {
    String library = plot.isEmpty() ? "" : library();
    String css = (plot.isEmpty() ? "" : resource("uplot/uPlot.min.css")) + resource("page.css");
    String own = resource("page.js").strip();
    String policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src %s%s"
            .formatted(hash(own), library.isEmpty() ? "" : " " + hash(library));
    return new Page.Scripts(policy, css, library, own, plot);
  }

  /** With its licence, which asks to be where the library is. */
  private static String library() {
    return "/*! uPlot\n%s*/\n%s"
        .formatted(resource("uplot/LICENSE"), resource("uplot/uPlot.iife.min.js").strip());
  }

  private static String hash(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of this build", e);
    }
  }
}
