/** How Teams draws cards, near enough to judge words, order and contrast: the values of its looks that our cards use. */
interface Colours {
  readonly ground: string;
  readonly card: string;
  readonly apart: string;
  readonly ink: string;
  readonly soft: string;
  readonly warning: string;
  readonly main: string;
  readonly onMain: string;
  readonly line: string;
}

const LIGHT: Colours = {
  ground: '#f5f5f5',
  card: '#ffffff',
  apart: '#f0f0f0',
  ink: '#242424',
  soft: '#616161',
  warning: '#b10e1c',
  main: '#5b5fc7',
  onMain: '#ffffff',
  line: '#d1d1d1',
};
const DARK: Colours = {
  ground: '#141414',
  card: '#292929',
  apart: '#1f1f1f',
  ink: '#ffffff',
  soft: '#adadad',
  warning: '#e37d80',
  main: '#7f85f5',
  onMain: '#000000',
  line: '#666666',
};
const CONTRAST: Colours = {
  ground: '#000000',
  card: '#000000',
  apart: '#000000',
  ink: '#ffffff',
  soft: '#ffffff',
  warning: '#ffff01',
  main: '#1aebff',
  onMain: '#000000',
  line: '#ffffff',
};

/** A look, and the width of a card in it. */
export const LOOKS = [
  { name: 'light', width: 500, colours: LIGHT },
  { name: 'dark', width: 500, colours: DARK },
  { name: 'contrast', width: 500, colours: CONTRAST },
  { name: 'phone', width: 300, colours: LIGHT },
] as const;

const shades = (colour: string, soft = colour) => ({ default: colour, subtle: soft });

/** The settings of the renderer for a look. */
export const hostConfig = ({ card, apart, ink, soft, warning, main, line }: Colours) => {
  const foregroundColors = {
    default: shades(ink, soft),
    dark: shades(ink, soft),
    light: shades(soft),
    accent: shades(main),
    good: shades(ink),
    warning: shades(warning),
    attention: shades(warning),
  };
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    containerStyles: {
      default: { backgroundColor: card, foregroundColors },
      emphasis: { backgroundColor: apart, foregroundColors },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
    },
  };
};

export const styleOf = ({ ground, ink, soft, main, onMain, line }: Colours): string => `
.look { background: ${ground}; color: ${ink}; padding: 16px; box-sizing: border-box; }
.look .said { color: ${soft}; font-size: 12px; margin: 0 0 6px; overflow-wrap: anywhere; }
.look .card { border: 1px solid ${line}; border-radius: 6px; overflow: hidden; margin-bottom: 12px; }
.look .bubble { border: 1px solid ${line}; border-radius: 6px; padding: 10px; margin-bottom: 12px; white-space: pre-wrap; }
.look .title { font-weight: 600; font-size: 18px; margin-bottom: 8px; }
.look .ac-pushButton { font: 600 14px 'Segoe UI', 'Liberation Sans', sans-serif; color: ${ink}; background: none; border: 1px solid ${line}; border-radius: 4px; padding: 5px 12px; }
.look .ac-pushButton.style-positive { background: ${main}; border-color: ${main}; color: ${onMain}; }
.look .ac-input, .look textarea, .look select, .look input { color: ${ink}; background: transparent; border: 1px solid ${line}; border-radius: 4px; padding: 6px; font: 14px 'Segoe UI', 'Liberation Sans', sans-serif; width: 100%; box-sizing: border-box; }
.look input[type=checkbox] { width: auto; }
.look .ac-container { border-radius: 4px; }
.contrast .ac-container .ac-container { border: 1px dashed ${line}; }
`;
