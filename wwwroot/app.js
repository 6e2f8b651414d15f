// Small helpers for the console. Loaded before the Blazor script; nothing here may be inline (script-src 'self').
'use strict';

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;

  // Shown while there is no circuit, so their buttons cannot be the circuit's.
  switch (target?.closest('[data-deed]')?.dataset.deed) {
    case 'reload':
      location.reload();
      break;
    case 'reconnect':
      // False: the server is back but no longer knows this circuit.
      Blazor.reconnect().then(known => known || location.reload(), () => {});
      break;
  }

  if (target?.closest('.skip-link')) {
    event.preventDefault();
    document.getElementById('page')?.focus();
  }
}, true);

// Called by the circuit: brings the reader to the next thing to do.
window.reviewConsole = {
  focus(id) {
    const element = document.getElementById(id);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  },

  // Whether lines of a list may come and go without moving what somebody looks at.
  atTop() {
    return window.scrollY < 8 && !document.activeElement?.closest('tbody');
  },

  top() {
    window.scrollTo({ top: 0 });
  },

  // Small habits of this device (a view, never a name); without storage there are none.
  remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Private windows may refuse.
    }
  },

  recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
};

// Instants are shown in the reader's time zone; the connection of the circuit carries it to the server.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
