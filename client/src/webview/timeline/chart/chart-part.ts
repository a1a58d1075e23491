/** Axis and drawing as a part of the page. */
import { element } from '../../shared/element.ts';
import type { Page, Part } from '../part.ts';
import { axis } from './axis.ts';
import { drawChart } from './chart.ts';
import { painter as makePainter } from './painter.ts';
import { pictures } from './pictures.ts';
import { listenToPrinting } from './print-sheets.ts';
import { settling } from './settling.ts';

export function chartPart(page: Page): Part {
  const { model, camera, measure, invalidate } = page;
  const painter = makePainter();
  const header = axis();
  const { saveSvg, savePng, copy } = pictures(page, painter);
  if (page.host.standsAlone) listenToPrinting(page, painter);
  const isMoving = settling(invalidate);
  const chart = element('div', { class: 'chart-area' }, painter.chart, painter.labels);
  return {
    at: [
      ['layer', chart],
      ['layer', header.scale],
    ],
    draw: ({ view, window, ticks }) => {
      const { layout, settings } = model;
      if (!view) return;
      header.scale.style.left = `${layout.treeWidth}px`;
      header.scale.style.height = `${layout.rowsTop}px`;
      chart.style.left = `${layout.treeWidth}px`;
      chart.style.top = `${layout.rowsTop}px`;
      if (layout.chartWidth <= 0) return;
      header.draw({
        view,
        brief: layout.mode === 'narrow',
        window,
        ticks,
        bands: model.bands,
        dates: model.dates,
        today: settings.today,
        measure: measure.width,
      });
      painter.paint(
        drawChart({
          view,
          shown: model.shown,
          links: model.links,
          chain: model.chain,
          window,
          scrollTop: camera.scrollTop(),
          height: layout.rowsHeight,
          metrics: layout.metrics,
          namedAbove: layout.mode === 'narrow',
          inHand: model.inHand,
          hidden: model.hidden,
          coarse: isMoving(window, camera.scrollTop(), layout),
          today: settings.today,
          gridTicks: ticks.top,
          measure: measure.width,
        }),
      );
    },
    receive: (message) => {
      if (message.type !== 'command') return;
      if (message.command === 'exportSvg') saveSvg();
      else if (message.command === 'exportPng') void savePng();
      else if (message.command === 'copyPicture') void copy();
      else if (message.command === 'print') {
        // A page in the editor cannot print; its host lets a browser do that.
        if (page.host.standsAlone) window.print();
        else page.host.post({ type: 'export', format: 'pdf' });
      }
    },
  };
}
