package dev.pgrehearse.mutation;

import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.spec.Check;
import dev.pgrehearse.spec.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which checks speak of what a fault is in: those that share its rarer words (inverse document
 * frequency). Only the order in which checks are asked depends on it.
 */
final class Relevance {

  private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]{2,}");

  /** Words of the edit itself tell more than those of the file around it. */
  private static final int OF_THE_EDIT = 3;

  private final Map<Check, Set<String>> words = new HashMap<>();
  private final Map<String, Integer> checksWith = new HashMap<>();

  Relevance(List<Check> checks) {
    for (Check check : checks) {
      Set<String> own = new HashSet<>(wordsOf(check.name()));
      for (Step step : check.steps()) {
        own.addAll(wordsOf(step.sql()));
      }
      words.put(check, own);
      own.forEach(word -> checksWith.merge(word, 1, Integer::sum));
    }
  }

  /** The most relevant first; equals keep their order. */
  List<Check> sorted(List<Check> checks, Mutant mutant) {
    Set<String> edit = wordsOf(mutant.id() + " " + mutant.what());
    Set<String> file = wordsOf(mutant.sql());
    Map<Check, Double> scores = new HashMap<>();
    checks.forEach(check -> scores.put(check, score(words.get(check), edit, file)));
    List<Check> sorted = new ArrayList<>(checks);
    sorted.sort(Comparator.comparing(scores::get, Comparator.reverseOrder()));
    return sorted;
  }

  private double score(Set<String> check, Set<String> edit, Set<String> file) {
    double score = 0;
    for (String word : check) {
      double rarity = Math.log((double) words.size() / checksWith.get(word));
      if (edit.contains(word)) {
        score += OF_THE_EDIT * rarity;
      } else if (file.contains(word)) {
        score += rarity;
      }
    }
    return score / Math.sqrt(check.size() + 1);
  }

  private static Set<String> wordsOf(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
