import { z } from 'zod';
import type { Evidence } from '../../src/core/evidence.ts';
import { SIGNS } from '../../src/knowledge/weights.ts';

const shape = z.record(z.enum(SIGNS), z.number());

/** Evidence of which every sign is the same. Does not compile while the list of signs leaves one out. */
export const everySign = (value: number): Evidence =>
  shape.parse(Object.fromEntries(SIGNS.map((name) => [name, value])));
