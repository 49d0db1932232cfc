import type { BesidesChange } from '../core/edition-diff.ts';
import type { Gap } from '../core/gap.ts';
import type { Contact, Council, Team } from '../core/people.ts';
import { fieldChanges, listChanges } from './diff-fields.ts';
import type { Printed } from './diff-fields.ts';
import type { Published } from './edition-id.ts';

type Besides = Pick<Published, 'councils' | 'gaps' | 'lexicon' | 'holidays'>;

/** What is otherwise in `after` beside the documents: what councillors are told, and how their words are understood. */
export const diffBesides = (before: Besides, after: Besides): readonly BesidesChange[] => [
  ...named('council', before.councils, after.councils, ({ id }) => id, councilChanges),
  ...named('gap', before.gaps, after.gaps, gapName, gapChanges),
  ...lexiconChanges(before.lexicon, after.lexicon),
  ...kept('holidays', '', { fields: [], lists: listChanges('days', before.holidays, after.holidays) }),
];

type Within = Pick<BesidesChange, 'fields' | 'lists'>;
const NOTHING: Within = { fields: [], lists: [] };

/** Something that is in both, unless nothing in it has changed. */
const kept = (what: BesidesChange['what'], name: string, within: Within): readonly BesidesChange[] =>
  within.fields.length === 0 && within.lists.length === 0 ? [] : [{ what, name, change: 'changed', ...within }];

function named<T>(
  what: BesidesChange['what'],
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
  changes: (then: T, now: T) => Within,
): readonly BesidesChange[] {
  const old = new Map(before.map((one) => [nameOf(one), one]));
  const left = new Set(after.map(nameOf));
  const removed = [...old.keys()].filter((name) => !left.has(name));
  return [
    ...after.flatMap((now): readonly BesidesChange[] => {
      const [name, then] = [nameOf(now), old.get(nameOf(now))];
      return then === undefined ? [{ what, name, change: 'added', ...NOTHING }] : kept(what, name, changes(then, now));
    }),
    ...removed.map((name) => ({ what, name, change: 'removed', ...NOTHING }) as const),
  ];
}

const gapName = ({ council, id }: Gap): string => (council === undefined ? id : `${council}/${id}`);

const gapChanges = (then: Gap, now: Gap): Within => ({
  fields: fieldChanges(gapPrinted(then), gapPrinted(now)),
  lists: listChanges('asked', then.asked, now.asked),
});

const gapPrinted = ({ title, offTopic, signpost }: Gap): Printed => ({ title, offTopic: String(offTopic), signpost });

const councilChanges = (then: Council, now: Council): Within => ({
  fields: fieldChanges(councilPrinted(then), councilPrinted(now)),
  lists: [],
});

/** Everything of it, field by field as in its file; a contact and a team as one. */
function councilPrinted({ contacts, teams, admins, ...others }: Council): Printed {
  return {
    ...printed(others),
    admins: worded({ ...admins }),
    contacts: contacts.map(({ name }) => name).join(', '),
    ...Object.fromEntries(contacts.map(({ name, ...rest }: Contact) => [`contact ${name}`, worded(rest)])),
    teams: teams.map(({ id }) => id).join(', '),
    ...Object.fromEntries(teams.map(({ id, ...rest }: Team) => [`team ${id}`, worded(rest)])),
  };
}

type Values = Readonly<Record<string, string | number | readonly string[] | undefined>>;

const printed = (values: Values): Printed =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, [value].flat().join(', ')]));

/** "email: a@b.example; for: advice". */
const worded = (values: Values): string =>
  Object.entries(printed(values))
    .flatMap(([field, value]) => (value === undefined || value === '' ? [] : [`${field}: ${value}`]))
    .join('; ');

type Group = readonly string[];

/** A group has no name, so it is taken for the one that it shares most words with. */
function lexiconChanges(before: readonly Group[], after: readonly Group[]): readonly BesidesChange[] {
  const left = without(before, after);
  const changed = without(after, before).flatMap((now): readonly BesidesChange[] => {
    const then = nearestOf(now, left);
    if (then === undefined) return [{ what: 'lexicon', name: now.join(', '), change: 'added', ...NOTHING }];
    left.splice(left.indexOf(then), 1);
    return kept('lexicon', then.join(', '), { fields: [], lists: listChanges('words', then, now) });
  });
  const removed = left.map(
    (then) => ({ what: 'lexicon', name: then.join(', '), change: 'removed', ...NOTHING }) as const,
  );
  return [...changed, ...removed];
}

function without(groups: readonly Group[], others: readonly Group[]): Group[] {
  const held = new Set(others.map(sorted));
  return groups.filter((group) => !held.has(sorted(group)));
}

const sorted = (group: Group): string => group.toSorted().join('\n');

function nearestOf(group: Group, among: readonly Group[]): Group | undefined {
  const shared = (other: Group): number => other.filter((word) => group.includes(word)).length;
  const [nearest] = among.toSorted((one, other) => shared(other) - shared(one));
  return nearest !== undefined && shared(nearest) > 0 ? nearest : undefined;
}
