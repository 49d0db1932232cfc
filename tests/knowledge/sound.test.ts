import { expect, it } from 'vitest';
import { soundOf } from '../../src/knowledge/sound.ts';

it.each([
  ['obscene', 'obseen'],
  ['photo', 'foto'],
  ['against', 'agenst'],
  ['council', 'counsil'],
  ['right', 'rite'],
  ['wrong', 'rong'],
  ['knowledge', 'nowlege'],
  ['school', 'skool'],
  ['which', 'wich'],
  ['action', 'akshun'],
])('%s sounds as %s', (one, other) => expect(soundOf(other)).toBe(soundOf(one)));

it.each([
  ['policy', 'police officer'],
  ['member', 'number'],
  ['ask', 'sack'],
  ['council', 'counter'],
  ['share', 'chair'],
])('%s sounds otherwise than %s', (one, other) => expect(soundOf(other)).not.toBe(soundOf(one)));
