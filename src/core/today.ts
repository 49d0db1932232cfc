import type { Clock, KnowledgeBase, WholeEdition } from './ports.ts';
import { dayAt } from './working-days.ts';

/** What is in force today, by the clock: the one place where guidance is told what day it is. */
export const inForceToday =
  (whole: () => WholeEdition, clock: Clock): KnowledgeBase['current'] =>
  (day = dayAt(clock())) =>
    whole().on(day);
