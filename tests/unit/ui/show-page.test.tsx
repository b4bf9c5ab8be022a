// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { stationsOf } from '../../../src/diagnosis/stations.ts';
import { showPage } from '../../../src/ui/show-page.tsx';
import { StationPath } from '../../../src/ui/station-path.tsx';
import { createStore } from '../../../src/ui/store.ts';
import { useStore } from '../../../src/ui/use-store.ts';
import type { Translate } from '../../../src/wording/translate.ts';
import { translator } from '../wording/translator.ts';
import { NOT_YOURS } from './sample-reports.ts';

afterEach(cleanup);

describe('showPage', () => {
  const arabic: Translate = (key) => (key === 'ui_direction' ? 'rtl' : 'ar');

  it.each([
    ['English', translator('en'), ['en-GB', 'ltr']],
    ['Chinese', translator('zh_CN'), ['zh-CN', 'ltr']],
    ['Arabic', arabic, ['ar', 'rtl']],
  ] as const)(
    'gives the page its title, and the language and direction of %s texts',
    (_, t, is) => {
      document.body.innerHTML = '<div id="root"></div>';
      act(() => showPage(<p>Hello</p>, { title: 'A page', t }));
      expect(document.title).toBe('A page');
      expect([document.documentElement.lang, document.documentElement.dir]).toEqual(is);
      expect(document.getElementById('root')?.textContent).toBe('Hello');
    },
  );
});

describe('StationPath', () => {
  it.each([
    ['ltr', ['device', 'network', 'path', 'provider']],
    ['rtl', ['provider', 'path', 'network', 'device']],
  ] as const)('%s: starts where reading starts', (direction, leftToRight) => {
    const { container } = render(
      <StationPath
        stations={stationsOf(NOT_YOURS)}
        running={false}
        direction={direction}
        t={translator('en')}
      />,
    );
    const xOf = (station: Element): number =>
      Number(station.querySelector('circle')?.getAttribute('cx'));
    const drawn = [...container.querySelectorAll('[data-station]')].sort((a, b) => xOf(a) - xOf(b));
    expect(drawn.map((station) => station.getAttribute('data-station'))).toEqual(leftToRight);
  });

  it('draws every state with a shape of its own', () => {
    const shapes = (['cleared', 'doubt', 'broken', 'untested'] as const).map((state) => {
      const stations = { device: state, network: state, path: state, provider: state };
      const { container } = render(
        <StationPath stations={stations} running={false} direction="ltr" t={translator('en')} />,
      );
      return container.querySelector('.station-badge')?.innerHTML ?? '';
    });
    expect(new Set(shapes).size).toBe(4);
  });
});

describe('useStore', () => {
  it('draws anew what changed, and no more once it is gone', () => {
    const store = createStore({ count: 1, name: 'kept' });
    const Shown = () => {
      const { count, name } = useStore(store);
      return <p>{`${name} ${count}`}</p>;
    };
    const { container, unmount } = render(<Shown />);
    act(() => store.set({ count: 2 }));
    expect(container.textContent).toBe('kept 2');
    unmount();
    store.set({ count: 3 });
    expect(store.get().count).toBe(3);
  });
});
