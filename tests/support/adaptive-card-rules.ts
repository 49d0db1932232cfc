/**
 * What may stand in an Adaptive Card 1.5: every element and action of the published schema that a card of ours could hold, with every
 * property that the schema names for it. A property that is not named here would be passed over by a client, so it is a mistake.
 */
type Check =
  'text' | 'yes-no' | 'number' | 'data' | readonly string[] | { readonly list: Kind } | { readonly one: Kind };
export type Kind = 'element' | 'action' | 'inline' | 'choice' | 'fact' | 'query' | 'refresh' | 'id' | 'fallback';

export interface Rule {
  readonly needs: readonly string[];
  readonly has: Readonly<Record<string, Check>>;
}

const SPACING = ['Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding'];
const COLOUR = ['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'];
const WEIGHT = ['Lighter', 'Default', 'Bolder'];
const SIZE = ['Small', 'Default', 'Medium', 'Large', 'ExtraLarge'];
const GROUND = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'];
const ALIGN = ['Left', 'Center', 'Right'];

const EVERY: Rule['has'] = {
  id: 'text',
  isVisible: 'yes-no',
  spacing: SPACING,
  separator: 'yes-no',
  height: ['auto', 'stretch'],
  fallback: { one: 'fallback' },
};
const TYPED: Rule['has'] = {
  size: SIZE,
  weight: WEIGHT,
  color: COLOUR,
  isSubtle: 'yes-no',
  fontType: ['Default', 'Monospace'],
};
const INPUT: Rule['has'] = { ...EVERY, label: 'text', isRequired: 'yes-no', errorMessage: 'text' };
const ACTION: Rule['has'] = {
  id: 'text',
  title: 'text',
  style: ['default', 'positive', 'destructive'],
  mode: ['primary', 'secondary'],
  tooltip: 'text',
  isEnabled: 'yes-no',
  fallback: { one: 'fallback' },
};

export const ELEMENTS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'TextBlock',
    {
      needs: ['text', 'wrap'],
      has: {
        ...EVERY,
        ...TYPED,
        text: 'text',
        wrap: 'yes-no',
        maxLines: 'number',
        style: ['default', 'heading'],
        horizontalAlignment: ALIGN,
      },
    },
  ],
  ['RichTextBlock', { needs: ['inlines'], has: { ...EVERY, inlines: { list: 'inline' }, horizontalAlignment: ALIGN } }],
  ['Container', { needs: ['items'], has: { ...EVERY, items: { list: 'element' }, style: GROUND, bleed: 'yes-no' } }],
  ['ActionSet', { needs: ['actions'], has: { ...EVERY, actions: { list: 'action' } } }],
  ['FactSet', { needs: ['facts'], has: { ...EVERY, facts: { list: 'fact' } } }],
  ['Image', { needs: ['url', 'altText'], has: { ...EVERY, url: 'text', altText: 'text', size: SIZE } }],
  [
    'Input.Text',
    {
      needs: ['id', 'label'],
      has: {
        ...INPUT,
        value: 'text',
        placeholder: 'text',
        isMultiline: 'yes-no',
        maxLength: 'number',
        style: ['Text', 'Email'],
      },
    },
  ],
  [
    'Input.Toggle',
    {
      needs: ['id', 'title', 'wrap'],
      has: { ...INPUT, title: 'text', wrap: 'yes-no', value: 'text', valueOn: 'text', valueOff: 'text' },
    },
  ],
  [
    'Input.ChoiceSet',
    {
      needs: ['id', 'label', 'choices'],
      has: {
        ...INPUT,
        choices: { list: 'choice' },
        // Teams' own: choices found while somebody types.
        'choices.data': { one: 'query' },
        isMultiSelect: 'yes-no',
        style: ['compact', 'expanded', 'filtered'],
        value: 'text',
        placeholder: 'text',
        wrap: 'yes-no',
      },
    },
  ],
]);

export const ACTIONS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Action.Submit', { needs: ['title', 'data'], has: { ...ACTION, data: 'data', associatedInputs: ['auto', 'none'] } }],
  [
    'Action.Execute',
    {
      needs: ['title', 'verb', 'data'],
      has: { ...ACTION, verb: 'text', data: 'data', associatedInputs: ['auto', 'none'] },
    },
  ],
]);

export const PARTS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'inline',
    {
      needs: ['text'],
      has: {
        ...TYPED,
        text: 'text',
        highlight: 'yes-no',
        italic: 'yes-no',
        strikethrough: 'yes-no',
        underline: 'yes-no',
      },
    },
  ],
  ['choice', { needs: ['title', 'value'], has: { title: 'text', value: 'text' } }],
  ['fact', { needs: ['title', 'value'], has: { title: 'text', value: 'text' } }],
  ['query', { needs: ['dataset'], has: { dataset: 'text' } }],
  ['refresh', { needs: ['action', 'userIds'], has: { action: { one: 'action' }, userIds: { list: 'id' } } }],
]);

export const CARD: Rule = {
  needs: ['body'],
  has: {
    $schema: ['http://adaptivecards.io/schemas/adaptive-card.json'],
    version: ['1.5'],
    lang: 'text',
    body: { list: 'element' },
    actions: { list: 'action' },
    refresh: { one: 'refresh' },
  },
};
