import { describe, expect, it } from 'vitest';
import { clausesMeant } from '../../src/core/clause-finding.ts';
import { turnId } from '../../src/core/conversation.ts';
import { councilId } from '../../src/core/guidance.ts';
import { aDesk } from '../support/desk.ts';
import { COUNCILLOR } from '../support/escalations.ts';
import { aSoundEdition } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');

describe('clauses that somebody who is typing may mean', () => {
  it('are whole clauses of their council, best first and each once', async () => {
    const edition = await aSoundEdition();
    const found = await clausesMeant('may I fly a kite', MARLPIT, edition, 3);
    expect(found[0]?.id).toBe('marlpit/kites/1.1');
    for (const clause of found) expect(clause).toBe(edition.clause(clause.id));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.every(({ citation }) => citation.council === MARLPIT)).toBe(true);
    expect(found.length).toBeLessThanOrEqual(3);
  });

  it('begin with the one that is named by its number', async () => {
    const edition = await aSoundEdition();
    const [first, ...others] = await clausesMeant('1.2', MARLPIT, edition, 5);
    expect(first?.citation.number).toBe('1.2');
    expect(others.some(({ id }) => id === first?.id)).toBe(false);
  });

  it('begin with what prints just what is typed, whatever a number looks like there', async () => {
    const edition = await aSoundEdition();
    const printed = edition.documents
      .filter(({ council }) => council === MARLPIT)
      .flatMap(({ clauses }) => clauses)
      .flatMap(({ citation }) => citation.number ?? []);
    for (const number of printed) {
      const [first] = await clausesMeant(` ${number} `, MARLPIT, edition, 3);
      expect(first?.citation.number).toBe(number);
    }
  });

  it('are none for nothing', async () => {
    const edition = await aSoundEdition();
    expect(await clausesMeant('  \u200b ', MARLPIT, edition, 5)).toEqual([]);
  });

  it('are what the desk gives to anybody who browses, with those whose review is overdue', async () => {
    const edition = await aSoundEdition();
    const { desk } = aDesk({ edition });
    const asked = {
      by: COUNCILLOR,
      at: COUNCILLOR.home,
      thread: undefined,
      audience: 'only-you',
      council: MARLPIT,
    } as const;
    const handled = await desk.handle({
      ...asked,
      id: turnId('teams', '1'),
      kind: 'browses',
      typed: 'may I fly a kite',
    });
    if (handled.kind !== 'clauses') throw new Error(`It was ${handled.kind}.`);
    expect(handled.quotes[0]?.clause).toBe('marlpit/kites/1.1');
    const overdue = handled.quotes.filter(({ citation }) => citation.document === 'kites');
    expect(overdue.length).toBeGreaterThan(0);
    expect(handled.overdue).toEqual(overdue.map(({ clause }) => clause));
  });
});
