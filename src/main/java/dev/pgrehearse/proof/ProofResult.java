package dev.pgrehearse.proof;

import dev.pgrehearse.finding.Finding;
import java.util.List;

/**
 * What came of a proof.
 *
 * @param facades names, sorted
 * @param statements how many were compared
 * @param differences all of them, the agreed ones too
 * @param ofKind forms of those that belong to the kind of facade, where these are agreed to
 * @param notTried forms without a statement, for which no facade is proved
 * @param findings what is to be mended or agreed
 * @param table of compatibility, as markdown
 * @param notes on how it was tried, a line each
 */
public record ProofResult(
    List<String> facades,
    int statements,
    List<FacadeDifference> differences,
    List<String> ofKind,
    List<NotTried> notTried,
    List<Finding> findings,
    String table,
    List<String> notes) {

  public ProofResult {
    facades = List.copyOf(facades);
    differences = List.copyOf(differences);
    ofKind = List.copyOf(ofKind);
    notTried = List.copyOf(notTried);
    notes = List.copyOf(notes);
    findings = findings.stream().sorted().toList();
  }
}
