import { createStore, useStore } from 'zustand';

/**
 * Where the person is in an open vault: `#/log/<record id>`. Ids are random, so nothing of a record stands in
 * an address. First run and unlock are no addresses: the session decides on them, and the address waits.
 */

export const screens = ['log', 'review', 'cases', 'people', 'import', 'verify', 'settings'] as const;
export type Screen = (typeof screens)[number];
export type Route = { readonly screen: Screen; readonly id?: string };

export const hashOf = (route: Route): string =>
  `#/${route.screen}${route.id ? `/${encodeURIComponent(route.id)}` : ''}`;

/** An unknown address is the Log. */
export const parseHash = (hash: string): Route => {
  const [, name, id] = hash.split('/');
  const screen = screens.find((known) => known === name) ?? 'log';
  return id ? { screen, id: decodeURIComponent(id) } : { screen };
};

const router = createStore<Route>()(() => parseHash(location.hash));

// Back, Forward and plain links alike.
addEventListener('hashchange', () => router.setState(parseHash(location.hash), true));

/** `replace` leaves no step for Back: for redirects and for moving through a list. */
export const navigate = (route: Route, options: { readonly replace?: boolean } = {}): void => {
  const hash = hashOf(route);
  if (hash === location.hash) return;
  if (options.replace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  router.setState(parseHash(hash), true);
};

export const useRoute = (): Route => useStore(router);
export const currentRoute = (): Route => router.getState();
