import type { StyleChain, Styles } from './styles.ts';
import { child, toggle, value } from './tree.ts';
import type { Xml } from './xml.ts';

/**
 * Whether text with these run properties is hidden: they say so, or just one of their own style and the paragraph's does, since two cancel
 * each other.
 */
export function isHidden(properties: Xml | undefined, style: StyleChain, styles: Styles): boolean {
  const own = toggle(child(properties, 'w:vanish'));
  if (own !== undefined) return own;
  const named = value(child(properties, 'w:rStyle'));
  const byStyle = (named !== undefined && styles.run(named).hidden) !== style.hidden;
  return styles.hidden || byStyle;
}
