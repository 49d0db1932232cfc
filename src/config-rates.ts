import { z } from 'zod';
import { text } from './config-values.ts';
import { USUAL_RATES } from './core/rates.ts';
import type { Rates } from './core/rates.ts';

/** More than a thousand a second is no limit. */
const MOST = 60_000;

const perTime = (usual: number) =>
  text.transform((value, context) => {
    const given = value === undefined ? usual : Number(value);
    if (/^\d{1,5}$/.test(value ?? String(usual)) && given >= 1 && given <= MOST) return given;
    context.addIssue({ code: 'custom', message: `a whole number from 1 to ${MOST}.` });
    return z.NEVER;
  });

export const ratesShape = {
  PERSON_PER_MINUTE: perTime(USUAL_RATES.personPerMinute),
  PERSON_PER_HOUR: perTime(USUAL_RATES.personPerHour),
  COUNCIL_PER_MINUTE: perTime(USUAL_RATES.councilPerMinute),
};

export const ratesFrom = (values: Readonly<Record<keyof typeof ratesShape, number>>): Rates => ({
  personPerMinute: values.PERSON_PER_MINUTE,
  personPerHour: values.PERSON_PER_HOUR,
  councilPerMinute: values.COUNCIL_PER_MINUTE,
});
