const key = 'netloom.token';

/**
 * Where the studio listens, from the page's own address and the token it was opened with. The token moves from the address
 * bar into this tab's session, so that it is neither bookmarked nor shown. Undefined: a page without a studio.
 */
export function studioAddress(): string | undefined {
  const page = new URL(window.location.href);
  const given = page.searchParams.get('token');
  if (given !== null) {
    page.searchParams.delete('token');
    window.history.replaceState(window.history.state, '', page.href);
  }
  const token = given ?? session('get');
  if (given !== null) session('set', given);
  if (token === null || !page.protocol.startsWith('http')) return undefined;
  const protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${protocol}//${page.host}/studio?token=${encodeURIComponent(token)}`;
}

function session(action: 'get' | 'set', value = ''): string | null {
  try {
    if (action === 'get') return window.sessionStorage.getItem(key);
    window.sessionStorage.setItem(key, value);
  } catch {
    // Storage refused: the token then lasts until the page is left.
  }
  return null;
}
