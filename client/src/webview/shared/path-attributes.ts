/** How a path of SVG looks at this moment, as attributes that need no style sheet. */
import { colourOf } from './colour.ts';

/** Each with a blank before it. */
export function pathAttributes(style: CSSStyleDeclaration): string {
  const dash = style.strokeDasharray;
  return [
    paint('fill', style.fill, style.fillOpacity),
    paint('stroke', style.stroke, style.strokeOpacity),
    style.stroke === 'none' ? '' : ` stroke-width="${Number.parseFloat(style.strokeWidth)}"`,
    dash === 'none' ? '' : ` stroke-dasharray="${dash.replace(/[^\d., ]/g, '')}"`,
    style.fillRule === 'evenodd' ? ' fill-rule="evenodd"' : '',
    style.paintOrder.startsWith('stroke') ? ' paint-order="stroke"' : '',
  ].join('');
}

function paint(name: 'fill' | 'stroke', computed: string, opacity: string): string {
  const colour = colourOf(computed);
  if (!colour) return ` ${name}="none"`;
  const whole = colour.opacity * Number(opacity);
  return ` ${name}="${colour.hex}"${whole < 1 ? ` ${name}-opacity="${Math.round(whole * 1000) / 1000}"` : ''}`;
}
