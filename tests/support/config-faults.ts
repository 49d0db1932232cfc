import { readConfig } from '../../src/config.ts';
import { Fault } from '../../src/core/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

const HEADING = 'These settings cannot be used:\n';

/** The faults named for an environment, or none. Anything but CONFIG_INVALID in its form fails the test. */
export function faultsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (cause) {
    const expected = cause instanceof Fault && cause.code === 'CONFIG_INVALID' && cause.message.startsWith(HEADING);
    if (!expected) throw cause;
    return cause.message.slice(HEADING.length).split('\n');
  }
}

/** The settings that are named, one a fault. */
export const namesIn = (faults: readonly string[]): readonly string[] =>
  faults.map((fault) => /^ {2}(\w+): .+\.$/.exec(fault)?.[1] ?? `not a fault: ${fault}`);
