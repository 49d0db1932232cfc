import type { Race } from './race.ts';
import type { Chaos } from './run.ts';

/** The table of a run, a line a figure. */
export function chaosTable({ kills, killsWhileStarting, turns, repeats, ...came }: Chaos): string {
  const { escalations, notices, duplicates, troubles, wrong } = came;
  const faults = [...troubles].filter(([kind]) => kind !== 'none').map(([kind, count]) => `${kind} ${count}`);
  return aligned([
    ['kills survived', `${kills}, ${killsWhileStarting} of them while starting`],
    ['turns sent', `${turns}, and ${repeats} repeats`],
    ['troubles of Slack', faults.join(', ')],
    ['escalations', `${escalations.asked} acknowledged, ${escalations.askedFound} found, ${escalations.kept} kept`],
    ['moves', `${escalations.moves} acknowledged, ${escalations.movesFound} found, ${escalations.keptMoves} kept`],
    ['unlawful states', String(escalations.unlawful)],
    ['notices', `${notices.notices}`],
    ['  delivered', String(notices.delivered)],
    ['  waiting', String(notices.waiting)],
    ['  parked', String(notices.parked)],
    ['duplicates in the window', String(duplicates.unheard + duplicates.killed)],
    ['  a fault of Slack after it took the message', String(duplicates.unheard)],
    ['  killed before it was recorded', `${duplicates.killed}, seen to work on for at most ${duplicates.longestMs} ms`],
    ['duplicates outside', String(duplicates.outside)],
    ['rules broken', String(wrong.length)],
  ]);
}

export const raceTable = ({ officers, escalations, presses, won, claimedOnce, tookMs, wrong }: Race): string =>
  aligned([
    ['officers', String(officers)],
    ['escalations', String(escalations)],
    ['claims pressed', `${presses} in ${(tookMs / 1000).toFixed(1)} s`],
    ['told that it is theirs', String(won)],
    ['escalations claimed once', String(claimedOnce)],
    ['rules broken', String(wrong.length)],
  ]);

function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
