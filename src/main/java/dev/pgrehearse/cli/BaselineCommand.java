package dev.pgrehearse.cli;

import picocli.CommandLine.Command;

/** {@code pgrehearse baseline}: what queries cost, kept in git. */
@Command(
    name = "baseline",
    description =
        "Measure the queries of verification/<system>/baselines.yaml on production-size rows: plans,"
            + " buffers, rows read and calls, which a busy machine does not change.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BaselineCaptureCommand.class, BaselineCompareCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse baseline capture crm",
      "      what each query costs, written to baselines/crm.json, to be reviewed like code",
      "  pgrehearse baseline compare crm",
      "      what is another than in that file, and why"
    })
final class BaselineCommand {}
