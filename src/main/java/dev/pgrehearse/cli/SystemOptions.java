package dev.pgrehearse.cli;

import dev.pgrehearse.spec.SystemSpec;

/**
 * A system as its spec has it, unless the command line says otherwise.
 *
 * @param deployment how it is deployed
 * @param before what is there before it
 * @param platform what stands around it
 */
record SystemOptions(
    DeploymentOptions deployment, PreludeOptions before, PlatformOptions platform) {

  SystemSpec over(SystemSpec spec, Terminal terminal) {
    SystemSpec deployed = spec.deployed(deployment.over(spec, platform, terminal));
    return before.over(deployed, terminal);
  }
}
