import { z } from 'zod';
import { problemsOfCard } from './adaptive-card-check.ts';

const REFRESH = z.strictObject({
  action: z.looseObject({ verb: z.literal('clausebook.view') }),
  userIds: z.array(z.string().startsWith('29:')),
});
const SHOWN = z.strictObject({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: z.looseObject({ body: z.array(z.looseObject({ type: z.string() })), refresh: REFRESH.optional() }),
});
const TOLD = z.strictObject({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.activity.message'),
  value: z.string().min(1),
});
const FAILED = z.strictObject({
  statusCode: z.union([z.literal(400), z.literal(500)]),
  type: z.literal('application/vnd.microsoft.error'),
  value: z.strictObject({ code: z.string().min(1), message: z.string().min(1) }),
});
const ANSWERED = z.discriminatedUnion('type', [SHOWN, TOLD, FAILED]);

/** What a person sees of the answer to their press. Throws with the reason if Teams would not take it. */
export type Answered =
  | {
      readonly sees: 'card';
      readonly text: string;
      readonly buttons: readonly string[];
      readonly views: readonly string[];
    }
  | { readonly sees: 'sentence'; readonly text: string }
  | { readonly sees: 'fault'; readonly status: number };

const PRESSES = z.looseObject({ actions: z.array(z.object({ title: z.string() })) });

export async function answeredBy(response: Response): Promise<Answered> {
  const body = ANSWERED.parse(await response.json());
  if (response.status !== body.statusCode) throw new Error(`${response.status} in front, ${body.statusCode} inside.`);
  if (body.type === 'application/vnd.microsoft.error') return { sees: 'fault', status: body.statusCode };
  if (body.type === 'application/vnd.microsoft.activity.message') return { sees: 'sentence', text: body.value };
  const problems = problemsOfCard(body.value);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const rows = body.value.body.filter(({ type }) => type === 'ActionSet').map((row) => PRESSES.parse(row));
  return {
    sees: 'card',
    text: JSON.stringify(body.value.body),
    buttons: rows.flatMap(({ actions }) => actions.map(({ title }) => title)),
    views: body.value.refresh?.userIds ?? [],
  };
}
