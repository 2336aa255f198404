// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { newSample } from '../../../../src/pages/demo/sample-state';
import { sampleRows, sampleView as viewOfSample } from '../../../../src/pages/demo/sample-view';
import { createPanelBench } from '../panel-bench';
import { sampleNow, sampleView } from '../sample-view';

const bench = createPanelBench();
const { show, root, text, button, ask } = bench;

const sample = newSample(sampleNow);
/** A page with something wrong, a timer, time and the tour. */
const due = {
  ...viewOfSample(
    sample,
    sampleRows(sample),
    { key: 'SampleWork3', range: { kind: 'sixMonths' }, entryCount: 5 },
    sampleNow,
  ),
  isTourDue: true,
};

const tour = () => root().querySelector<HTMLElement>('.tour');
const press = (target: Element | null, key: string) =>
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

describe('the tour', () => {
  it('is not there for whoever has had it, nor before there is anything to be shown', () => {
    show({ ...due, isTourDue: false });
    expect(tour()).toBeNull();
    bench.panel().update({ ...due, phase: 'loading' });
    expect(tour()).toBeNull();
  });

  it('goes through three parts of the panel, each of which is drawn', async () => {
    show(due);
    const shown: (string | undefined)[] = [];
    for (const label of ['Next', 'Next', 'Done']) {
      const place = tour()?.dataset.step;
      shown.push(place);
      expect(root().querySelector(`[data-tour="${place}"]`), place).not.toBeNull();
      button(label).click();
      bench.panel().update(due);
      await Promise.resolve();
    }
    expect(shown).toEqual(['status', 'time', 'act']);
    expect(ask.mock.calls).toEqual([[{ type: 'setTour', isDue: false }]]);
  });

  it('leaves out what a page does not have', () => {
    show({ ...sampleView, isTourDue: true, time: null });
    expect(text()).toContain('1 of 1');
    expect(root().querySelectorAll('[data-tour="time"]')).toHaveLength(0);
  });

  it.each([
    ['Skip', () => button('Skip').click()],
    ['Escape in it', () => press(tour(), 'Escape')],
    ['Escape in the panel', () => press(root().querySelector('.verdict'), 'Escape')],
  ])('ends with %s', (_, end) => {
    show(due);
    end();
    expect(ask.mock.calls).toEqual([[{ type: 'setTour', isDue: false }]]);
  });

  it('stays when Escape closes something else', () => {
    show(due);
    press(root().querySelector('[role=menu]'), 'Escape');
    expect(ask).not.toHaveBeenCalled();
  });

  it('takes the focus from nobody who works in the page', () => {
    show(due);
    expect(root().activeElement).toBeNull();
  });

  it('comes again from the menu, and takes the focus of whoever asked for it', () => {
    show({ ...due, isTourDue: false });
    const item = button('Show the tour');
    item.focus();
    item.click();
    expect(ask.mock.calls).toEqual([[{ type: 'setTour', isDue: true }]]);
    bench.panel().update(due);
    expect(root().activeElement?.textContent).toBe('Next');
  });
});
