import { act, render } from '@testing-library/preact';
import type { VNode } from 'preact';
import { onTestFinished } from 'vitest';
import { Popup } from '../../../src/popup/popup.tsx';
import { startPopup } from '../../../src/popup/start-popup.ts';
import type { FakePopup } from './fake-ports.ts';

/** Opens the popup as the browser does, and waits until what is stored is painted. */
export async function openPopup({ ports }: FakePopup): Promise<HTMLElement> {
  const { store, actions, ready, stop } = startPopup(ports);
  await ready;
  const draw = (): VNode => <Popup state={store.get()} actions={actions} ports={ports} />;
  const { container, rerender, unmount } = render(draw());
  const unsubscribe = store.subscribe(() => rerender(draw()));
  onTestFinished(() => {
    unsubscribe();
    stop();
    unmount();
  });
  await settle();
  const main = container.querySelector('main');
  if (!main) throw new Error('the popup has no main');
  return main;
}

/** Lets promises that are already settled run, and what they change be painted. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  });
}

/** The states of the four stations, in their order. */
export function stationStates(main: HTMLElement): (string | null)[] {
  return [...main.querySelectorAll('[data-station]')].map((one) => one.getAttribute('data-state'));
}
