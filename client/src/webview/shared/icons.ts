/** Icons of 16×16 as single paths, drawn in the colour of the text around them. */
import { svgElement } from './element.ts';

const CIRCLE = 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2Zm0 1.2a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4Z';

const ICON_PATHS = {
  fit: 'M1.5 2.5h1.2v11H1.5ZM13.3 2.5h1.2v11h-1.2ZM4 8l2.6-2.6.85.85L6.3 7.4h3.4L8.55 6.25l.85-.85L12 8l-2.6 2.6-.85-.85L9.7 8.6H6.3l1.15 1.15-.85.85Z',
  today: 'M4.5 1h1.2v1.5h4.6V1h1.2v1.5H14v11.3H2V2.5h2.5ZM3.2 6v6.6h9.6V6ZM3.2 3.7v1.1h9.6V3.7ZM6.5 7.6h3v3h-3Z',
  plus: 'M7.4 3h1.2v4.4H13v1.2H8.6V13H7.4V8.6H3V7.4h4.4Z',
  minus: 'M3 7.4h10v1.2H3Z',
  search:
    'M6.6 1.5a5.1 5.1 0 1 0 3.1 9.15l3.6 3.6.85-.85-3.6-3.6A5.1 5.1 0 0 0 6.6 1.5Zm0 1.2a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8Z',
  close: 'M3.7 2.85 8 7.15l4.3-4.3.85.85L8.85 8l4.3 4.3-.85.85L8 8.85l-4.3 4.3-.85-.85L7.15 8l-4.3-4.3Z',
  collapse: 'M2 2h9v1.2H3.2V11H2ZM5 5h9v9H5Zm1.2 1.2v6.6h6.6V6.2ZM7.2 8.9h4.6v1.2H7.2Z',
  expand: 'M2 2h9v1.2H3.2V11H2ZM5 5h9v9H5Zm1.2 1.2v6.6h6.6V6.2ZM7.2 8.9h1.7V7.2h1.2v1.7h1.7v1.2h-1.7v1.7H8.9v-1.7H7.2Z',
  critical: 'M8 1.6 14.4 8 8 14.4 1.6 8ZM8 3.3 3.3 8 8 12.7 12.7 8ZM8 5.4 10.6 8 8 10.6 5.4 8Z',
  check: 'M13.4 3.6 6.2 12.3 2.6 8.7l.85-.85 2.7 2.7 6.3-7.7Z',
  next: 'M6 3.3 10.7 8 6 12.7l-.85-.85L9 8 5.15 4.15Z',
  down: 'M3.3 5.2 8 9.9l4.7-4.7.85.85L8 11.6 2.45 6.05Z',
  more: 'M3 7h2v2H3Zm4 0h2v2H7Zm4 0h2v2h-2Z',
  filter: 'M1.5 2.5h13v1.3L9.6 9v5l-3.2-1.6V9L1.5 3.8ZM3.2 3.7 7.6 8.4v3.3l.8.4V8.4l4.4-4.7Z',
  group:
    'M2 2.5h4v3H2Zm1.2 1v1h1.6v-1ZM8 3.4h6v1.2H8ZM2 6.5h4v3H2Zm1.2 1v1h1.6v-1ZM8 7.4h6v1.2H8ZM2 10.5h4v3H2Zm1.2 1v1h1.6v-1ZM8 11.4h6v1.2H8Z',
  show: 'M8 3.2c3.2 0 5.7 2 7 4.8-1.3 2.8-3.8 4.8-7 4.8S2.3 10.8 1 8c1.3-2.8 3.8-4.8 7-4.8Zm0 1.2C5.5 4.4 3.5 5.8 2.35 8 3.5 10.2 5.5 11.6 8 11.6s4.5-1.4 5.65-3.6C12.5 5.8 10.5 4.4 8 4.4Zm0 1.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8Zm0 1.2a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
  export: 'M7.4 2.3v7.1L4.9 6.9l-.85.85L8 11.7l3.95-3.95-.85-.85-2.5 2.5V2.3ZM2.5 10.5h1.2v2.3h8.6v-2.3h1.2V14h-11Z',
  up: 'M3.3 10.8 8 6.1l4.7 4.7.85-.85L8 4.4 2.45 9.95Z',
  person:
    'M8 2a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 8 2Zm0 1.2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM8 9.2c3 0 5.4 2 5.4 4.8h-1.2c0-2-1.8-3.6-4.2-3.6S3.8 12 3.8 14H2.6c0-2.8 2.4-4.8 5.4-4.8Z',
  help: `${CIRCLE}M7.4 10.7h1.2v1.2H7.4ZM8 3.9c-1.5 0-2.5.9-2.6 2.3h1.2c.1-.7.6-1.15 1.4-1.15s1.4.45 1.4 1.1c0 .55-.3.85-.95 1.3-.8.55-1.1 1-1.1 1.9v.3h1.2v-.2c0-.5.2-.75.85-1.2.85-.6 1.25-1.15 1.25-2.1 0-1.35-1.05-2.25-2.65-2.25Z`,
  text: 'M2 3h12v1.2H2Zm0 3h7v1.2H2Zm0 3h12v1.2H2Zm0 3h7v1.2H2Z',
  lock: 'M5 6V4.5a3 3 0 0 1 6 0V6h1.5v8h-9V6Zm1.2 0h3.6V4.5a1.8 1.8 0 0 0-3.6 0ZM4.7 7.2v5.6h6.6V7.2Z',
  error: `${CIRCLE}M5.8 4.95 8 7.15l2.2-2.2.85.85L8.85 8l2.2 2.2-.85.85L8 8.85l-2.2 2.2-.85-.85L7.15 8l-2.2-2.2Z`,
  warning: 'M8 1.3 15.2 14.3H.8ZM8 3.8 2.8 13.1h10.4ZM7.4 6.5h1.2v3.6H7.4Zm0 4.5h1.2v1.2H7.4Z',
  info: `${CIRCLE}M7.4 4.3h1.2v1.2H7.4Zm0 2.5h1.2v4.9H7.4Z`,
} as const;

export type IconName = keyof typeof ICON_PATHS;

export function icon(name: IconName, className = 'icon'): SVGSVGElement {
  const shape = svgElement('path', { d: ICON_PATHS[name], 'fill-rule': 'evenodd' });
  return svgElement(
    'svg',
    { class: className, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    shape,
  );
}
