import { z } from 'zod';
import { AUDITED_ACTS } from '../../core/audit.ts';
import type { AuditedBy, AuditEntry } from '../../core/audit.ts';
import { councilId } from '../../core/guidance.ts';
import { personId } from '../../core/people.ts';

const text = z.string();

const by: z.ZodType<AuditedBy> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: text.transform(personId) }),
  z.strictObject({ kind: z.literal('command'), account: text }),
  z.strictObject({ kind: z.literal('service') }),
]);

const entry = z.strictObject({
  about: text,
  act: z.enum(AUDITED_ACTS),
  at: z.number(),
  by,
  council: text.transform(councilId).optional(),
  details: z.record(text, z.union([text, z.number()])),
});

/** Throws if it is no entry, and tells nothing of what is in it. */
export function readAudited(body: string, number: number): AuditEntry {
  const parsed = z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(entry)
    .safeParse(body);
  if (!parsed.success)
    throw new TypeError(
      `Entry ${number} of the audit log cannot be read; “clausebook audit verify” looks at all of them.`,
    );
  const { council, ...rest } = parsed.data;
  return { ...rest, council };
}
