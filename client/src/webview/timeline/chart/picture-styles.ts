/** What the theme makes of every style at this moment, as attributes of SVG that need no style sheet. */

import { colourOf } from '../../shared/colour.ts';
import { element, svgElement } from '../../shared/element.ts';
import { pathAttributes } from '../../shared/path-attributes.ts';
import { type LabelKind, STYLES, type Style } from './scene.ts';

export interface PictureStyles {
  /** Attributes of a path, with a blank before each. */
  readonly paths: ReadonlyMap<Style, string>;
  readonly labels: ReadonlyMap<LabelKind, TextStyle>;
  readonly text: string;
  readonly quiet: string;
  readonly background: string;
  readonly rule: string;
  readonly font: string;
}

interface TextStyle {
  readonly colour: string;
  readonly weight: string;
  readonly size: number;
}

const LABEL_KINDS: readonly LabelKind[] = ['inside', 'beside', 'phase', 'slip', 'negative', 'lag'];

/** @param chart,labels of the painter, whose style sheet is asked. */
export function pictureStyles(chart: SVGSVGElement, labels: HTMLElement): PictureStyles {
  const body = getComputedStyle(document.body);
  const mark = svgElement('path');
  chart.append(mark);
  const paths = STYLES.map((style): [Style, string] => {
    mark.setAttribute('class', `mark ${style}`);
    return [style, pathAttributes(getComputedStyle(mark))];
  });
  mark.remove();
  const probe = element('span');
  labels.append(probe);
  const kinds = LABEL_KINDS.map((kind): [LabelKind, TextStyle] => {
    probe.className = `label ${kind}`;
    const { color, fontWeight, fontSize } = getComputedStyle(probe);
    return [kind, { colour: hexOf(color), weight: fontWeight, size: Number.parseFloat(fontSize) }];
  });
  const quiet = kinds.find(([kind]) => kind === 'beside')?.[1].colour ?? hexOf(body.color);
  probe.remove();
  return {
    paths: new Map(paths),
    labels: new Map(kinds),
    text: hexOf(body.color),
    quiet,
    background: hexOf(body.backgroundColor, '#ffffff'),
    rule: hexOf(body.color),
    font: body.fontFamily,
  };
}

function hexOf(computed: string, otherwise = '#000000'): string {
  return colourOf(computed)?.hex ?? otherwise;
}
