/** The zoom as a slider, by factors: each stretch of it makes a day as many times wider. Says the finest unit of the axis. */
import { element } from '../../shared/element.ts';
import { LEAST_ZOOM, MOST_ZOOM } from '../chart/scale.ts';
import type { UnitName } from '../chart/ticks.ts';
import type { Frame, Page } from '../part.ts';

export const ZOOM_STEP = 1.4;
const STEPS = 100;
const RANGE = Math.log(MOST_ZOOM / LEAST_ZOOM);

const UNIT_WORDS: Readonly<Record<UnitName, string>> = {
  hour: 'Hours',
  'quarter-day': '6 hours',
  day: 'Days',
  week: 'Weeks',
  month: 'Months',
  quarter: 'Quarters',
  year: 'Years',
};

export interface ZoomSlider {
  readonly slider: HTMLInputElement;
  readonly unit: HTMLElement;
  /** @returns the unit in words. */
  readonly draw: (frame: Frame) => string;
}

export function zoomSlider({ camera, actions }: Page): ZoomSlider {
  const slider = element('input', {
    class: 'zoom-slider',
    type: 'range',
    min: 0,
    max: STEPS,
    step: 1,
    'aria-label': 'Zoom',
    title: 'Zoom (+ −)',
  });
  const unit = element('span', { class: 'unit', 'aria-hidden': 'true' });
  let drawn = -1;
  let said = '';
  slider.addEventListener('input', () => {
    const wanted = LEAST_ZOOM * Math.exp((Number(slider.value) / STEPS) * RANGE);
    actions.zoom(wanted / camera.pxPerDay());
  });
  // Left and right walk the toolbar; up and down are the slider's own.
  slider.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') event.stopPropagation();
  });
  return {
    slider,
    unit,
    draw: ({ ticks }) => {
      const words = UNIT_WORDS[ticks.unit];
      const value = Math.round((Math.log(camera.pxPerDay() / LEAST_ZOOM) / RANGE) * STEPS);
      if (value !== drawn && document.activeElement !== slider) slider.value = String(value);
      drawn = value;
      if (said !== words) slider.setAttribute('aria-valuetext', words);
      said = words;
      return words;
    },
  };
}
