import { z } from 'zod';
import {
  bankHolidaysSchema,
  councilSchema,
  documentSchema,
  expectedQuestionsSchema,
  gapsSchema,
  lexiconSchema,
} from './document-schema.ts';

/** The JSON Schema of each kind of file in a knowledge base, by the name it has under schemas/. */
export function editorSchemas(): Readonly<Record<string, object>> {
  const of = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input' });
  return {
    'bank-holidays.schema.json': of(bankHolidaysSchema),
    'council.schema.json': of(councilSchema),
    'document.schema.json': of(documentSchema),
    'expected-questions.schema.json': of(expectedQuestionsSchema),
    'gaps.schema.json': of(gapsSchema),
    'lexicon.schema.json': of(lexiconSchema),
  };
}
