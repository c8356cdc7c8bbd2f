package dev.pgrehearse.cli;

import picocli.CommandLine.Command;

/** {@code pgrehearse facade}: tables move, clients go on under the old names. */
@Command(
    name = "facade",
    description = "Move tables behind views that cannot be told from them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FacadeStartCommand.class,
      FacadePlanCommand.class,
      FacadeWriteCommand.class,
      FacadeReissueCommand.class,
      FacadeLookupCommand.class,
      FacadePreflightCommand.class,
      FacadeStatusCommand.class,
      FacadeProveCommand.class,
      FacadeClientsCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade plan --url jdbc:postgresql://db/shop --move public.orders=sales.orders",
      "      the SQL of the move and of its way back, and what it touches",
      "  pgrehearse facade prove reorganization",
      "      every form of statement on every facade of a system, compared with its table"
    })
final class FacadeCommand {}
